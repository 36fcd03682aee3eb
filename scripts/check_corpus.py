"""Read a corpus as `add` does and check that the extraction never fails and that every span lies in its text.

    check_corpus.py PATH... [--sample N] [--jobs N]

A PATH is whatever `stance add` reads: a file of articles, a page, a folder. Nothing is stored. Prints a Markdown table with a
row for each path and a line for each failure; exits 1 if there is one.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from stance import extract, ingest
from stance.attribution import attribute
from stance.errors import Refused
from stance.records import Article, ReadOptions, Span, Statement
from stance.text import join

SEED = 13


def wrong_spans(article: Article, item: Statement) -> Iterator[str]:
    """What is wrong with the spans of a statement."""
    own: list[Span] = [*item.spans, *(span for span in (item.cue_span, item.source) if span is not None)]
    for span in own:
        if not 0 <= span.start < span.end <= len(article.text):
            yield f"span {span} lies outside a text of {len(article.text)} characters"
    if item.content != join(article.text, item.spans) or not item.content.strip():
        yield f"content {item.content[:60]!r} is not what its spans cover"
    if any(a.overlaps(b) for n, a in enumerate(item.spans) for b in item.spans[n + 1 :]):
        yield f"spans {item.spans} overlap"


def check(article: Article) -> tuple[Counter[str], list[str]]:
    """Counts and failures of one article; an exception is a failure, not an end."""
    where, counts = (
        f"{article.given_id or article.url or article.id} ({len(article.text):,} characters)",
        Counter(articles=1, characters=len(article.text)),
    )
    try:
        found = attribute(article, extract.extract(article))
    except Exception:  # whatever it is, it is what is looked for
        return counts + Counter(failures=1), [f"{where}: {traceback.format_exc(limit=-3)}"]
    problems = [f"{where}: {problem}" for item in found.statements for problem in wrong_spans(article, item)]
    return counts + Counter(statements=len(found.statements), failures=len(problems)), problems


def articles_of(path: str, sample: int | None, counts: Counter[str]) -> Iterator[Article]:
    """The articles behind a path, or a random sample of them; refused inputs are counted."""
    rows = ingest.read_all([path], ReadOptions())
    if sample is not None:
        every = list(rows)
        rows = iter(random.Random(SEED).sample(every, min(sample, len(every))))
    for row in rows:
        if isinstance(row, Refused):
            counts["refused"] += 1
        else:
            yield row


def main() -> int:
    """Check every path."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--sample", type=int, help="so many random articles of each path")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    names, failures = ("articles", "refused", "characters", "statements", "failures"), 0
    print(f"| path | {' | '.join(names)} | articles/s |\n|---|{'---|' * len(names)}---|")
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        for path in options.paths:
            counts, started = Counter[str](), time.perf_counter()
            for found, problems in pool.map(check, articles_of(path, options.sample, counts), chunksize=8):
                counts += found
                for problem in problems:
                    print(problem, file=sys.stderr, flush=True)
            failures += counts["failures"]
            speed = counts["articles"] / (time.perf_counter() - started)
            print(f"| {path} | {' | '.join(f'{counts[name]:,}' for name in names)} | {speed:.1f} |", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
