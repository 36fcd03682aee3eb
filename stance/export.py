"""`export`: statements, positions or a whole home for other programs, and a whole home back."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance import settlement, store
from stance.errors import UsageError
from stance.formats import annotation, csv, dna, jsonld, labelstudio, network, parquet, shapes
from stance.formats import json as formats_json
from stance.records import Added, Article, Debate, Selection, StatementFilter, Telling
from stance.retrieve import Record, judged, rank_of, read_topic, related, stands

if TYPE_CHECKING:
    from sqlite_utils import Database

_PEOPLE = ("reviews", "actor_corrections")  # the tables of what people said
NEAREST = 1000  # rows of each of the two searches that are judged for a topic


@dataclass(frozen=True, slots=True)
class Format:
    """How a selection is written, and what it needs of the record: articles with their texts, or the debates on topics."""

    write: Callable[[Selection], bytes]
    texts: bool = False
    topics: bool = False
    binary: bool = False
    package: str | None = None  # that must be there


def _csv(selection: Selection) -> bytes:
    return csv.dumps(shapes.statement(telling) for telling in selection.tellings).encode()


def _jsonl(selection: Selection) -> bytes:
    return formats_json.lines(shapes.statement(telling) for telling in selection.tellings).encode()


FORMATS: dict[str, Format] = {
    "csv": Format(_csv),
    "jsonl": Format(_jsonl),
    "parquet": Format(parquet.dumps_table, binary=True, package="pyarrow"),
    "dna": Format(dna.events, texts=True, topics=True),
    "dna-project": Format(dna.project, texts=True, topics=True, binary=True),
    "graphml": Format(network.graphml, topics=True, package="networkx"),
    "gexf": Format(network.gexf, topics=True, package="networkx"),
    "jsonld": Format(jsonld.document),
    "annotation": Format(annotation.collection, texts=True),
    "labelstudio": Format(labelstudio.tasks, texts=True),
    "labelstudio-config": Format(labelstudio.config),
}


def select(db: "Database", wanted: StatementFilter, chosen: Format, debates: Sequence[Debate] = ()) -> Selection:
    """What a format writes: the filtered statements, and the articles of statements and debates if it shows texts."""
    tellings = tuple(store.tellings(db, wanted))
    shown = [*tellings, *(item.telling for debate in debates for item in debate.judged)]
    return Selection(tellings, _articles(db, shown) if chosen.texts else {}, tuple(debates))


def _articles(db: "Database", tellings: Iterable[Telling]) -> dict[str, Article]:
    """The articles of statements, by id."""
    found = (store.article(db, key) for key in dict.fromkeys(telling.article.id for telling in tellings))
    return {article.id: article for article in found if article is not None}


def debates(record: Record, topics: Sequence[str], wanted: StatementFilter) -> list[Debate]:
    """Everything that was said on each topic, and where each actor stands on it; topics of which nothing was said are left out."""
    rank, out = rank_of(record), []
    for name in topics:
        topic = read_topic(record, name)
        about = related(judged(record, topic, wanted, limit=NEAREST))
        if about:
            out.append(Debate(topic.topic, topic.text, tuple(about), tuple(stands(topic, about, rank))))
    return out


def dump(db: "Database") -> Iterator[str]:
    """A whole home as lines of JSON: articles with all metadata, statements, corrections, reviews, topics; for `restore`."""
    yield from (formats_json.dumps(row, indent=None) + "\n" for row in store.dump(db))


def is_dump(start: bytes) -> bool:
    """Do these first bytes begin what `dump` wrote?"""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(f'{{"{store.MARK}"'.encode())


def restore(db: "Database", lines: Iterable[bytes]) -> Added:
    """Put a dumped home into this one, people's word over what is there too; vectors, links and the index are the caller's to bring up.

    Raises UsageError for a file that is none.
    """
    rows = store.restore(db, _rows(lines))
    if any(row["new"] and row["table"] in _PEOPLE for row in rows):
        settlement.settle_again(db)
    added, known = (tuple(str(row["id"]) for row in rows if row["table"] == "articles" and row["new"] is new) for new in (True, False))
    return Added(added, known, statements=sum(row["table"] == "statements" and row["new"] for row in rows))


def joined(parts: Sequence[Added]) -> Added:
    """One summary of several."""
    added, known, refused, warnings = (
        tuple(item for part in parts for item in getattr(part, name)) for name in ("added", "known", "refused", "warnings")
    )
    return Added(added, known, refused, warnings, sum(part.statements for part in parts))


def _rows(lines: Iterable[bytes]) -> Iterator[shapes.Shape]:
    """The rows of a dump; UsageError for a line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise UsageError(f"line {number} is no JSON ({error}); is the file complete?") from error
        if not isinstance(row, dict):
            raise UsageError(f"line {number} is no row of a home; is the file complete?")
        yield row
