"""An index of things by where they stand in the text, so that looking around one costs the same in a long text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from stance.records import Span

T = TypeVar("T")
_WIDTH = 1000  # characters of one bucket


class Near(Generic[T]):
    """Things with spans; `over` gives those that may overlap others, each once, in the order in which they came."""

    def __init__(self) -> None:
        """Begin empty."""
        self._things: list[T] = []
        self._buckets: dict[int, list[int]] = defaultdict(list)

    def add(self, thing: T, spans: Iterable[Span]) -> None:
        """Take in a thing that covers the spans."""
        for bucket in _buckets(spans):
            self._buckets[bucket].append(len(self._things))
        self._things.append(thing)

    def over(self, spans: Iterable[Span]) -> Iterator[T]:
        """The things that share a bucket with one of the spans."""
        found = {i for bucket in _buckets(spans) for i in self._buckets.get(bucket, ())}
        return (self._things[i] for i in sorted(found))


def _buckets(spans: Iterable[Span]) -> set[int]:
    """The buckets that spans touch."""
    return {bucket for span in spans for bucket in range(span.start // _WIDTH, span.end // _WIDTH + 1)}
