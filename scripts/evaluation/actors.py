"""Who speaks for whom: on real news, and what the base of actors costs."""

import json
import subprocess
import sys
from collections.abc import Iterator

from evaluation import told
from evaluation.part import Figures, Options, Row, table

OUTCOMES = ("right", "wrong", "open", "of")
SAME = (("ced1k", "speaker_accuracy", "speaker right on matched statements"), ("mcae", "name accuracy", "name"), ("mcae", "title accuracy", "title"))
PROBE = """
import json, time
def used():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1024
from stance.actors import load_base
before, started = used(), time.process_time()
base = load_base()
loading, grown = time.process_time() - started, used() - before
aliases, started = list(base.shipped), time.process_time()
for alias in aliases:
    base.find(alias)
finding = (time.process_time() - started) / len(aliases)
counts = {"actors": len(base.actors), "names": len(aliases), "people": len(base.lines)}
print(json.dumps(counts | {"load ms": 1000 * loading, "MB": grown, "us a name": 1e6 * finding}))
"""


def measure(options: Options) -> Iterator[tuple[str, Row]]:
    """Speakers and actors of the positions set, and the base: processor time to load it and to find a name, memory."""
    found = told.shares(options)
    yield "actors/speaker", found["speaker"]
    yield "actors/actor", found["actor"]
    done = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True)
    yield "actors/base", {name: round(value, 1) for name, value in json.loads(done.stdout).items()}


def show(figures: Figures) -> list[str]:
    """The section of actors."""
    if "actors/actor" not in figures:
        return []
    told_so = [[name, *(str(figures[f"actors/{name}"][o]) for o in OUTCOMES)] for name in ("speaker", "actor")]
    others = [[f"{name}: {what}", figures[f"{name}/tagger"].get(column)] for name, column, what in SAME if f"{name}/tagger" in figures]
    base = figures["actors/base"]
    return [
        "## Actors: who speaks for whom",
        "",
        "Shares of 1 over the statements of the positions set that are found; open: no name, or a source with no known side.",
        "",
        *table(["positions", *OUTCOMES], told_so),
        *table(["what is shipped", "per cent"], others),
        f"The base of {base['actors']:.0f} actors, {base['names']:.0f} names and {base['people']:.0f} people loads in {base['load ms']:.0f} ms "
        f"of processor time and {base['MB']:.0f} MB, and finds a name in {base['us a name']:.0f} µs.",
        "",
    ]
