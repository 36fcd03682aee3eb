"""A text as the tagger sees it: words, their in-quote states, and windows of whole paragraphs that fit the model.

Training and inference share this module; they differ in how many paragraphs a window holds, which costs no accuracy (measured).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LIMIT = 256  # sub-tokens of a window, the special tokens counted in
CONTEXT = 32  # sub-tokens before a window's own words, where it begins inside a paragraph
AHEAD = 16  # sub-tokens behind them, where it ends inside a paragraph
_ROOM = LIMIT - 2 - CONTEXT - AHEAD
OUTSIDE, INSIDE, OPENS, CLOSES = range(4)
CASES = 3  # lower, Capitalised, UPPER
FEATURES = 4 * CASES

_WORD = re.compile(r"``|''|´´|[^\W_]+|[^\w\s]|_")
_MARK = re.compile(r"``|''|´´|[\"“”„‟«»″\n]")
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)[^‘’\n]*(?:’\w[^‘’\n]*)*’(?!\w)")
_OPENING = frozenset({"``", "“", "„", "«"})
_CLOSING = frozenset({"”", "»", "´´"})  # '' and straight marks may be either
_STOPS = frozenset(".?!")
_TRAILING = frozenset({"''", "´´", '"', "”", "»", "’", ")", "]"})


@dataclass(frozen=True, slots=True)
class Window:
    """Words first..last (half-open) go through the model together; labels are kept for core_first..core_last."""

    first: int
    last: int
    core_first: int
    core_last: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their offsets, features (state * CASES + case) and whether each opens a paragraph."""

    spans: tuple[tuple[int, int], ...]
    features: tuple[int, ...]
    opens: tuple[bool, ...]

    def state(self, i: int) -> int:
        """OUTSIDE, INSIDE, OPENS or CLOSES: where word `i` stands to the quote marks."""
        return self.features[i] // CASES


def marks(text: str) -> dict[int, int]:
    """Offset -> OPENS or CLOSES for each double quote mark, and for ‘…’ outside them; the state ends at a line break."""
    out: dict[int, int] = {}
    inside = False
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            inside = False
            continue
        inside = _turns(text, at, match.end(), inside)
        out[at] = OPENS if inside else CLOSES
    quoted = _depths(text, out)
    for match in _SINGLE.finditer(text):
        if not quoted[match.start()]:
            out[match.start()], out[match.end() - 1] = OPENS, CLOSES
    return out


def _turns(text: str, start: int, end: int, inside: bool) -> bool:
    """Does the mark at start..end open a quotation? A straight mark opens before a word and closes behind one, else it toggles."""
    mark = text[start:end]
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before, behind = text[start - 1 : start], text[end : end + 1]
    open_before, open_behind = not before or before.isspace() or before in "([—–-", not behind or behind.isspace()
    if open_before and not open_behind:
        return True
    if open_behind and not open_before:
        return False
    return not inside


def _depths(text: str, found: dict[int, int]) -> bytearray:
    """1 for each character between double quote marks."""
    out, at, inside = bytearray(len(text) + 1), 0, False
    stops = sorted([*found, *(m.start() for m in re.finditer("\n", text))])
    for stop in [*stops, len(text)]:
        if inside:
            out[at:stop] = b"\x01" * (stop - at)
        inside, at = found.get(stop) == OPENS, stop
    return out


def split(text: str) -> Words:
    """The words of a text: runs of letters and digits, and single signs (`` and '' count as one)."""
    spans = tuple((m.start(), m.end()) for m in _WORD.finditer(text))
    turning, features, opens = marks(text), [], []
    state, last, lines = OUTSIDE, 0, [m.start() for m in re.finditer("\n", text)]
    line = 0
    for start, end in spans:
        broken = last == 0
        while line < len(lines) and lines[line] < start:
            line, broken, state = line + 1, True, OUTSIDE
        here = turning.get(start, state)
        features.append(here * CASES + _case(text[start:end]))
        opens.append(broken)
        state = INSIDE if here in (INSIDE, OPENS) else OUTSIDE
        last = end
    return Words(spans, tuple(features), tuple(opens))


