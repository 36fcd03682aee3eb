"""Quotations against the record: are these words on record, in this wording, by this speaker, on this day?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from stance import store
from stance.identify import Who, who
from stance.records import Edit, Kind, Quotation, QuoteLabel, StatementFilter, Telling, Wording
from stance.text import shown

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base

CANDIDATES = 80  # statements that share words with the quotation
SHOWN = 5
ALTERED = 0.7  # likeness from which a statement is taken for the one that was quoted
OWN = 0.8  # and from which the speaker's own altered words are preferred to another's verbatim ones
OTHERS = 0.93  # and from which nearly the same words of somebody else are taken for the quotation
LEAST, SHARED = 3, 5  # words in a row, and in all, that an altered quotation must share with the record (or all its words but one)
LONGEST = 400  # words of a quotation that are compared
INSERTED = 8  # words of the record that a bracketed insertion may stand for
AROUND = timedelta(days=2)  # the day of publication is not the day of the saying
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3,})\s*|\s*\[[^\]]*\]\s*")
_MARKS = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the words, and who is said to have said them, on which day (or at least published by then)."""

    quote: str
    speaker: str | None = None
    said_on: date | None = None
    as_of: date | None = None


def check(db: "Database", base: "Base", asked: Asked) -> Quotation:
    """Look a quotation up; each statement comes with its likeness and the words that differ, the best first."""
    by = None if asked.speaker is None else who(db, base, asked.speaker)
    found = sorted(wordings(db, asked), key=lambda w: (-w.likeness, w.telling.statement.kind is Kind.INDIRECT, w.telling.statement.id))
    label, why, best = _decide(asked, by, found)
    return Quotation(asked.quote, asked.speaker, asked.said_on, label, why, store.coverage(db, asked.as_of), tuple(best[:SHOWN]))


def wordings(db: "Database", asked: Asked) -> Iterator[Wording]:
    """The statements of the record that the words could come from."""
    rows = store.full_text(db, asked.quote, allowed=store.allowed_rows(db, StatementFilter(as_of=asked.as_of)), limit=CANDIDATES)
    for telling in store.tellings_by_rows(db, [row for row, _ in rows]):
        wording = compare(telling, asked.quote)
        if wording is not None:
            yield wording


def compare(telling: Telling, quote: str) -> Wording | None:
    """A statement beside a quotation; None where the words are too different. Marks, case, white space and dashes make no difference."""
    said = _words(telling.statement.content)
    parts = [part for part in (_words(piece) for piece in _pieces(quote)) if part]
    if not parts or not said:
        return None
    if _in_order([_folded(word) for word in said], parts, quote):
        return Wording(telling, 1.0)
    return _altered(telling, said, [word for part in parts for word in part][:LONGEST])


def _words(text: str) -> list[str]:
    """Words as written."""
    return _WORD.findall(text)


def _folded(word: str) -> str:
    """A word as it is compared."""
    return word.casefold().replace("’", "'")


def _pieces(quote: str) -> list[str]:
    """The quotation cut at ellipses and bracketed insertions."""
    return _GAP.split(shown(quote))


def _in_order(said: Sequence[str], parts: Sequence[Sequence[str]], quote: str) -> bool:
    """Do all parts stand in the statement word for word, one after the other, with a gap only where the quotation shows one?"""
    widest = None if "…" in quote or "..." in quote else INSERTED  # an ellipsis may stand for any number of words
    first = [_folded(word) for word in parts[0]]
    for start in (at for at in range(len(said) - len(first) + 1) if list(said[at : at + len(first)]) == first):
        at = start + len(first)
        for part in parts[1:]:
            wanted = [_folded(word) for word in part]
            last = len(said) - len(wanted) if widest is None else min(len(said) - len(wanted), at + widest)
            found = next((i for i in range(at, last + 1) if list(said[i : i + len(wanted)]) == wanted), None)
            if found is None:
                break
            at = found + len(wanted)
        else:
            return True
    return False


