"""Finds what stands between quotation marks: pure Python, never fails, and is law for direct speech.

Straight and curly double marks, single marks, guillemets, low marks and LaTeX marks are read from their shape and their
neighbours (space, letter, punctuation); apostrophes are left alone. A mark that is missing costs one quotation, never the
rest of the text: a mark that clearly opens while a quotation is open either re-opens it (a speech of several paragraphs)
or shows that the closing mark was forgotten, and then the quotation ends where its reporting words begin.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import takewhile

from stance import text as texts
from stance.records import Span

_REACH = 1200  # characters in which a single mark is closed, or it is an apostrophe; and in which reporting words tell that a mark was forgotten
_AHEAD = 200  # single marks that are looked at for a closing one
SHORT = 4  # words: up to so many may be scare quotes
_MARK = re.compile(r"\\?[\"“”„‟«»＂]|``|''|´´|[‘’‚‛'`‹›]")
_OPEN, _CLOSE, _EITHER = "open", "close", "either"
_DOUBLE, _SINGLE, _ANGLE = "double", "single", "angle"
_BEFORE_OPEN = frozenset("([{—–-/:;,…")
_AFTER_CLOSE = frozenset(".,;:?!)]}—–-/…")
_SPACES = frozenset(["", " ", "\n", "\t", "\u00a0"])
_STOP = re.compile(r"(?<=\w)(?<!\b[A-Z])[.?!…]+(?=\s+[^\Wa-z])")
_SENTENCE_END = frozenset(".?!…")
_ELISION = re.compile(r"['’](?:\d0s|\d\d\b|em\b|til\b|cause\b|tis\b|twas\b|n['’]|bout\b|round\b|(?:s|t|re|ve|ll|d|m)(?=\s))", re.IGNORECASE)
_SAID = r"(?:said|says|told|added|adds|wrote|tweeted|warned|continued|explained|insisted|argued|noted|claimed|replied|stressed)"
_NAME = r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:[A-Z][\w.'’-]+\s+){1,4})"
_REPORTS = re.compile(rf"[,.?!]\s+(?:{_NAME}\s*(?:has |have |had )?(?:also |later |then )?{_SAID}\b|{_SAID}\s+[A-Zh])")
_AGAIN = re.compile(r"\s{1,40}['‘](?=[A-Z])")
_TITLE_WORD = re.compile(r"[A-Z0-9]")
_SMALL = frozenset(["a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "at", "by", "from", "or", "as", "is"])


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `spans` stand inside the marks and `outer` with them, one of each per paragraph when it is re-opened.

    `depth` is 0 for an outermost quotation. `short` marks a few words without an end of a sentence, which may be scare
    quotes; `title` marks what looks like the title of a work.
    """

    spans: tuple[Span, ...]
    outer: tuple[Span, ...]
    depth: int = 0
    closed: bool = True
    short: bool = False
    title: bool = False

    @property
    def start(self) -> int:
        """Offset of the first opening mark."""
        return self.outer[0].start

    @property
    def end(self) -> int:
        """Offset behind the last closing mark."""
        return self.outer[-1].end


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with what its shape and its neighbours say about it."""

    start: int
    end: int
    family: str
    role: str
    sure: bool  # the neighbours agree with the role


@dataclass(slots=True)
class _Open:
    """A quotation that is being read: its finished parts, and where its present part begins."""

    mark: _Mark
    depth: int
    parts: list[tuple[Span, Span]] = field(default_factory=list)  # (inside, with the marks)


def quoted(text: str) -> list[Quotation]:
    """All quotations of a text in order of their start, nested ones behind the one that holds them."""
    found: list[Quotation] = []
    carried: _Open | None = None
    for paragraph in texts.paragraphs(text):
        marks = _marks(text, paragraph)
        if carried is not None and not (marks and _reopens(text, paragraph, marks[0], carried)):
            found += _finish(text, _cut_short(text, carried), closed=False)
            carried = None
        carried = _scan(text, paragraph, marks, carried, found)
    if carried is not None:
        found += _finish(text, _cut_short(text, carried), closed=False)
    return sorted(found, key=lambda q: (q.start, q.depth))


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The quotation marks of a paragraph, apostrophes left out."""
    out, tokenised = [], text.find("`", paragraph.start, paragraph.end) >= 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        alone = text[match.start() - 1 : match.start()] in _SPACES and text[match.end() : match.end() + 1] in _SPACES
        if alone and match.group()[0] in "'’‘‚" and not tokenised:
            continue  # what is left of a link or of words in another script
        mark = _read(text, match.group(), match.start(), match.end(), paragraph)
        if mark is not None:
            out.append(mark)
    return out


