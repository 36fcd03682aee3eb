"""Speed and memory of the extraction and of `stance add`, as ratios of a bare pass of spaCy's small pipeline over the same texts, in one run.

    bench_ingest.py [--articles FILE.jsonl[.gz]] [--count 500] [--skip 0] [--jobs N]... [--add]

`extract` reads, finds statements, and resolves speakers, actors and dates; it embeds and stores nothing. `--add` measures
`stance add` too. Every pass is a process of its own, one after the other; peak memory is that of the largest single process.
Then the stages one by one, in this process. Prints two Markdown tables.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import json, sys
import spacy
from stance.config import SPACY_MODEL
nlp = spacy.load(SPACY_MODEL)
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
for doc in nlp.pipe(texts):
    pass
"""
EXTRACT = """
import sys
from stance import ingest
from stance.records import Article
options = ingest.Options(jobs=int(sys.argv[2]))
articles = (item for item in ingest.read_all([sys.argv[1]], options.read) if isinstance(item, Article))
for batch in ingest.extract_batches(articles, options):
    pass
"""


def timed(command: Sequence[str | Path]) -> tuple[float, float]:
    """Wall seconds and peak MiB of a command with its children; output is thrown away."""
    # a process of its own waits for the command, so that RUSAGE_CHILDREN holds this command alone
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        os.write(writer, json.dumps([seconds, peak]).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as out:
        seconds, peak = json.loads(out.read())
    os.waitpid(child, 0)
    return seconds, peak


def stages(sample: Path) -> dict[str, float]:
    """Seconds of each stage of the extraction over all articles of a file, the models being loaded."""
    from stance import actors, attribution, dates, extract, ingest
    from stance.extract import learned
    from stance.extract.attach import attach
    from stance.extract.scanner import quoted
    from stance.extract.speakers import Cast
    from stance.records import Article, ReadOptions

    articles = [item for item in ingest.read_all([str(sample)], ReadOptions()) if isinstance(item, Article)]
    learned.propose(articles[0].text)
    actors.load_base()
    seconds: dict[str, float] = {}

    def stage(name: str, one: Callable[..., Any], *inputs: Sequence[Any]) -> list[Any]:
        started = time.perf_counter()
        out = [one(*row) for row in zip(*inputs, strict=True)]
        seconds[name] = time.perf_counter() - started
        return out

    texts = [article.text for article in articles]
    marks = stage("scan: quotation marks", quoted, texts)
    found = stage("tagger: spans and ties", learned.propose, texts)
    stage("attach", lambda article, q, p: attach(article.text, q, p, title=article.title), articles, marks, found)
    stage("cast: names and people", lambda text, q: Cast(text, quotations=q), texts, marks)
    ready = iter([extract.Proposed(*row) for row in zip(texts, marks, found, strict=True)])
    extract.EXTRACTORS["ready"] = lambda _: ready
    quotes = stage("attach, cast, speakers and deeds", lambda article: extract.extract(article, "ready"), articles)
    days = stage("dates", lambda article, q: dates.said_days(article.text, q, article.published), articles, quotes)
    told = [[None if day is None else day.day for day in own] for own in days]
    stage("actors", lambda article, q, own: attribution.whom(actors.load_base(), article, q, own), articles, quotes, told)
    return seconds


def main() -> int:
    """Time the passes and the stages, and print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared/data/articles/ukraine_media_2022/articles.jsonl.gz")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--jobs", action="append", help="processes; may be given several times (default 1 and 2)")
    parser.add_argument("--add", action="store_true", help="measure `stance add` too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.jsonl"
        opener = gzip.open if options.articles.suffix == ".gz" else open
        with opener(options.articles, "rt", encoding="utf-8") as lines:
            rows = [line for number, line in enumerate(lines) if options.skip <= number < options.skip + options.count]
        sample.write_text("".join(rows), encoding="utf-8")
        bare, bare_peak = timed([sys.executable, "-c", BARE, sample])
        print("| pass | articles/s | of the bare pass | peak MiB |\n|---|---|---|---|")
        print(f"| bare spaCy pipeline, 1 process | {len(rows) / bare:.1f} | 1.00 | {bare_peak:.0f} |")
        stance = Path(sys.executable).parent / "stance"
        for jobs in options.jobs or ["1", "2"]:
            passes: dict[str, list[str | Path]] = {f"extract, {jobs} process(es)": [sys.executable, "-c", EXTRACT, sample, jobs]}
            if options.add:
                passes[f"`stance add --jobs {jobs}`"] = [stance, "--home", Path(folder) / f"home{jobs}", "add", sample, "--jobs", jobs]
            for name, command in passes.items():
                seconds, peak = timed(command)
                print(f"| {name} | {len(rows) / seconds:.1f} | {bare / seconds:.2f} | {peak:.0f} |", flush=True)
        print("\n| stage, 1 process | ms an article |\n|---|---|")
        for name, seconds in stages(sample).items():
            print(f"| {name} | {1000 * seconds / len(rows):.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
