"""Write predictions with what `stance` ships, by no other code path.

    predict.py quotes|stance|nli|dates IN.jsonl OUT.jsonl

quotes  in {id, text, date?, title?}           out {id, attributions:[{source, cue, content, speaker, role, actor, type, said_on}]}
stance  in {id, text, target}                  out {id, label: favor|against|none, scores}
nli     in {id, premise, hypothesis}           out {id, label: entailment|contradiction|neutral, scores}
dates   in {id, text, published, start, end}   out {id, date, precision}

In `quotes` the speaker falls back to the source as printed, and the role to the organisation behind a person. The span conventions of PolNeAR (quotation marks and "that" belong to the content, the sentence's final full stop does not,
auxiliaries and negation belong to the cue) are applied here, in `quotes`, and nowhere else. Deeds are left out.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from stance import dates, extract, ingest, judges
from stance.records import Article, DateOrigin, Kind, Span, Statement
from stance.text import digest

Row = dict[str, Any]
OPEN, CLOSE = "\"“„«‘'`", "\"”“»’'"
AUXILIARY = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|be|been|being|will|would|can|could|may|might|must|should|shall|does|do|did|also|not|never|n't|n’t|"
    r"later|earlier|previously|repeatedly|once|again|then|already|recently|still|just|further|even|long|publicly|simply)\s+)+$",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat[\s,]+$", re.IGNORECASE)
FAVOR = {"supports": "favor", "opposes": "against"}


def read(path: Path) -> Iterator[Row]:
    """Rows of a JSONL file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def wide_content(text: str, span: Span) -> list[int]:
    """A content span with its quotation marks and "that", without the sentence's full stop."""
    start, end = span.start, span.end
    if (found := THAT.search(text[:start])) is not None:
        start = found.start()
    if start and text[start - 1] in OPEN:
        start -= 1
    if end < len(text) and text[end] in CLOSE:
        end += 1
    elif text[end - 1] == ".":
        end -= 1
    return [start, end]


def wide_cue(text: str, span: Span) -> list[int]:
    """A cue span with the auxiliaries and negation before it."""
    found = AUXILIARY.search(text[max(0, span.start - 60) : span.start])
    return [span.start - (len(found.group()) if found else 0), span.end]


def attribution(text: str, item: Statement, actor: str | None) -> Row:
    """A statement in the shape of the scorers; the speaker falls back to the source as printed."""
    printed = None if item.source is None else item.source.of(text)
    return {
        "source": [] if item.source is None else [[item.source.start, item.source.end]],
        "cue": [] if item.cue_span is None else [wide_cue(text, item.cue_span)],
        "content": [wide_content(text, span) for span in item.spans],
        "speaker": item.speaker or printed,
        "role": item.role or (actor if item.speaker not in (None, actor) else None),
        "actor": actor,
        "type": "indirect" if item.kind is Kind.BELIEF else str(item.kind),
        "said_on": None if item.said_on is None else item.said_on.isoformat(),
    }


def article(row: Row) -> Article:
    """The article of a row; a `date` longer than a day is cut to it."""
    given = row.get("date") or row.get("published")
    published = date.fromisoformat(given[:10]) if given else None
    origin = DateOrigin.OPTION if published else DateOrigin.UNKNOWN
    found = Article(digest(row["text"]), row["text"], title=row.get("title"), published=published, published_origin=origin)
    return ingest.dated(found)


def quotes(rows: Iterable[Row], extractor: str) -> Iterator[Row]:
    """Attributions of each text."""
    items = list(rows)
    for row, batch in zip(items, ingest.extract_each([article(row) for row in items], extractor), strict=True):
        names = {actor.id: actor.name for actor in batch.actors}
        found = [attribution(row["text"], s, names.get(s.actor_id or "")) for s in batch.statements if s.kind is not Kind.DEED]
        yield {"id": row["id"], "attributions": found}


def stance(rows: Iterable[Row], judge: str) -> Iterator[Row]:
    """Stance of a text towards a target: conditional, neutral and unrelated are "none"."""
    items = list(rows)
    for row, found in zip(items, judges.texts([(row["text"], row["target"]) for row in items], judge), strict=True):
        label = FAVOR.get(found.label, "none")
        rest = (1 - found.score) / 2
        yield {"id": row["id"], "label": label, "scores": {name: found.score if name == label else rest for name in ("favor", "against", "none")}}


def nli(rows: Iterable[Row], judge: str) -> Iterator[Row]:
    """Does the premise entail or contradict the hypothesis?"""
    names = {"supports": "entailment", "refutes": "contradiction", "neutral": "neutral"}
    items = list(rows)
    for row, found in zip(items, judges.relations([(row["premise"], row["hypothesis"]) for row in items], judge), strict=True):
        label, rest = names[found.relation], (1 - found.score) / 2
        yield {"id": row["id"], "label": label, "scores": {name: found.score if name == label else rest for name in names.values()}}


def resolved(rows: Iterable[Row], _: str) -> Iterator[Row]:
    """The date of a time expression."""
    cut = {"day": 10, "week": 10, "month": 7, "year": 4}
    for row in rows:
        found = dates.resolve_span(row["text"], Span(row["start"], row["end"]), date.fromisoformat(row["published"][:10]))
        value = None if found is None else found.day.isoformat()[: cut[found.precision]]
        yield {"id": row["id"], "date": value, "precision": None if found is None else found.precision}


TASKS: dict[str, Callable[[Iterable[Row], str], Iterator[Row]]] = {"quotes": quotes, "stance": stance, "nli": nli, "dates": resolved}


def main() -> int:
    """Read, predict, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--extractor", default=extract.DEFAULT, choices=extract.EXTRACTORS)
    parser.add_argument("--judge", default=judges.DEFAULT, choices=judges.JUDGES)
    options = parser.parse_args()
    method = options.extractor if options.task == "quotes" else options.judge
    with options.output.open("w", encoding="utf-8") as out:
        for row in TASKS[options.task](read(options.input), method):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
