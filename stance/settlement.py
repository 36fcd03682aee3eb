"""People's word over the machine's: corrections of actors and reviews of statements laid over what was found in an article.

A statement's row keeps what the machine found beside what stands, so that the same corrections give the same record whether they
came before or after the article, a review can be taken back, and an article that is read again is settled again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from stance import actors, link, store
from stance.attribution import named, whom
from stance.identify import base_of
from stance.records import (
    Article,
    Change,
    Correction,
    Decision,
    Field,
    Kind,
    Label,
    Quote,
    Resolution,
    Review,
    Reviewed,
    Span,
    Speaker,
    Statement,
    Stored,
)
from stance.text import period

if TYPE_CHECKING:
    from sqlite_utils import Database

SAME_PLACE = 0.5  # of their characters two extractions of one statement share
Reviews = Mapping[int, Sequence[Review]]  # by row number, earliest first


def settle(db: "Database", base: actors.Base, article_ids: Iterable[str]) -> list[int]:
    """Lay corrections (`base`) and reviews over what the machine found in some articles; done twice it changes nothing more.

    Where people say nothing the machine's word stands. Whose speaker, actor or day changed is linked anew. Returns the row
    numbers of the statements that changed in any way.
    """
    changed: list[int] = []
    moved: list[int] = []
    with store.transaction(db):
        for article, statements in store.stored(db, article_ids):
            reviews = _placed(statements, store.reviews(db, article_id=article.id))
            found = _resolved(base, article, statements, reviews)
            store.save_actors(db, named(list(found.values())))
            for one in statements:
                said = reviews.get(one.row, ())
                standing, reviewed = _standing(base, one.machine, found.get(one.row), said), _together(said)
                if standing != one.standing or reviewed != one.reviewed:
                    store.settle(db, one, standing, reviewed)
                    changed.append(one.row)
                    moved += [one.row] * (_linked_by(standing) != _linked_by(one.standing))
        parted = store.ungroup(db, moved)  # what was just stored has no group yet
        link.group(db, store.vector_model(db) or "", rows=parted)
    return changed


def settle_new(db: "Database", base: actors.Base, article_ids: Sequence[str]) -> None:
    """Settle articles that were just stored, where people have said anything that can concern them."""
    if base is actors.load_base():
        reviewed = store.reviewed_articles(db)
        article_ids = [article_id for article_id in article_ids if article_id in reviewed]
    settle(db, base, article_ids)


def settle_again(db: "Database") -> list[int]:
    """Settle all that people's word can concern, after corrections or reviews came in from elsewhere."""
    wanted = dict.fromkeys([*concerned(db, store.corrections(db)), *sorted(store.reviewed_articles(db))])
    return settle(db, base_of(db), wanted)


def concerned(db: "Database", corrections: Iterable[Correction]) -> list[str]:
    """Ids of the articles with a statement that some corrections can change."""
    about, words = actors.concerned(corrections), cache(actors.words_of)
    return list(dict.fromkeys(article_id for article_id, ids, source in store.mentions(db) if about.by(ids, words(source))))


def _linked_by(one: Statement) -> tuple[object, ...]:
    """What decides with which others a statement is linked."""
    return one.speaker, one.actor_id, one.said_on


def _placed(statements: Sequence[Stored], reviews: Sequence[Review]) -> dict[int, list[Review]]:
    """The reviews of each row: by the statement's id, else of the statement that shares most of the reviewed characters."""
    rows = {one.machine.id: one.row for one in statements}
    out: dict[int, list[Review]] = defaultdict(list)
    for review in reviews:
        row = rows.get(review.statement_id)
        if row is None:
            share, nearest = max(((_shared(one.machine.spans, review.spans), one.row) for one in statements), default=(0.0, 0))
            row = nearest if share >= SAME_PLACE else None
        if row is not None:
            out[row].append(review)
    return out


