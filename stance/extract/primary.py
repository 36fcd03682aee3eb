"""Primary sources: in a speech, press release or transcript the article's own sentences are statements of its speaker."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stance import text as texts
from stance.extract.cues import listed
from stance.records import Act, Article, Kind, Quote, Span, Speaker

PRIMARY = "primary"  # the extractor of such statements
OWN = "the article's speaker"  # the reason where the user has said whose words they are
ANSWERS = "the turn's name, of one who is asked questions"  # the reason for somebody who may answer for the article's actor
_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_CAPITALS = rf"[{_UPPER}][{_UPPER}.’'-]+(?: [{_UPPER}][{_UPPER}.’'-]+){{0,4}}"
_TURN = re.compile(
    r"(?:\A|(?<=\n)|(?<=\s\s)|(?<=[.?!\])–—-][\s\"”]))[ \t\xa0]*(?:\*\*)?([\"“]?)"
    rf"((?:(?:Mr|Ms|Mrs|Dr)\. )?{_CAPITALS}|Q|QUESTION|Question|Moderator|Operator)(?: \([^)]{{1,80}}\))?"
    r"(?:\*\*)?(?::|(?<=Q)[ \t\xa0])(?:\*\*)?[ \t\xa0]*"
)
_SILENT = frozenset(listed("q question reporter moderator operator interpreter aide participant participants audience voice clerk host member press"))
_OFFICES = listed(
    "president secretary administrator chair chairman chairwoman director acting deputy prime minister senator governor general admiral ambassador"
    " chancellor commissioner representative king queen vice leader speaker mayor attorney undersecretary assistant coordinator envoy first"
)
_COURTESIES = listed("mr ms mrs dr miss sir")
_OF_UNNAMED = listed("official officials spokesperson spokesman spokeswoman administration senior")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_STAGE = re.compile(
    r"^\\?[\[(][^\])]*[\])]\.?$|^[A-Z0-9 ,.:/’'()–-]+$|^(?:\d{1,2}:\d{2}|END|###|\* \* \*)"
    rf"|^(?:[A-Z][\w .’'-]{{1,40}},? )?(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}),? \d{{4}}[.,]?$"
)
_CLOCK = re.compile(r"(?:(?:A\.M\.|P\.M\.|AM|PM|E[SD]?T|GMT|UTC) )+(?=\S)")
_MARKS = frozenset('"“”„«»')
_OWN = listed("i we you us my our me it that which who this he she they")
_OURS = re.compile(r"(?:my|our|this|these|such|those|every|all|we|us|no one|everyone)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))(?<!\bMrs)[.?!][\"”’)]*\s+(?=[A-Z“\"])")
_ENOUGH = 2  # turns that make a transcript
_HEAD = 200  # characters of an article in which the turn of its only speaker begins
_WORDS = 3  # a paragraph with fewer words states nothing
_LONG = 600  # characters of a paragraph that is cut at its sentences
_PART = 350  # characters after which such a part ends with its sentence


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where a turn begins, the place of its name, and the name as printed ("MS. PSAKI")."""

    start: int
    words: int
    name: Span
    printed: str

    @property
    def silent(self) -> bool:
        """Is it a question, or somebody's who only leads through the talk?"""
        return bool(_parts(self.printed)) and all(part in _SILENT for part in _parts(self.printed))


def statements(article: Article, quoted: list[Quote]) -> list[Quote]:
    """The speakers' own words as direct statements, in text order with those of the people quoted in them.

    An article with a speaker or an actor is theirs throughout, or by its turns; another one has own statements only where it is a transcript.
    """
    turns = [_turn(found) for found in _TURN.finditer(article.text)]
    if article.speaker is None and article.actor is None and not _transcript(turns):
        return quoted
    spoken = len(turns) >= _ENOUGH or (bool(turns) and turns[0].start < _HEAD)
    own = list(_by_turns(article, turns) if spoken else _throughout(article))
    starts = [o.contents[0].start for o in own]
    names = {turn.name for turn in turns}
    kept = [q for q in quoted if _is_of_another(article.text, q, names, own[max(0, bisect_right(starts, q.contents[0].end) - 2) :][:3])]
    return sorted([*own, *kept], key=lambda q: (q.contents[0].start, -q.contents[-1].end))


def _turn(found: re.Match[str]) -> _Turn:
    """A turn, without the time of day that may run into its name ("3:38 P.M. EDT MS. PSAKI:")."""
    clock = _CLOCK.match(found.group(2))
    skipped = 0 if clock is None else clock.end()
    return _Turn(found.start(), found.end(), Span(found.start(2) + skipped, found.end(2)), found.group(2)[skipped:])


def _transcript(turns: list[_Turn]) -> bool:
    """Are there enough turns, of two people at least, one of whom comes back?"""
    names = [turn.printed for turn in turns]
    return len(names) >= 3 and 2 <= len(set(names)) < len(names)


