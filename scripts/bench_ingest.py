"""Speed and memory of `stance add` as a ratio of a bare pass of the same spaCy pipeline over the same texts, in one run.

    bench_ingest.py [--articles FILE.jsonl[.gz]] [--count 1000] [--skip 0] [--jobs N]...

All sides run as processes of their own, one after the other.
Peak memory is that of the largest single process. Prints a Markdown table.
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
from pathlib import Path

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


def timed(command: list[str | Path]) -> tuple[float, float]:
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


def main() -> int:
    """Time the bare pass and `add`, and print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared/data/articles/ukraine_media_2022/articles.jsonl.gz")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--jobs", action="append", help="processes of `add`; may be given several times (default 1 and 2)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.jsonl"
        opener = gzip.open if options.articles.suffix == ".gz" else open
        with opener(options.articles, "rt", encoding="utf-8") as lines:
            rows = [line for number, line in enumerate(lines) if options.skip <= number < options.skip + options.count]
        sample.write_text("".join(rows), encoding="utf-8")
        stance = Path(sys.executable).parent / "stance"
        bare, bare_peak = timed([sys.executable, "-c", BARE, sample])
        print("| pass | articles/s | of the bare pass | peak MiB |\n|---|---|---|---|")
        print(f"| bare spaCy pipeline, 1 process | {len(rows) / bare:.1f} | 1.00 | {bare_peak:.0f} |")
        for jobs in options.jobs or ["1", "2"]:
            seconds, peak = timed([stance, "--home", Path(folder) / f"home{jobs}", "add", sample, "--jobs", jobs])
            print(f"| `stance add --jobs {jobs}` | {len(rows) / seconds:.1f} | {bare / seconds:.2f} | {peak:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
