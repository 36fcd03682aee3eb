"""From an actor and a topic to judged utterances: filters first, then words and vectors fused, each utterance once, judged in its sentence."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from stance import store
from stance.actors import Base
from stance.embedders import Embedder
from stance.index import VectorIndex
from stance.judges import Judge, Proposition, pair, proposition
from stance.records import Judged, Kind, Label, StatementFilter, Telling

if TYPE_CHECKING:
    from sqlite_utils import Database

CANDIDATES = 120  # rows that each of the two searches may give: enough for one actor on one topic
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
    kept = store.topic(record.db, topic)
    return proposition(topic, text=kept.proposition if kept is not None else None)


def search(record: Record, query: str, wanted: StatementFilter, *, limit: int = CANDIDATES) -> list[Found]:
    """Statements near a query, best first: words and vectors fused, both after the filter."""
    allowed = store.allowed_rows(record.db, wanted)
    if not len(allowed):
        return []
    vector = record.embedder.embed([query])[0]
    near = record.index.search(vector, limit, allowed=allowed)
    worded = store.full_text(record.db, query, allowed=allowed, limit=limit)
    rows = [row for row, _ in store.fuse([[row for row, _ in near], [row for row, _ in worded]])]
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
    pairs = [pair(f.telling, f.text, f.similarity) for f in found]
    stances = record.judge.stance(pairs, topic)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        groups[one.telling.group].append(at)
    leads = {group: min(members, key=lambda at: (stances[at].label is Label.UNRELATED, at)) for group, members in groups.items()}
    leads = {group: at for group, at in leads.items() if everything or stances[at].label is not Label.UNRELATED}
    others = store.tellings_by_groups(record.db, store.shared_groups(record.db, leads))
    out = []
    for group, lead in leads.items():
        telling = found[lead].telling
        tellings = tuple(t for t in others.get(group, []) if t.statement.id != telling.statement.id and _published_by(t, wanted))
        condition, text = stances[lead].condition, found[lead].text
        words = condition.of(text) if condition is not None and text is not None else None
        out.append(Judged(telling, stances[lead], tellings, words))
    return out


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
