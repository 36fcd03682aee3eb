"""A small record for the tests of questions: three outlets on a pact, with one change of position and one other actor."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from stance import embedders, index, link, store
from stance.actors import load_base
from stance.config import Home
from stance.judges import RuleJudge
from stance.records import Act, Actor, ActorKind, Article, DateOrigin, Kind, Precision, Span, Statement
from stance.retrieve import Record
from stance.text import digest

FINLAND = Actor("finland", "Finland", ActorKind.STATE)
HUNGARY = Actor("hungary", "Hungary", ActorKind.STATE)
ROWS = (
    # outlet, day, actor, speaker, act, kind, text with the statement marked
    ("Daily", "2026-01-05", FINLAND, "Ada Lund", Act.OPPOSES, Kind.INDIRECT, "Ada Lund said [[Finland opposes the timber embargo]]."),
    ("Wire", "2026-01-06", FINLAND, "Ada Lund", Act.OPPOSES, Kind.INDIRECT, "Ada Lund said [[Finland opposes the timber embargo]] on Monday."),
    ("Herald", "2026-01-20", FINLAND, None, Act.OPPOSES, Kind.INDIRECT, "Finland said [[the timber embargo would be a dangerous mistake]]."),
    ("Daily", "2026-03-01", FINLAND, "Ada Lund", Act.ANNOUNCES, Kind.INDIRECT, "Ada Lund announced that [[Finland will impose the timber embargo]]."),
    ("Wire", "2026-03-03", FINLAND, None, Act.SUPPORTS, Kind.DIRECT, "“[[We fully support the timber embargo]],” the ministry said."),
    ("Wire", "2026-03-04", FINLAND, "Ada Lund", Act.SAYS, Kind.INDIRECT, "Ada Lund said [[the concert in the park was lovely]]."),
    ("Daily", "2026-02-01", HUNGARY, None, Act.SAYS, Kind.INDIRECT, "Hungary said [[it would join the timber embargo only if its mills are paid]]."),
)


Row = tuple[str, str, Actor, str | None, Act, Kind, str]


def record(folder: Path, *, as_stored: bool = True, rows: Iterable[Row] = ROWS) -> Record:
    """The record in a home in `folder`, with the hash embedder and the rules; empty unless `as_stored`."""
    home, model = Home(folder), embedders.hashing(128)
    db = store.open_store(home)
    for row in rows if as_stored else ():
        _add(db, *row)
    pending = store.pending_vectors(db, model.name)
    if pending:
        store.save_vectors(db, model.name, [n for n, _ in pending], model.embed([text for _, text in pending]))
    link.group(db, model.name)
    ids, matrix = store.vectors(db, model.name)
    found = index.build(home, model.name, ids, matrix) if len(ids) else index.open_index(home, model.name, dimension=128)
    return Record(db, load_base(), model, found, RuleJudge())


def _add(db: Database, outlet: str, day: str, actor: Actor, speaker: str | None, act: Act, kind: Kind, marked: str) -> None:
    """One article with one statement."""
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    article = Article(
        id=digest(outlet, text, day),
        text=text,
        url=f"https://{outlet.lower()}.example/{day}",
        source=outlet,
        title="The timber embargo" if "embargo" in text else "Music",
        published=date.fromisoformat(day),
        published_precision=Precision.DAY,
        published_origin=DateOrigin.OPTION,
    )
    statement = Statement(
        id=digest(article.id, "s"),
        article_id=article.id,
        spans=(Span(start, end),),
        content=text[start:end],
        kind=kind,
        act=act,
        cue=None,
        cue_span=None,
        source=None,
        speaker=speaker,
        role=None,
        actor_id=actor.id,
        said_on=None,
        said_on_precision=None,
        confidence=1.0,
        extractor="test",
    )
    store.save_article(db, article)
    store.save_statements(db, article, [statement], [actor])
