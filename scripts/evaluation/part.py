"""What the parts share: their shape, the options of a run, and Markdown tables."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
STANCE = f"{Path(sys.executable).parent / 'stance'}"

Row = dict[str, Any]  # figure by measure
Figures = dict[str, Row]  # rows by "benchmark/method"


@dataclass(frozen=True, slots=True)
class Options:
    """Where data and scorers lie, and which benchmarks and methods are wanted (none named: all)."""

    data: Path
    scorers: Path
    only: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the evaluation: `measure` yields (key, row), `show` makes its section of the page from all figures."""

    measure: Callable[[Options], Iterator[tuple[str, Row]]]
    show: Callable[[Figures], list[str]]


def cells(values: Iterable[object]) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join("–" if v is None else f"{v:.1f}" if isinstance(v, float) else str(v) for v in values) + " |"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table and an empty line."""
    return [cells(head), "|" + "---|" * len(head), *map(cells, rows), ""]
