"""Primary sources: in a speech, press release or transcript the article's own sentences are statements of its speaker."""

import re
from bisect import bisect_right

from stance import text as texts
from stance.extract.cues import listed
from stance.records import Act, Article, Kind, Quote, Span, Speaker

_CAPITALS = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}"
_TURN = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.?!\])–—-][\s\"”]))[ \t]*([\"“]?)"
    rf"((?:(?:Mr|Ms|Mrs|Dr)\. )?{_CAPITALS}|Q|QUESTION|Question)(?: \([^)]{{1,80}}\))?(?::|(?<=Q)[ \t])[ \t]*"
)
_QUESTIONS = frozenset(["Q", "QUESTION", "Question"])
_STAGE = re.compile(r"^[\[(][^\])]*[\])]\.?$|^[A-Z0-9 ,.:’'()-]+$|^(?:\d{1,2}:\d{2}|END|###|\* \* \*)")
_MARKS = frozenset('"“”„«»')
_OWN = listed("i we you us my our it that which who this he she they")
PRIMARY = "primary"  # the extractor of such statements
_ENOUGH = 2  # turns that make a transcript
_WORDS = 3  # a paragraph with fewer words states nothing


def statements(article: Article, quoted: list[Quote]) -> list[Quote]:
    """The speakers' own paragraphs as direct statements, in text order with those of the people quoted in them.

    An article with a speaker or an actor is theirs throughout, or by its turns; another one has own statements only where it is a transcript.
    """
    turns = _turns(article.text)
    if article.speaker is None and article.actor is None and not _transcript(turns):
        return quoted
    spoken = (
        _by_turns(article.text, turns)
        if len(turns) >= _ENOUGH
        else [(p, None, None) for p in texts.paragraphs(article.text) if _spoken(p.of(article.text))]
    )
    own = [_own(article, span, cue, name) for span, cue, name in spoken]
    starts = [o.contents[0].start for o in own]
    kept = [q for q in quoted if not _first_person(article.text, q, own[max(0, bisect_right(starts, q.contents[0].end) - 2) :][:3])]
    return sorted([*own, *kept], key=lambda q: (q.contents[0].start, -q.contents[-1].end))


def _turns(text: str) -> list[re.Match[str]]:
    """The marks at which somebody's turn begins."""
    return list(_TURN.finditer(text))


def _transcript(turns: list[re.Match[str]]) -> bool:
    """Are there enough turns, of two people at least, one of whom comes back?"""
    names = [turn.group(2) for turn in turns]
    return len(names) >= 3 and 2 <= len(set(names)) < len(names)


def _by_turns(text: str, turns: list[re.Match[str]]) -> list[tuple[Span, Span | None, str | None]]:
    """Paragraphs that somebody speaks, with the turn mark and name that they stand under; questions are left out."""
    out: list[tuple[Span, Span | None, str | None]] = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.group(2) in _QUESTIONS:
            continue
        end = following.start() if following is not None else len(text)
        cue = Span(turn.start(2), turn.end(2))
        for p in texts.paragraphs(text[turn.end() : end]):
            words = p.of(text[turn.end() : end])
            start, stop = p.start + turn.end() + (words[0] in _MARKS), p.end + turn.end() - (words[-1] in _MARKS)
            if stop > start and _spoken(text[start:stop]):
                out.append((Span(start, stop), cue, turn.group(2)))
    return out


def _first_person(text: str, quote: Quote, own: list[Quote]) -> bool:
    """Does a statement inside the speaker's own words only tell what he or nobody says ("I think", quoted words without a source)?"""
    if not any(o.contents[0].overlaps(quote.contents[0]) for o in own):
        return False
    return quote.source is None or quote.source.of(text).lower() in _OWN


def _spoken(words: str) -> bool:
    """Is a paragraph something said, not a stage direction, a heading or a time?"""
    return len(words.split()) >= _WORDS and not _STAGE.match(words) and any(c.islower() for c in words)


def _own(article: Article, span: Span, turn: Span | None, name: str | None) -> Quote:
    """One paragraph as a direct statement of the article's speaker, or of the one whose turn it is."""
    speaker = Speaker(article.speaker, article.role, article.actor, article.speaker, why="the article's speaker")
    if name is not None and article.speaker is not None and not _same(name, article.speaker):
        speaker = Speaker(_plain(name), None, None, name, why="the turn's name")
    return Quote(article.id, (span,), None, turn, Kind.DIRECT, Act.SAYS, speaker, 0.9, PRIMARY)


def _same(turn: str, speaker: str) -> bool:
    """Does a turn's name mean the article's speaker: "MS. PSAKI", "THE PRESIDENT"?"""
    own = set(texts.words(speaker))
    return turn.startswith("THE ") or bool(own & set(texts.words(turn)) - {"mr", "ms", "mrs", "dr"})


def _plain(name: str) -> str:
    """A turn's name in usual letters, without the title before it."""
    return " ".join(part.capitalize() for part in re.sub(r"^(?:MR|MS|MRS|DR)\.? ", "", name).split())