def _throughout(article: Article) -> Iterator[Quote]:
    """Every paragraph as the words of the article's speaker or actor."""
    speaker = Speaker(article.speaker, article.role, article.actor, article.speaker, why=OWN)
    for span in _spoken(article.text, 0, len(article.text)):
        if span.of(article.text) != article.title:
            yield _own(article, span, None, speaker)


def _by_turns(article: Article, turns: list[_Turn]) -> Iterator[Quote]:
    """What each one says in his turns; questions are left out."""
    known: dict[str, Speaker] = {}
    asked = {turn.printed for before, turn in pairwise(turns) if before.silent}
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.silent:
            continue
        speaker = known.setdefault(turn.printed, _speaker(article, turn.printed, asked=turn.printed in asked))
        for span in _spoken(article.text, turn.words, following.start if following is not None else len(article.text)):
            yield _own(article, span, turn.name, speaker)


def _own(article: Article, span: Span, turn: Span | None, speaker: Speaker) -> Quote:
    """One part of somebody's own words."""
    return Quote(article.id, (span,), None, turn, Kind.DIRECT, Act.SAYS, speaker, 0.9, PRIMARY)


def _speaker(article: Article, printed: str, *, asked: bool) -> Speaker:
    """Whose turn it is: the article's speaker, an office ("THE PRESIDENT"), an unnamed official, or a person by his fullest name in the article.

    Who is asked questions answers for the actor of the article, if he is nobody else's.
    """
    parts = _parts(printed)
    if article.speaker is not None and (
        parts == ["the"] or printed.startswith("THE ") or set(parts) & set(texts.words(article.speaker)) - _COURTESIES
    ):
        return Speaker(article.speaker, article.role, article.actor, article.speaker, why=OWN)
    titles = [part for part in parts if part in _OFFICES | _COURTESIES | _OF_UNNAMED or part == "the"]
    role = " ".join(part for part in titles if part not in _COURTESIES and part != "the") or None
    if len(titles) == len(parts):
        unnamed = not set(titles) & _OFFICES
        return Speaker(None, role, article.actor, printed, unnamed, "the turn's office")
    words = printed.split()
    name = _full(article, " ".join(words[next(i for i, part in enumerate(parts) if part not in titles) :]))
    return Speaker(name, role, article.actor if role is not None else None, printed, why=ANSWERS if asked else "the turn's name")


def _parts(printed: str) -> list[str]:
    """The words of a turn's name, without case and full stops."""
    return [word.strip(".").casefold() for word in printed.split()]


def _full(article: Article, name: str) -> str:
    """A name in capitals as the article has it elsewhere, with the first name before it if it is there; else in usual letters."""
    text = f"{article.title or ''}\n{article.text}"
    first = re.compile(rf"\b([A-Z][a-z’'.-]+(?: [A-Z]\.)?) ((?-i:[A-Z])(?i:{re.escape(name[1:])}))\b")
    for found in first.finditer(text):
        before = [word for word in found[1].split() if word.strip(".").casefold() not in _OFFICES | _COURTESIES]
        if before and not found[2].isupper():
            return " ".join([*before, found[2]])
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())


def _spoken(text: str, start: int, end: int) -> Iterator[Span]:
    """What is said in a stretch: its paragraphs, long ones cut at sentences, without stage directions, headings and times."""
    for p in texts.paragraphs(text[start:end]):
        first, last = p.start + start, p.end + start
        first, last = first + (text[first] in _MARKS), last - (last - first > 1 and text[last - 1] in _MARKS)
        words = text[first:last]
        if len(words.split()) >= _WORDS and not _STAGE.match(words) and any(c.islower() for c in words):
            yield from _parted(text, Span(first, last))


def _parted(text: str, span: Span) -> Iterator[Span]:
    """A long paragraph in parts of a few sentences."""
    at = span.start
    for stop in _SENTENCE.finditer(text, span.start, span.end) if len(span) > _LONG else ():
        if stop.end() - at >= _PART and span.end - stop.end() >= _PART // 3:
            yield Span(at, stop.start() + len(stop.group().rstrip()))
            at = stop.end()
    yield Span(at, span.end)


def _is_of_another(text: str, quote: Quote, turns: set[Span], own: list[Quote]) -> bool:
    """Is a statement that was found in the article that of somebody else who is named in it, not the speaker's own or nobody's?"""
    if quote.source is not None and any(quote.source.overlaps(turn) for turn in turns):
        return False
    if not own:
        return True
    words = "" if quote.source is None else quote.source.of(text)
    named = quote.speaker.name is not None or (
        quote.speaker.body is not None and not quote.speaker.unnamed and quote.speaker.body != quote.speaker.body.lower()
    )
    ours = _OURS.match(words) and (quote.speaker.name is None or quote.speaker.name not in words)  # "my predecessor, Ann Lee," is somebody else
    return bool(words) and words.lower() not in _OWN and not ours and named
