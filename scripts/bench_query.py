"""Speed of start-up, lists and questions on a large record, and what share of a question is embedding, FAISS, SQL and judging.

    bench_query.py [--home DIR] [--articles FILE.jsonl[.gz]] [--statements 50000] [--actor Russia] [--topic "sanctions on Russia"] [--serve]

Without --home a record of that many statements is made first from the articles, which takes minutes. Whole commands are
timed from the shell (median of five), questions also warm inside Python. Baseline: raw FAISS on the same vectors. With --serve the pages
of `stance serve` are timed instead, each as a browser would ask for it: first visit, median of five, and their mean CPU time (which a busy
machine does not lengthen). Prints Markdown.
"""

import argparse
import asyncio
import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from stance import ask, index, retrieve, store
from stance.cli.common import Settings
from stance.cli.main import cache_folder
from stance.cli.record import open_record
from stance.config import DEFAULT_EMBEDDER, Home
from stance.desk import Place
from stance.records import StatementFilter
from stance.web import serving

ROOT = Path(__file__).resolve().parent.parent
STANCE = Path(sys.executable).parent / "stance"
RUNS = 5


def median(run: Callable[[], object]) -> float:
    """Median wall seconds of five runs after one warm-up."""
    run()
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def shell(home: Path, *arguments: str) -> float:
    """Median wall seconds of a whole command."""
    command = [STANCE, "--home", home, *arguments]
    return median(lambda: subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def fill(home: Path, articles: Path, statements: int) -> None:
    """Add articles until the record has so many statements."""
    opener = gzip.open if articles.suffix == ".gz" else open
    with opener(articles, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(rows), 1000):
            part = Path(folder) / "part.jsonl"
            part.write_text("".join(rows[start : start + 1000]), encoding="utf-8")
            subprocess.run([STANCE, "--home", home, "add", part], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if store.count_statements(store.open_store(Home(home), readonly=True), StatementFilter()) >= statements:
                return


class Stages:
    """Seconds by stage, summed while `timed` wraps functions."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, places: list[tuple[object, str, str]]) -> Iterator[None]:
        """Count the time inside each (owner, function, stage) while the block runs."""
        kept = [(owner, name, getattr(owner, name)) for owner, name, _ in places]
        for owner, name, stage in places:
            setattr(owner, name, self._wrapped(getattr(owner, name), stage))
        try:
            yield
        finally:
            for owner, name, function in kept:
                setattr(owner, name, function)

    def _wrapped(self, function: Callable[..., object], stage: str) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            started = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - started

        return run


def stages(record: retrieve.Record, request: ask.Request) -> dict[str, float]:
    """Seconds of one warm question by stage."""
    found = Stages()
    sql = ["allowed_rows", "full_text", "tellings_by_rows", "tellings_by_groups", "coverage", "vectors", "article", "texts"]
    places: list[tuple[object, str, str]] = [(store, name, "SQL") for name in sql if hasattr(store, name)]
    places += [(type(record.embedder), "embed", "embedding"), (index.VectorIndex, "search", "FAISS"), (type(record.judge), "stance", "judging")]
    with found.timed(places):
        started = time.perf_counter()
        ask.ask(record, request)
        whole = time.perf_counter() - started
    return found.seconds | {"the rest": whole - sum(found.seconds.values()), "whole": whole}


def pages(home: Path, actor: str, topic: str) -> None:
    """Milliseconds of every page, answered in this process by Datasette's own client."""
    place = Place(Home(home), cache_folder(), DEFAULT_EMBEDDER)
    application = serving.application(serving.Options(place, lambda line: print(line, file=sys.stderr)))
    db = store.open_store(Home(home), readonly=True)
    known = next(one for one, *_ in store.list_actors(db) if one.name == actor)
    (telling,) = store.tellings(db, StatementFilter(actor_id=known.id, limit=1))
    paths = {
        "front page": "/",
        "answer": f"/ask?{urlencode({'actor': actor, 'topic': topic})}",
        "answer as JSON": f"/ask.json?{urlencode({'actor': actor, 'topic': topic})}",
        "actor": f"/actor/{known.id}",
        "topic": f"/topic?{urlencode({'topic': topic})}",
        "comparison of two": f"/compare?{urlencode({'actor': [actor, 'Germany'], 'topic': topic}, doseq=True)}",
        "changes of position": f"/shifts?{urlencode({'actor': actor, 'topic': topic})}",
        "article": f"/article/{telling.article.id}",
        "completion": "/-/stance/complete.json?actor=ger",
        "table of statements": "/stance/statements",
    }

    async def measure() -> None:
        await application.client.get("/topic")  # opens the record
        print("\n| page | first ms | median ms | CPU ms |\n|---|---|---|---|")
        for name, path in paths.items():
            took, used = [], 0.0
            for run in range(1 + RUNS):
                used = time.process_time() if run == 1 else used
                started = time.perf_counter()
                (await application.client.get(path)).raise_for_status()
                took.append(1000 * (time.perf_counter() - started))
            cpu = 1000 * (time.process_time() - used) / RUNS
            print(f"| {name} | {took[0]:.0f} | {statistics.median(took[1:]):.0f} | {cpu:.0f} |", flush=True)

    asyncio.run(measure())


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared/data/articles/ukraine_media_2022/articles.jsonl.gz")
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--actor", default="Russia")
    parser.add_argument("--topic", default="sanctions on Russia")
    parser.add_argument("--serve", action="store_true", help="time the pages of `stance serve`")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if options.home is None:
            fill(home, options.articles, options.statements)
        held = store.count_statements(store.open_store(Home(home), readonly=True), StatementFilter())
        if options.serve:
            print(f"{held:,} statements")
            pages(home, options.actor, options.topic)
            return 0
        print(f"{held:,} statements\n\n| command | seconds |\n|---|---|")
        bare = median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
        print(f"| python -c pass (baseline) | {bare:.2f} |")
        for arguments in (
            ["--help"],
            ["statements", "--limit", "100"],
            ["statements", "--actor", options.actor, "--limit", "100"],
            ["actors", "--limit", "100"],
            ["ask", options.actor, options.topic],
        ):
            print(f"| stance {' '.join(arguments)} | {shell(home, *arguments):.2f} |", flush=True)
        record = open_record(Settings(Home(home), cache_folder(), DEFAULT_EMBEDDER))
        request = ask.Request(options.topic, actor=options.actor)
        warm = median(lambda: ask.ask(record, request))
        vector = record.embedder.embed([options.topic])[0]
        raw = median(lambda: record.index.search(vector, retrieve.CANDIDATES))
        print(f"\n| warm in Python | ms | of raw FAISS |\n|---|---|---|\n| raw FAISS search, k={retrieve.CANDIDATES} | {1000 * raw:.1f} | 1.0 |")
        print(f"| `ask` | {1000 * warm:.1f} | {warm / raw:.1f} |")
        print("\n| stage of one warm question | ms | share |\n|---|---|---|")
        found = stages(record, request)
        for stage, seconds in sorted(found.items(), key=lambda item: -item[1]):
            print(f"| {stage} | {1000 * seconds:.1f} | {seconds / found['whole']:.0%} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