def _read(text: str, glyph: str, start: int, end: int, paragraph: Span) -> _Mark | None:
    """One mark with family and role; None for an apostrophe."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    context = _context(before, after)
    if glyph in ("``", "´´"):
        return _Mark(start, end, _DOUBLE, _OPEN if glyph == "``" else _CLOSE, True)
    if glyph == "''" or glyph[-1] in '"“”„‟＂':
        shape = {"“": _OPEN, "„": _OPEN, "‟": _OPEN, "”": _CLOSE}.get(glyph[-1], context)
        return _Mark(start, end, _DOUBLE, shape if context == _EITHER else context, context != _EITHER or glyph[-1] in "“”„")
    if glyph in "«»‹›":
        shape = _OPEN if glyph in "«‹" else _CLOSE
        return _Mark(start, end, _ANGLE, shape if context == _EITHER or before == "\u00a0" or after == "\u00a0" else context, True)
    if (before.isalnum() and after.isalnum()) or (glyph in "'’" and _ELISION.match(text, start) and not before.isalnum()):
        return None
    if glyph in "`‘‚‛":
        return _Mark(start, end, _SINGLE, _OPEN, True) if context != _CLOSE else None
    return _Mark(start, end, _SINGLE, context, True) if context != _EITHER or before.isspace() else None


def _context(before: str, after: str) -> str:
    """What the neighbours of a mark say: does it open, close, or is either possible?"""
    opens = (before.isspace() or before in _BEFORE_OPEN or before in "\"“‘'«„") and not after.isspace() and after not in ",;)]}"
    closes = not before.isspace() and before not in "([{" and (after.isspace() or after in _AFTER_CLOSE or after in "\"”’'»")
    if opens == closes:
        return _EITHER
    return _OPEN if opens else _CLOSE


def _reopens(text: str, paragraph: Span, first: _Mark, carried: _Open) -> bool:
    """Does a paragraph begin with the mark that carries an open quotation on?"""
    return first.start == paragraph.start and first.family == carried.mark.family and first.role != _CLOSE and bool(text)


def _scan(text: str, paragraph: Span, marks: list[_Mark], carried: _Open | None, found: list[Quotation]) -> _Open | None:
    """Read one paragraph; finished quotations go to `found`, one that is still open at the paragraph's end comes back."""
    stack: list[_Open] = []
    unclosed = _unclosed(marks)
    singles = [m for m in marks if m.family == _SINGLE]
    for at, mark in enumerate(marks):
        top = stack[-1] if stack else None
        if at == 0 and carried is not None:
            stack.append(_Open(mark, 0, carried.parts))
        elif mark.family == _SINGLE and not _counts(text, mark, top, singles, paragraph):
            continue
        elif top is not None and top.mark.family == mark.family and mark.role != _OPEN:
            near = mark.family != _SINGLE or mark.start - top.mark.end <= _REACH  # else both are apostrophes
            found += _finish(text, _close(top, mark.start, mark.end)) if near else []
            stack.pop()
        elif mark.role == _CLOSE or (mark.role == _EITHER and stack and any(o.mark.family == mark.family for o in stack)):
            _close_outer(text, stack, mark, found)
        elif top is not None and top.mark.family == mark.family:
            _mismatch(text, stack, mark, found, forgotten=unclosed[bisect_left(marks, top.mark.start, key=lambda m: m.start)] > 0)
        elif len(stack) < 3:
            stack.append(_Open(mark, len(stack)))
    return _leftover(text, paragraph, stack, found)


def _counts(text: str, mark: _Mark, top: _Open | None, singles: list[_Mark], paragraph: Span) -> bool:
    """Is a single mark a quotation mark here, rather than an apostrophe?"""
    at = bisect_right(singles, mark.start, key=lambda m: m.start)
    later = (singles[i] for i in range(at, min(len(singles), at + _AHEAD)))
    if top is None or top.mark.family != _SINGLE:
        if mark.role == _CLOSE:
            return False
        near = takewhile(lambda m: m.start - mark.start < _REACH, later)
        return _goes_on(text, mark, paragraph) or any(m.role != _OPEN for m in near) or (text[mark.start] in "‘`" and mark.start == paragraph.start)
    if mark.role == _OPEN:
        return text[mark.start] != "’"
    if not (text[mark.start - 1] in "sS" and text[mark.end : mark.end + 2].strip()[:1].islower()):
        return True
    closers = takewhile(lambda m: m.role != _OPEN, later)  # workers' rights: an apostrophe if the quotation is closed further on
    return not any(text[m.start - 1] in ".,?!" for m in closers)


def _goes_on(text: str, mark: _Mark, paragraph: Span) -> bool:
    """Does a single mark open a speech that the next paragraph re-opens with the same mark?"""
    led = mark.start == paragraph.start or text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] in (":", ",")
    return led and _AGAIN.match(text, paragraph.end) is not None and text[paragraph.end : paragraph.end + 42].lstrip()[:1] == text[mark.start]