def _case(word: str) -> int:
    """0 lower or no letters, 1 capitalised, 2 all upper."""
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def sentence_ends(text: str, words: Words) -> list[bool]:
    """For each word: may a window be cut behind it?"""
    out, stopped = [], False
    for i, (start, end) in enumerate(words.spans):
        word = text[start:end]
        stopped = word in _STOPS or (stopped and word in _TRAILING)
        following = words.spans[i + 1][0] if i + 1 < len(words.spans) else end + 1
        out.append(stopped and following > end and not (following < len(text) and text[following].islower()))
    return out


def _paragraphs(words: Words) -> list[tuple[int, int]]:
    """The half-open word ranges of the lines of a text."""
    borders = [i for i, opens in enumerate(words.opens) if opens] + [len(words.spans)]
    return list(pairwise(borders))


def _pieces(first: int, last: int, ends: Sequence[bool], sizes: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    """The sentences of a long paragraph; a sentence over the limit is cut."""
    start, total = first, 0
    for i in range(first, last):
        if total + sizes[i] > limit and i > start:
            yield start, i
            start, total = i, 0
        total += sizes[i]
        if ends[i] and i + 1 < last:
            yield start, i + 1
            start, total = i + 1, 0
    if start < last:
        yield start, last


def windows(text: str, words: Words, sizes: Sequence[int]) -> list[Window]:
    """Every paragraph as a window of at most LIMIT sub-tokens; `sizes` counts each word's sub-tokens.

    A longer one is cut at ends of sentences into windows that overlap by CONTEXT before and AHEAD behind.
    """
    out, ends = [], sentence_ends(text, words)
    for first, last in _paragraphs(words):
        if sum(sizes[first:last]) <= LIMIT - 2:
            out.append(Window(first, last, first, last))
            continue
        cores = _packed(_pieces(first, last, ends, sizes, _ROOM // 2), sizes, _ROOM, _ROOM)
        out += [_widen(core, (first, last), sizes) for core in cores]
    return out


def packed(text: str, words: Words, sizes: Sequence[int], first_limit: int) -> list[Window]:
    """Windows for training: as many successive paragraphs as fit, none twice; `first_limit` shortens the first window.

    A paragraph over half a window goes in by its sentences.
    """
    costs = [size + (1 if opens else 0) for size, opens in zip(sizes, words.opens, strict=True)]
    room, ends, parts = LIMIT - 2, sentence_ends(text, words), []
    for first, last in _paragraphs(words):
        whole = sum(costs[first:last]) <= room // 2
        parts += [(first, last)] if whole else list(_pieces(first, last, ends, costs, room // 2))
    return [Window(first, last, first, last) for first, last in _packed(parts, costs, min(room, first_limit), room)]


def _packed(parts: Iterable[tuple[int, int]], costs: Sequence[int], limit: int, room: int) -> list[tuple[int, int]]:
    """Join successive ranges while they fit in `limit`, and in `room` after the first."""
    out: list[tuple[int, int]] = []
    total = 0
    for first, last in parts:
        cost = sum(costs[first:last])
        if out and total + cost <= limit:
            out[-1] = (out[-1][0], last)
            total += cost
        else:
            limit = room if out else limit
            out.append((first, last))
            total = cost
    return out


def _widen(core: tuple[int, int], paragraph: tuple[int, int], sizes: Sequence[int]) -> Window:
    """Add the text of the paragraph before and behind a window."""
    first, last = core
    context, ahead = CONTEXT, AHEAD
    while first > paragraph[0] and sizes[first - 1] <= context:
        context -= sizes[first - 1]
        first -= 1
    while last < paragraph[1] and sizes[last] <= ahead:
        ahead -= sizes[last]
        last += 1
    return Window(first, last, *core)
