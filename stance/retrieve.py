"""From an actor and a topic to judged utterances: filters first, then words and vectors fused, each utterance once, judged in its sentence."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stance import store
from stance.actors import Base
from stance.embedders import Embedder
from stance.index import VectorIndex
from stance.judges import Claim, Judge, Proposition, pair, passage, positions, proposition
from stance.records import Actor, Excerpt, Judged, Judgement, Kind, Label, Stance, Stand, StatementFilter, Telling
from stance.text import slug

if TYPE_CHECKING:
    from sqlite_utils import Database

CANDIDATES = 120  # rows that each of the two searches may give: enough for one actor on one topic
OF_EVERYONE = 200  # and where everybody's statements on a topic are looked for
ARTICLES_OF = 60  # nearest statements by anybody, whose articles are read for more
EVERYTHING = 60  # an actor with no more statements than these is read whole


@dataclass(frozen=True, slots=True)
class Record:
    """All that an answer is made from."""

    db: "Database"
    base: Base
    embedder: Embedder
    index: VectorIndex
    judge: Judge


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate statement, its article's text and its cosine with the topic."""

    telling: Telling
    text: str | None
    similarity: float


def read_topic(record: Record, topic: str) -> Proposition:
    """The proposition of a topic: as a user fixed it, else as its words say."""
    return topic_of(record.db, topic)


def topic_of(db: "Database", topic: str) -> Proposition:
    """As `read_topic`, where only the database is open."""
    kept = store.topic(db, topic)
    return proposition(topic, text=kept.proposition if kept is not None else None)


def search(record: Record, query: str, wanted: StatementFilter, *, limit: int = CANDIDATES) -> list[Found]:
    """Statements near a query, best first: words, vectors and the articles that speak of it, fused after the filter."""
    allowed = store.allowed_rows(record.db, wanted)
    if not len(allowed):
        return []
    vector = _embedded(record.embedder, query)
    near = record.index.search(vector, limit, allowed=allowed)
    worded = store.full_text(record.db, query, allowed=allowed, limit=limit)
    beside = _beside(record, vector, wanted, allowed)[:limit]
    rows = [row for row, _ in store.fuse([[row for row, _ in near], [row for row, _ in worded], beside])]
    if len(allowed) <= EVERYTHING:
        rows += [row for row in allowed.tolist() if row not in set(rows)]
    cosine = dict(near)
    missing = [row for row in rows if row not in cosine]
    if missing:
        numbers, matrix = store.vectors(record.db, record.embedder.name, rows=missing)
        cosine |= dict(zip(numbers.tolist(), np.asarray(matrix @ vector, dtype=float).tolist(), strict=True)) if len(numbers) else {}
    tellings = store.tellings_by_rows(record.db, rows)
    text = _texts(record)
    return [Found(t, text(t.statement.article_id), cosine.get(row, 0.0)) for row, t in zip(rows, tellings, strict=True)]


@lru_cache(maxsize=64)
def _embedded(embedder: Embedder, query: str) -> NDArray[np.float32]:
    """The vector of a query, which is asked of several actors one after the other."""
    vector: NDArray[np.float32] = embedder.embed([query])[0]
    vector.setflags(write=False)
    return vector


def _beside(record: Record, vector: NDArray[np.float32], wanted: StatementFilter, allowed: NDArray[np.int64]) -> list[int]:
    """Allowed statements in the articles whose statements, by anybody, lie nearest to the query: "such a step" names no topic itself."""
    anybody = None if wanted.as_of is None else store.allowed_rows(record.db, StatementFilter(as_of=wanted.as_of))
    best = [row for row, _ in record.index.search(vector, ARTICLES_OF, allowed=anybody)]
    return store.rows_beside(record.db, best, allowed)


def _texts(record: Record) -> Callable[[str], str | None]:
    """Texts of articles by id, each read once."""

    @cache
    def text(article_id: str) -> str | None:
        article = store.article(record.db, article_id)
        return None if article is None else article.text

    return text


