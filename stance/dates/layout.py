"""The sentences of a text, the stretches inside quotation marks, and the time expressions outside of them."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from stance.dates.grammar import Found, expressions
from stance.records import Span

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*")
_NO_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Brig|St|Jr|Sr|Prof|Rev|Hon|Pres|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"D|R|I|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|[A-Z])\.$"
)
_QUOTED = re.compile(r"“[^”]{1,3000}”|(?<![^\s(\[—–-])\"(?=\S)[^\"]{1,3000}\"|(?<![^\s(\[—–-])''(?=\S)[^']{1,1500}''")


@dataclass(frozen=True, slots=True)
class Layout:
    """Starts and ends of the sentences, the quoted stretches, the expressions outside of them, and the text without accents (same offsets)."""

    starts: tuple[int, ...]
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]
    found: tuple[Found, ...]
    folded: str

    def number(self, at: int) -> int:
        """Index of the sentence at an offset."""
        return max(0, bisect_right(self.starts, at) - 1)

    def quotes_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The quoted stretches that share a character with `text[start:end]`."""
        first = max(0, bisect_right(self.quoted, start, key=_begin) - 1)
        return tuple(q for q in self.quoted[first : bisect_right(self.quoted, end, key=_begin)] if q.start < end and start < q.end)

    def within(self, span: Span) -> list[Found]:
        """The expressions inside a span."""
        first, last = bisect_right(self.found, span.start - 1, key=_start), bisect_right(self.found, span.end, key=_start)
        return [f for f in self.found[first:last] if f.span.end <= span.end]


def _begin(span: Span) -> int:
    """Where a span begins."""
    return span.start


def _start(found: Found) -> int:
    """Where an expression begins."""
    return found.span.start


def _sentences(text: str) -> tuple[Span, ...]:
    """Sentences: an end mark, white space and a capital; abbreviations and initials end none."""
    out, at = [], 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _NO_END.search(text, max(at, match.start() - 8), match.start() + 1):
            continue
        if match.end() > at:
            out.append(Span(at, match.end()))
            at = match.end()
    if at < len(text):
        out.append(Span(at, len(text)))
    return tuple(out)


def fold(text: str) -> str:
    """The text with its accents taken off, character by character, so that offsets stay: "Erdoğan" -> "Erdogan"."""
    if text.isascii():
        return text
    table = {ord(c): unicodedata.normalize("NFD", c)[0] for c in set(text) if not c.isascii()}
    return text.translate(table)


@lru_cache(maxsize=4)
def layout(text: str) -> Layout:
    """The layout of a text, kept for the quotes of one article."""
    sentences = _sentences(text)
    quoted = tuple(Span(*m.span()) for m in _QUOTED.finditer(text))
    starts = [q.start for q in quoted]
    outside = tuple(f for f in expressions(text) if (i := bisect_right(starts, f.span.start)) == 0 or f.span.start >= quoted[i - 1].end)
    return Layout(tuple(s.start for s in sentences), sentences, quoted, outside, fold(text))