def _altered(telling: Telling, said: list[str], quoted: list[str]) -> Wording | None:
    """The stretch of the statement that is most like the quotation, and how they differ; None if they share too little."""
    ours, theirs = [_folded(word) for word in said], [_folded(word) for word in quoted]
    anchor = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    if anchor.size < min(LEAST, len(theirs)):
        return None
    start = max(0, anchor.a - anchor.b - len(theirs) // 2)
    end = min(len(ours), anchor.a - anchor.b + len(theirs) + len(theirs) // 2)
    blocks = [block for block in SequenceMatcher(None, ours[start:end], theirs, autojunk=False).get_matching_blocks() if block.size]
    start, end = start + blocks[0].a, start + blocks[-1].a + blocks[-1].size
    matcher = SequenceMatcher(None, ours[start:end], theirs, autojunk=False)
    likeness = round(matcher.ratio(), 3)
    if likeness < ALTERED or sum(block.size for block in blocks) < min(SHARED, len(theirs) - 1):
        return None
    return Wording(telling, min(likeness, 0.999), tuple(_edits(matcher, said[start:end], quoted)))


def _edits(matcher: "SequenceMatcher[str]", said: list[str], quoted: list[str]) -> Iterator[tuple[Edit, str]]:
    """The difference word by word: what both have, what the quotation left out, what it put in."""
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Edit.SAME, " ".join(said[a:b])
            continue
        if b > a:
            yield Edit.LEFT_OUT, " ".join(said[a:b])
        if d > c:
            yield Edit.PUT_IN, " ".join(quoted[c:d])


def _decide(asked: Asked, by: Who | None, found: Sequence[Wording]) -> tuple[QuoteLabel, str, list[Wording]]:
    """The label with its reason, and the statements that show it, the best first."""
    own = [w for w in found if by is None or _by(by, w.telling)]
    on_day = [w for w in own if _on(asked.said_on, w.telling)]
    for wordings_, exact in ((on_day, QuoteLabel.VERBATIM), (own, QuoteLabel.OTHER_DATE)):
        spoken = [w for w in wordings_ if w.likeness == 1 and _in_marks(w.telling, asked.quote)]
        if spoken:
            return exact, _told(exact, spoken[0]), [*spoken, *(w for w in found if w not in spoken)]
    reported = [w for w in on_day if w.likeness == 1]
    if reported:
        return QuoteLabel.ALTERED, "the record has these words only as reported speech, not in quotation marks", reported
    verbatim = [w for w in found if w.likeness == 1]
    close = [w for w in own if w.likeness >= (OWN if verbatim else ALTERED)]
    if close:
        dated = [w for w in close if w in on_day] or close
        return QuoteLabel.ALTERED, "the record has it in other words", dated
    by_others = [w for w in found if w.likeness >= OTHERS]
    if by_others:
        return QuoteLabel.OTHER_SPEAKER, _told(QuoteLabel.OTHER_SPEAKER, by_others[0]), by_others
    return QuoteLabel.NOT_FOUND, "no statement on record has these words or nearly these", []


def _by(by: Who, telling: Telling) -> bool:
    """Can these be the words of the one who was named? An unnamed speaker of the same actor can be anyone of it."""
    speaker = telling.statement.speaker
    if by.speaker is not None and speaker is not None:
        return _folded(speaker) == _folded(by.speaker)
    return by.actor is not None and telling.actor is not None and telling.actor.id == by.actor.id


def _on(day: date | None, telling: Telling) -> bool:
    """Is the statement of this day, as far as it is dated?"""
    if day is None or telling.when is None:
        return True
    return abs(telling.when - day) <= (timedelta(0) if telling.statement.said_on is not None else AROUND)


def _in_marks(telling: Telling, quote: str) -> bool:
    """Are the words the speaker's own: direct speech, or inside the quotation marks of a mixed one?"""
    statement = telling.statement
    if statement.kind is Kind.DIRECT:
        return True
    quoted = " ".join(_MARKS.findall(statement.content))
    parts = [part for part in (_words(piece) for piece in _pieces(quote)) if part]
    return bool(quoted) and _in_order([_folded(word) for word in _words(quoted)], parts, quote)


def _told(label: QuoteLabel, wording: Wording) -> str:
    """Who said it when, for the reason."""
    telling = wording.telling
    name = telling.statement.speaker or (telling.actor.name if telling.actor is not None else "somebody unnamed")
    when = f"on {telling.when}" if telling.when is not None else "on an unknown day"
    if label is QuoteLabel.VERBATIM:
        return f"{name} is on record with these words, {when}"
    other = "the words" if wording.likeness == 1 else "nearly the words"
    return f"{other} are on record, but {'by ' + name + ', ' if label is QuoteLabel.OTHER_SPEAKER else ''}{when}"