def _close_outer(text: str, stack: list[_Open], mark: _Mark, found: list[Quotation]) -> None:
    """A closing mark whose partner lies under unclosed inner ones closes it and drops those; without a partner it is ignored."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].mark.family == mark.family:
            found += _finish(text, _close(stack[depth], mark.start, mark.end))
            del stack[depth:]
            return


def _unclosed(marks: list[_Mark]) -> list[int]:
    """How many more double marks open than close, from each mark to the paragraph's end."""
    out = [0]
    for mark in reversed(marks):
        out.append(out[-1] + (mark.family == _DOUBLE) * ((mark.role == _OPEN) - (mark.role == _CLOSE)))
    return out[::-1]


def _mismatch(text: str, stack: list[_Open], mark: _Mark, found: list[Quotation], *, forgotten: bool) -> None:
    """A mark that opens inside an open quotation of its kind: nested, re-opened, or (`forgotten`, by the count) the closing mark is missing."""
    top = stack[-1]
    before = text[: mark.start].rstrip()[-1:] if mark.start < 200 else text[mark.start - 200 : mark.start].rstrip()[-1:]
    told = _REPORTS.search(text, top.mark.end, min(mark.start, top.mark.end + _REACH))
    if told is not None:
        found += _finish(text, _close(top, told.start() + 1, told.start() + 1), closed=False)
        stack[-1] = _Open(mark, top.depth)
    elif before in _SENTENCE_END and mark.sure:
        inner = texts.trim(text, Span(top.mark.end, mark.start))
        if inner is not None:
            top.parts.append((inner, Span(top.mark.start, inner.end)))
        stack[-1] = _Open(mark, top.depth, top.parts)
    elif forgotten and (stop := _STOP.search(text, top.mark.end, mark.start)) is not None:
        found += _finish(text, _close(top, stop.end(), stop.end()), closed=False)
        stack[-1] = _Open(mark, top.depth)
    elif len(stack) < 3 and (text[mark.start] in "“„‘" or (mark.sure and not forgotten)):
        stack.append(_Open(mark, len(stack)))
    else:
        stack[-1] = _Open(mark, top.depth)


def _cut_short(text: str, left: _Open) -> _Open:
    """A quotation that was never closed: one that begins inside a line ends with its first sentence, a speech goes on to the line's end."""
    if len(left.parts) != 1:
        return left
    inner, outer = left.parts[0]
    stop = _STOP.search(text, inner.start, inner.end) if text[outer.start - 1 : outer.start] not in ("", "\n") else None
    return left if stop is None else replace(left, parts=[(Span(inner.start, stop.end()), Span(outer.start, stop.end()))])


def _close(top: _Open, start: int, end: int) -> _Open:
    """Add the part that ends at a closing mark."""
    if start > top.mark.end:
        top.parts.append((Span(top.mark.end, start), Span(top.mark.start, end)))
    return top


def _leftover(text: str, paragraph: Span, stack: list[_Open], found: list[Quotation]) -> _Open | None:
    """What is open at the paragraph's end: the outermost double (or paragraph-opening) quotation is carried, others are dropped."""
    if not stack:
        return None
    top = stack[0]
    if top.mark.family == _SINGLE and top.mark.start != paragraph.start and not top.parts:
        return _close(top, paragraph.end, paragraph.end) if _goes_on(text, top.mark, paragraph) else None
    told = _REPORTS.search(text, top.mark.end, min(paragraph.end, top.mark.end + _REACH))
    if told is not None and not top.parts:
        found += _finish(text, _close(top, told.start() + 1, told.start() + 1), closed=False)
        return None
    return _close(top, paragraph.end, paragraph.end)


def _finish(text: str, done: _Open, *, closed: bool = True) -> list[Quotation]:
    """The quotation, or one for each paragraph if a re-opened one was never closed (a transcript, not one speech)."""
    parts = [(inner, outer) for raw, outer in done.parts if (inner := texts.trim(text, raw)) is not None and any(map(str.isalnum, inner.of(text)))]
    if not parts:
        return []
    groups = [parts] if closed else [[part] for part in parts]
    return [_quotation(text, group, done.depth, closed) for group in groups]


def _quotation(text: str, parts: list[tuple[Span, Span]], depth: int, closed: bool) -> Quotation:
    """A quotation with its flags."""
    first = parts[0][0].of(text)[:400]
    words = first.split()
    ended = parts[-1][0].of(text)[-1] in ".,?!…—–"
    spans, outer = tuple(p[0] for p in parts), tuple(p[1] for p in parts)
    title = (
        len(words) <= 10
        and words[-1].isascii()
        and not first.endswith(("?", "!"))
        and (not first.endswith(".") or _in_sentence(text, outer[0].start))
        and (len(words) > 1 or not ended)
        and all(_TITLE_WORD.match(w) or w.lower() in _SMALL for w in words)
    )
    return Quotation(spans, outer, depth, closed, len(words) <= SHORT and len(parts) == 1 and not (ended and words[0][0].isupper()), title)


def _in_sentence(text: str, start: int) -> bool:
    """Does a word, and no punctuation, stand right in front of an opening mark?"""
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    return before.isalnum() or before in ("'", "’")