def query_of(topic: Proposition) -> str:
    """The words that are searched and embedded for a topic."""
    return topic.topic if topic.text == topic.topic else f"{topic.topic}. {topic.text}"


def judged(record: Record, topic: Proposition, wanted: StatementFilter, *, limit: int = CANDIDATES, everything: bool = False) -> list[Judged]:
    """Every utterance on a topic with its stance, most relevant first; the telling that says most leads its group.

    Utterances that do not bear on the topic are left out, unless `everything` is asked for.
    """
    found = search(record, query_of(topic), wanted, limit=limit)
    found += _labelled(record, topic, wanted, found)
    stances = stances_of(record, topic, found)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        groups[one.telling.group].append(at)
    by_people = [people_say(f.telling, topic) is not None for f in found]
    leads = {group: min(members, key=lambda at: (not by_people[at], stances[at].label is Label.UNRELATED, at)) for group, members in groups.items()}
    leads = {group: at for group, at in leads.items() if everything or stances[at].label is not Label.UNRELATED}
    others = store.tellings_by_groups(record.db, store.shared_groups(record.db, leads))
    out = []
    for group, lead in leads.items():
        telling = found[lead].telling
        tellings = tuple(t for t in others.get(group, []) if t.statement.id != telling.statement.id and _published_by(t, wanted))
        condition, text = stances[lead].condition, found[lead].text
        words = condition.of(text) if condition is not None and text is not None else None
        out.append(Judged(telling, stances[lead], tellings, words, _excerpt(found[lead].text, telling)))
    return out


def excerpt_of(record: Record, telling: Telling) -> Excerpt | None:
    """The sentences of the article in which a statement stands."""
    article = store.article(record.db, telling.article.id)
    return _excerpt(None if article is None else article.text, telling)


def _excerpt(text: str | None, telling: Telling) -> Excerpt | None:
    """The sentences of a text in which a statement stands; None where they are not found."""
    around = passage(text, telling.statement)
    return None if around.start is None else Excerpt(around.text, around.spans)


def stances_of(record: Record, topic: Proposition, found: Sequence[Found]) -> list[Stance]:
    """The stance of each candidate, in order: what a person says of it, else what was judged before, else judged now and kept."""
    key = query_of(topic), _judged_by(record)
    known = store.stances(record.db, *key, [f.telling.statement.id for f in found])
    fresh = [f for f in found if f.telling.statement.id not in known]
    judged_now = record.judge.stance([pair(f.telling, f.text, f.similarity) for f in fresh], topic)
    new = {f.telling.statement.id: stance for f, stance in zip(fresh, judged_now, strict=True)}
    store.save_stances(record.db, *key, new)
    return [_decided(f.telling, topic, (known | new)[f.telling.statement.id]) for f in found]


def people_say(telling: Telling, topic: Proposition) -> Label | None:
    """The stance towards a proposition that a person gave a statement."""
    stances = telling.reviewed.stances if telling.reviewed is not None else ()
    return next((label for text, label in stances if slug(text) == slug(topic.text)), None)


def _decided(telling: Telling, topic: Proposition, machine: Stance) -> Stance:
    """A person's stance if there is one, else the machine's."""
    label, found = people_say(telling, topic), telling.reviewed
    if label is None or found is None:
        return machine
    why = f"{found.by} says so, {found.at[:10]} (the machine: {machine.label}, {machine.score:.2f})"
    return Stance(label, 1.0, why, machine.condition if label is Label.CONDITIONAL else None)


def _labelled(record: Record, topic: Proposition, wanted: StatementFilter, found: Sequence[Found]) -> list[Found]:
    """Statements whose stance towards the topic a person gave, where the search did not find them."""
    have = {f.telling.statement.id for f in found}
    rows = store.labelled_rows(record.db, wanted)
    missing = [t for t in store.tellings_by_rows(record.db, rows) if t.statement.id not in have and people_say(t, topic) is not None]
    text = _texts(record)
    return [Found(t, text(t.statement.article_id), 1.0) for t in missing]


