"""Write predictions with what `stance` ships, by no other code path.

    predict.py quotes|claims|stance|nli|dates IN.jsonl OUT.jsonl

quotes  in {id, text, date?, title?}           out {id, attributions:[{source, cue, content, speaker, role, actor, type, said_on}]}
claims  as quotes, without what is no claim
stance  in {id, text, target}                  out {id, label: favor|against|none, scores}
nli     in {id, premise, hypothesis}           out {id, label: entailment|contradiction|neutral, scores}
dates   in {id, text, published, start, end}   out {id, date, precision}

In `quotes` the speaker falls back to the source as printed, and the role to the organisation behind a person. Deeds are left
out, and so is speech inside speech, which the corpora do not mark; each paragraph of a speech is a row of its own. The span
conventions of PolNeAR (quotation marks and "that" belong to the content, the sentence's final full stop does not) are applied here
and nowhere else. PolNeAR and MCAE annotate every attribution. CED-1K annotates claims: a whole clause that somebody said or wrote, and
each quoted sentence behind the cue for itself; views, wishes, things that are only named ("rejected the plan") and what figures
and documents show are none. `claims` leaves them out.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from stance import dates, extract, ingest, judges
from stance.extract import cues
from stance.extract.scanner import quoted
from stance.judges.agreement import relations
from stance.judges.backends import SHIPPED
from stance.judges.scorer import ENTAILMENT, STANCE, Floats
from stance.records import Act, Article, DateOrigin, Kind, Span, Statement
from stance.text import digest

Row = dict[str, Any]
THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
DOCUMENT = re.compile(r"a document|the \w+ named before")
PRONOUNS = {"he", "she", "it", "they", "his", "her", "their", "one", "who", "that", "which"}
FINITE = re.compile(
    r"^\W*(?:that|he|she|it|they|we|i|you|there|if|how|why|what|whether|this|who|when|where)\b"
    r"|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|am|cannot|wo|[a-z]{2,}ed)\b|n['’]t\b",
    re.IGNORECASE,
)
INFINITIVE = re.compile(r"\W*(?:to|[a-z]+ing)\b", re.IGNORECASE)
NEXT = re.compile(r"[.?!][\"”’]*\s+[\"“‘']?[A-Z]")  # a sentence ends and another begins
RELATIVE = re.compile(r",?\s*(who|which|that)\s+(?:also |has |have |had )?$", re.IGNORECASE)


def read(path: Path) -> Iterator[Row]:
    """Rows of a JSONL file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def with_marks(text: str, item: Statement, marks: dict[int, Span]) -> list[list[int]]:
    """Content spans with their quotation marks and "that"."""
    out = []
    for span in item.spans:
        outer = marks.get(span.start)
        if item.kind is Kind.DIRECT and outer is not None and outer.end >= span.end:
            span = outer
        that = THAT.search(text, max(0, span.start - 8), span.start)
        out.append([span.start if that is None else that.start(), span.end])
    return out


def printed_source(text: str, item: Statement) -> list[list[int]]:
    """The source; where the cue stands in a relative clause, its pronoun ("Lavrov, who said")."""
    if item.source is None:
        return []
    source, cue = item.source, item.cue_span
    found = RELATIVE.match(text[source.end : cue.start]) if cue is not None and cue.start > source.end else None
    return [[source.start, source.end]] if found is None else [[source.end + found.start(1), source.end + found.end(1)]]


def whose(text: str, item: Statement) -> str | None:
    """Whose words they are where nobody is named: the source as printed, or the body behind a document, a pronoun or a short form."""
    printed, who = (None if item.source is None else item.source.of(text)), item.mention
    if who is None or (printed is not None and who.body is not None and who.body in printed and not DOCUMENT.match(who.why)):
        return printed
    return who.body or (who.role if printed is None or printed.lower() in PRONOUNS else None) or printed


def attribution(text: str, item: Statement, actor: str | None, marks: dict[int, Span]) -> Row:
    """A statement in the shape of the scorers."""
    return {
        "source": printed_source(text, item),
        "cue": [] if item.cue_span is None else [[item.cue_span.start, item.cue_span.end]],
        "content": with_marks(text, item, marks),
        "speaker": item.speaker or whose(text, item),
        "role": item.role or (actor if item.speaker not in (None, actor) else None),
        "actor": actor,
        "type": "indirect" if item.kind is Kind.BELIEF else str(item.kind),
        "said_on": None if item.said_on is None else item.said_on.isoformat(),
    }


def flat(rows: list[Row]) -> list[Row]:
    """Without nested attributions, which the corpora do not mark: those whose whole content lies inside another one's."""

    def inside(a: Row, b: Row) -> bool:
        held = all(any(x[0] <= y[0] and y[1] <= x[1] for x in b["content"]) for y in a["content"])
        return a is not b and held and a["content"] != b["content"]

    return [row for row in rows if not any(inside(row, other) for other in rows)]