def _shared(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Characters that two lists of spans share, as a part of all that they cover (Jaccard)."""
    a, b = ({at for span in spans for at in range(span.start, span.end)} for spans in (left, right))
    return len(a & b) / len(a | b) if a | b else 0.0


def _last(reviews: Sequence[Review], field: Field) -> Change | None:
    """The last word on a field."""
    return next((c for review in reversed(reviews) for c in reversed(review.changes) if c.field is field), None)


def _together(reviews: Sequence[Review]) -> Reviewed | None:
    """All reviews of a statement as one."""
    if not reviews:
        return None
    decided = _last(reviews, Field.DECISION)
    stances = {c.proposition: Label(c.value) for r in reviews for c in r.changes if c.field is Field.STANCE and c.proposition and c.value}
    note = next((review.note for review in reversed(reviews) if review.note), None)
    decision = Decision(decided.value) if decided is not None and decided.value is not None else None
    return Reviewed(decision, reviews[-1].by, reviews[-1].at, note, tuple(stances.items()))


def _resolved(base: actors.Base, article: Article, statements: Sequence[Stored], reviews: Reviews) -> dict[int, Resolution]:
    """Whom statements commit, by row, where people's word makes a difference: resolved with it and without it."""
    shipped = actors.load_base()
    if not reviews and base.reads_as_shipped:
        return {}
    quotes = [_quote(one.machine) for one in statements]
    days = [one.machine.said_on or article.published for one in statements]
    told, dated = list(quotes), list(days)
    for at, one in enumerate(statements):
        speaker, day = _last(reviews.get(one.row, ()), Field.SPEAKER), _last(reviews.get(one.row, ()), Field.SAID_ON)
        if speaker is not None:
            mention = replace(quotes[at].speaker, name=None) if speaker.value is None else Speaker(speaker.value)
            told[at] = replace(quotes[at], speaker=mention)
        if day is not None:
            dated[at] = article.published if day.value is None else period(day.value)[0]
    after = whom(base, article, told, dated)
    if [_committed(new) for new in after] == [_found(one.machine) for one in statements]:
        return {}
    # What was found once may differ from what this version finds without people's word: that alone is no reason to change it.
    before = whom(shipped, article, quotes, days)
    pairs = zip(statements, map(base.joined, before), after, strict=True)  # a mere merge is no other reading
    return {one.row: new for one, old, new in pairs if _committed(old) != _committed(new)}


def _committed(found: Resolution) -> tuple[object, ...]:
    """What a resolution says, its reason apart."""
    return found.actor and found.actor.id, found.speaker, found.role, tuple(actor.id for actor in found.also)


def _found(one: Statement) -> tuple[object, ...]:
    """The same of a statement."""
    return one.actor_id, one.speaker, one.role, one.actors_also


def _quote(one: Statement) -> Quote:
    """A stored statement as the quotation that it was made of."""
    speaker = one.mention or Speaker(one.speaker, one.role)
    return Quote(one.article_id, one.spans, one.cue_span, one.source, one.kind, one.act, speaker, one.confidence, one.extractor, one.negated)


def _standing(base: actors.Base, machine: Statement, found: Resolution | None, reviews: Sequence[Review]) -> Statement:
    """What stands of a statement: the machine's word, corrected actors over it, reviews over both."""
    out = machine
    if found is not None:
        actor = None if found.actor is None else found.actor.id
        speaker = None if machine.kind is Kind.DEED else found.speaker
        out = replace(out, speaker=speaker, role=found.role, actor_id=actor, actors_also=tuple(one.id for one in found.also), why=found.why)
    elif base.merged:
        ids = [one for one in (machine.actor_id, *machine.actors_also) if one is not None]
        joined = list(dict.fromkeys(base.merged.get(one, one) for one in ids))
        if joined != ids:
            out = replace(out, actor_id=joined[0], actors_also=tuple(joined[1:]), why=f"{out.why}; actors that people merged are one")
    given = {field: change.value for field in Field if (change := _last(reviews, field)) is not None}
    if Field.SPEAKER in given:
        out = replace(out, speaker=None if given[Field.SPEAKER] is None else out.speaker or given[Field.SPEAKER])
    if Field.ROLE in given:
        out = replace(out, role=given[Field.ROLE])
    if Field.ACTOR in given:
        actor = given[Field.ACTOR]
        out = replace(out, actor_id=None if actor is None else base.merged.get(actor, actor), actors_also=())
    if Field.SAID_ON in given:
        day = given[Field.SAID_ON]
        first, _, precision = (None, None, None) if day is None else period(day)
        out = replace(out, said_on=first, said_on_precision=precision)
    if Field.KIND in given:
        out = replace(out, kind=Kind(given[Field.KIND] or machine.kind))
    corrected = given.keys() - {Field.DECISION, Field.STANCE}
    return replace(out, why=f"{out.why}; {', '.join(sorted(corrected))} corrected by {reviews[-1].by}") if corrected else out