def relations_of(record: Record, claim: Claim, found: Sequence[Found]) -> list[Judgement]:
    """What each candidate does to a claim, in order; judgements are kept as in `stances_of`."""
    key = f"{claim.text} [{claim.start}, {claim.end}]", _judged_by(record)
    known = store.relations(record.db, *key, [f.telling.statement.id for f in found])
    fresh = [f for f in found if f.telling.statement.id not in known]
    judged_now = record.judge.relation([pair(f.telling, f.text, f.similarity) for f in fresh], claim)
    new = {f.telling.statement.id: judgement for f, judgement in zip(fresh, judged_now, strict=True)}
    store.save_relations(record.db, *key, new)
    return [(known | new)[f.telling.statement.id] for f in found]


def _judged_by(record: Record) -> str:
    """All that a judgement depends on besides statement and proposition."""
    return f"{record.judge.name} {record.embedder.name}"


def _published_by(telling: Telling, wanted: StatementFilter) -> bool:
    """Was the telling out by the day of --as-of?"""
    published = telling.article.published
    return wanted.as_of is None or published is None or published <= wanted.as_of


def rank_of(record: Record) -> Callable[[Telling], int]:
    """The rank of a speaker's office on the day of his words: 3 head of state or government, 2 minister, 1 spokesperson, 0 none."""

    @cache
    def offices(speaker: str) -> tuple[tuple[str, str, int], ...]:
        held = record.base.offices(speaker)
        return tuple((o.start.isoformat() if o.start else "", o.end.isoformat() if o.end else "9999", o.rank) for o in held)

    def rank(telling: Telling) -> int:
        statement = telling.statement
        if statement.speaker is None:
            return 3 if statement.kind is Kind.DEED else 1
        day = telling.when.isoformat() if telling.when is not None else ""
        return max((r for start, end, r in offices(statement.speaker) if not day or start <= day <= end), default=_titled(statement.role))

    return rank


def _titled(role: str | None) -> int:
    """The rank that a printed title tells where the base does not know the person."""
    title = (role or "").casefold()
    if not title:
        return 0
    if any(w in title for w in ("spokes", "deputy", "vice", "ambassador", "envoy", "representative", "former")):
        return 1
    if any(w in title for w in ("president", "prime minister", "chancellor", "secretary general", "secretary-general", "king", "pope", "premier")):
        return 3
    return 2 if "minister" in title or "secretary" in title else 1


def related(judgements: Sequence[Judged]) -> list[Judged]:
    """Those that bear on the topic."""
    return [j for j in judgements if j.stance.label is not Label.UNRELATED]


def stand_of(name: str, actor: Actor | None, topic: Proposition, about: Sequence[Judged], rank: positions.Rank) -> Stand:
    """Where one actor stands by his judged utterances on a topic; the latest of the position leads."""
    found = positions.position(about, name, rank)
    by_id = {j.telling.statement.id: j for j in about}
    lead = by_id[found.basis[0]] if found.basis else None
    outlets = {source for j in about for source in j.telling.sources}
    return Stand(name, actor, topic.topic, topic.text, found, lead, len(about), len(outlets))


def stands(topic: Proposition, about: Sequence[Judged], rank: positions.Rank) -> list[Stand]:
    """Where everyone stands who spoke on a topic and took a position, the latest first."""
    by_actor: dict[Actor, list[Judged]] = defaultdict(list)
    for one in about:
        if one.telling.actor is not None:
            by_actor[one.telling.actor].append(one)
    found = [stand_of(actor.name, actor, topic, said, rank) for actor, said in by_actor.items()]
    taken = [s for s in found if s.position.label is not Label.NONE]
    return sorted(taken, key=lambda s: (-(s.position.until or date.min).toordinal(), s.name))
