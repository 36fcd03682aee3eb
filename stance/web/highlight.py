"""An article's text cut where statements begin and end, so that each piece can be shown with all the statements that it belongs to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stance.records import Span, Telling
from stance.text import paragraphs as paragraphs_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the statements that cover it, the shortest first; `opens` are those that begin here."""

    text: str
    ids: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the statements that begin in it."""

    pieces: tuple[Piece, ...]
    tellings: tuple[Telling, ...]


def paragraphs(text: str, said: Sequence[Telling]) -> list[Paragraph]:
    """The paragraphs of a text; statements may overlap, stand inside one another, and reach over paragraphs."""
    places = paragraphs_of(text)
    starts = [place.start for place in places]
    notes: list[list[Telling]] = [[] for _ in places]
    for telling in sorted(said, key=lambda t: t.statement.spans):
        if places and telling.statement.spans:
            notes[max(0, bisect_right(starts, telling.statement.spans[0].start) - 1)].append(telling)
    marks = [(span, telling.statement.id) for telling in said for span in telling.statement.spans]
    opened: set[str] = set()
    return [Paragraph(tuple(_pieces(text, place, marks, opened)), tuple(beside)) for place, beside in zip(places, notes, strict=True)]


def _pieces(text: str, whole: Span, marks: Sequence[tuple[Span, str]], opened: set[str]) -> Iterator[Piece]:
    """One paragraph, cut at every beginning and end in it; statements that were not met before go to `opened`."""
    inside = [(span, key) for span, key in marks if span.overlaps(whole)]
    cuts = {whole.start, whole.end} | {at for span, _ in inside for at in (span.start, span.end) if whole.start < at < whole.end}
    for start, end in pairwise(sorted(cuts)):
        here = Span(start, end)
        ids = tuple(dict.fromkeys(key for _, key in sorted((len(span), key) for span, key in inside if span.overlaps(here))))
        yield Piece(here.of(text), ids, tuple(key for key in ids if key not in opened))
        opened.update(ids)