def article(row: Row) -> Article:
    """The article of a row; a `date` longer than a day is cut to it."""
    given = row.get("date") or row.get("published")
    published = date.fromisoformat(given[:10]) if given else None
    origin = DateOrigin.OPTION if published else DateOrigin.UNKNOWN
    found = Article(digest(row["text"]), row["text"], title=row.get("title"), published=published, published_origin=origin)
    return ingest.dated(found)


def is_claim(text: str, item: Statement) -> bool:
    """Does a statement hold a whole clause that somebody said or wrote?"""
    if item.kind is Kind.BELIEF or (item.mention is not None and DOCUMENT.match(item.mention.why)):
        return False
    if item.kind is Kind.DIRECT:
        return True
    words = item.spans[0].of(text)
    clause = FINITE.search(words) is not None and not INFINITIVE.match(words)
    told = item.cue_span is None or cues.reports(item.cue_span.of(text))
    return told and (clause or item.kind is Kind.MIXED or item.act is Act.ANNOUNCES)


def parted(text: str, row: Row, *, sentences: bool) -> Iterator[Row]:
    """A row for each paragraph of a direct statement, or also for each sentence that begins behind the cue (`sentences`)."""
    start = 0
    for i in range(1, len(row["content"]) if row["type"] == Kind.DIRECT else 0):
        end, after = row["content"][i - 1][1], row["content"][i][0]
        if "\n" in text[end - 1 : after + 1] or (sentences and NEXT.search(text[end - 3 : after + 3])):
            yield {**row, "content": row["content"][start:i]}
            start = i
    yield {**row, "content": row["content"][start:]}


def quotes(rows: Iterable[Row], extractor: str, *, claims: bool = False) -> Iterator[Row]:
    """Attributions of each text."""
    items = list(rows)
    for row, batch in zip(items, ingest.extract_each([article(row) for row in items], extractor), strict=True):
        text, names = row["text"], {actor.id: actor.name for actor in batch.actors}
        marks = {inner.start: outer for q in quoted(text) for inner, outer in zip(q.spans, q.outer, strict=True)}
        kept = [s for s in batch.statements if s.kind is not Kind.DEED and (not claims or is_claim(text, s))]
        found = flat([attribution(text, s, names.get(s.actor_id or ""), marks) for s in kept])
        yield {"id": row["id"], "attributions": [part for one in found for part in parted(text, one, sentences=claims)]}


def stance(rows: Iterable[Row], judge: str) -> Iterator[Row]:
    """Stance of a text towards a target, read as a proposition: conditional, neutral and unrelated are "none"."""
    items = list(rows)
    found = judges.open_scorer(judge).probabilities([(row["text"], judges.proposition(row["target"]).text) for row in items])
    return labelled(items, found.stance, STANCE)


def nli(rows: Iterable[Row], judge: str) -> Iterator[Row]:
    """Does the premise entail or contradict the hypothesis?"""
    items = list(rows)
    found = relations(judges.open_scorer(judge), [(row["premise"], row["hypothesis"]) for row in items])
    return labelled(items, found, ENTAILMENT)


def labelled(rows: list[Row], shares: Floats, labels: Sequence[str]) -> Iterator[Row]:
    """Each row's likeliest label and the probability of every label."""
    for row, share in zip(rows, shares.tolist(), strict=True):
        scores = dict(zip(labels, share, strict=True))
        yield {"id": row["id"], "label": max(labels, key=scores.__getitem__), "scores": scores}


def resolved(rows: Iterable[Row], _: str) -> Iterator[Row]:
    """The date of a time expression."""
    cut = {"day": 10, "week": 10, "month": 7, "year": 4}
    for row in rows:
        found = dates.resolve_span(row["text"], Span(row["start"], row["end"]), date.fromisoformat(row["published"][:10]))
        value = None if found is None else found.day.isoformat()[: cut[found.precision]]
        yield {"id": row["id"], "date": value, "precision": None if found is None else found.precision}


TASKS: dict[str, Callable[[Iterable[Row], str], Iterator[Row]]] = {
    "quotes": quotes,
    "claims": partial(quotes, claims=True),
    "stance": stance,
    "nli": nli,
    "dates": resolved,
}


def main() -> int:
    """Read, predict, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--extractor", default=extract.DEFAULT, choices=extract.EXTRACTORS)
    parser.add_argument("--judge", default=SHIPPED, help="shipped, rules, a Hugging Face model by name or folder, or openai:URL#MODEL")
    options = parser.parse_args()
    method = options.extractor if options.task in ("quotes", "claims") else options.judge
    with options.output.open("w", encoding="utf-8") as out:
        for row in TASKS[options.task](read(options.input), method):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
