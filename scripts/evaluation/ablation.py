"""What each part of the tagger's way is worth, and what textacy's direct quotations find: predicted in this process."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import predict

from evaluation.benchmark import Benchmark, scored
from evaluation.part import Figures, Options, Row, table
from stance import extract
from stance.config import SPACY_MODEL
from stance.extract import Proposed, learned
from stance.extract.learned import pairing, tagger
from stance.extract.scanner import quoted

SHOWN = (
    ("polnear_cofenet", "tokens exact source"),
    ("polnear_cofenet", "tokens exact cue"),
    ("polnear_cofenet", "tokens exact content"),
    ("polnear", "linked"),
    ("ced1k", "coverage span"),
    ("ced1k", "coverage span + speaker"),
)
PEER = "textacy, direct quotations"
_FAR = -1.0  # of a score for each word between two spans


def scanner_only(texts: Iterable[str]) -> Iterator[Proposed]:
    """Quotation marks alone."""
    return (Proposed(text, quoted(text), []) for text in texts)


def by_tagger(texts: Iterable[str], *, crf: bool = True, ranker: bool = True) -> Iterator[Proposed]:
    """The tagger, without the CRF (each word's likeliest label) or without the ranker (the nearest cue, the nearest source)."""
    model = tagger.load() if crf else replace(tagger.load(), moves=0 * tagger.load().moves, starts=0 * tagger.load().starts)
    ties = None if ranker else {role: _nearest() for role in pairing.weights()}
    return (Proposed(text, quoted(text), learned.propose(text, model, ties)) for text in texts)


def _nearest() -> dict[str, float]:
    """Weights under which the nearest candidate wins."""
    return {"none": 50 * _FAR} | {f"{side} gap {gap}": gap * _FAR for side in "<>" for gap in (0, 1, 2, 3, 5, 8, 13, 21, 41)}


# name -> (the proposing stage, whether speakers are resolved)
VARIANTS: dict[str, tuple[extract.Proposer, bool]] = {
    "scanner alone": (scanner_only, False),
    "+ tagger, likeliest labels, nearest spans": (partial(by_tagger, crf=False, ranker=False), False),
    "+ CRF": (partial(by_tagger, ranker=False), False),
    "+ ranker": (by_tagger, False),
    "+ speakers (what is shipped)": (by_tagger, True),
}


def measure(benches: Sequence[Benchmark], options: Options) -> Iterator[tuple[str, Row]]:
    """The variants on the sets that the table shows, and textacy on every set; without textacy installed a line says so."""
    shown = {name for name, _ in SHOWN}
    for bench in benches:
        if options.only and bench.name not in options.only:
            continue
        for name, (proposer, speakers) in VARIANTS.items() if bench.name in shown else ():
            print(f"{bench.name} {name} …", file=sys.stderr)
            extract.EXTRACTORS[name] = proposer
            yield f"ablation {bench.name}/{name}", scored(bench, _writer(partial(_rows, name, speakers=speakers)), options)
            del extract.EXTRACTORS[name]
        try:
            import textacy.extract.triples  # noqa: F401
        except ImportError as error:
            print(f"textacy is not measured: {error}", file=sys.stderr)
            continue
        yield f"{bench.name}/{PEER}", scored(bench, _writer(direct_quotations), options)


def _writer(rows: Callable[[Iterable[Row]], Iterator[Row]]) -> Callable[[Path, Path], None]:
    """A function that reads texts from one file and writes predictions to another."""

    def write(gold: Path, out: Path) -> None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(predict.read(gold))), encoding="utf-8")

    return write


def _rows(extractor: str, rows: Iterable[Row], *, speakers: bool) -> Iterator[Row]:
    """Predictions of an extractor; without speakers, the source as printed stands for the speaker."""
    given = list(rows)
    for row, found in zip(given, predict.quotes(given, extractor), strict=True):
        if not speakers:
            for one in found["attributions"]:
                printed = "".join(row["text"][start:end] for start, end in one["source"])
                one |= {"speaker": printed or None, "actor": None, "role": None}
        yield found


def direct_quotations(rows: Iterable[Row]) -> Iterator[Row]:
    """What textacy finds on the same spaCy pipeline."""
    import spacy
    from textacy.extract.triples import direct_quotations as find

    given = list(rows)
    for row, doc in zip(given, spacy.load(SPACY_MODEL).pipe(row["text"] for row in given), strict=True):
        yield {"id": row["id"], "attributions": [_triple(row["text"], one) for one in _found(find, doc)]}


def _found(find: Callable[[Any], Iterator[Any]], doc: Any) -> list[Any]:
    """The triples of a text; textacy raises where the marks of a text are odd, and then finds nothing."""
    try:
        return list(find(doc))
    except ValueError:
        return []


def _triple(text: str, one: Any) -> Row:
    """A triple in the shape of the scorers."""
    source, cue = ([[words[0].idx, words[-1].idx + len(words[-1])]] if words else [] for words in (one.speaker, one.cue))
    printed = "".join(text[start:end] for start, end in source)
    return {"source": source, "cue": cue, "content": [[one.content.start_char, one.content.end_char]], "speaker": printed or None, "type": "direct"}


def show(figures: Figures) -> list[str]:
    """The table of what each part adds."""
    rows = [[name, *(figures.get(f"ablation {bench}/{name}", {}).get(column) for bench, column in SHOWN)] for name in VARIANTS]
    if not any(value is not None for value in chain.from_iterable(row[1:] for row in rows)):
        return []
    head = ["parts", *(f"{bench}: {column.removeprefix('tokens exact ')}" for bench, column in SHOWN)]
    return ["### What each part adds", "", "F1, per cent; every line has one part more than the one above it.", "", *table(head, rows)]
