"""Primary sources: in a speech, press release or transcript the article's own sentences are statements of its speaker."""

import re

from stance import text as texts
from stance.records import Act, Article, Kind, Quote, Span, Speaker

_TURN = re.compile(r"(?:\A|(?<=\n)|(?<=[.?!\])–—-][\s\"”]))\s*([\"“]?)((?:(?:MR|MS|MRS|DR|SEN|GEN|SECRETARY|PRESIDENT|MINISTER)\.? )?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}|Q|QUESTION|Question)(?: \([^)]{1,80}\))?(?::|(?<=Q)\s)\s*")
_QUESTIONS = frozenset(["Q", "QUESTION", "Question"])
_STAGE = re.compile(r"^[\[(][^\])]*[\])]\.?$|^[A-Z0-9 ,.:’'()-]+$|^(?:\d{1,2}:\d{2}|END|###|\* \* \*)")
_ENOUGH = 2  # turns that make a transcript
_WORDS = 3  # a paragraph with fewer words states nothing


def statements(article: Article, quoted: list[Quote]) -> list[Quote]:
    """The speaker's own paragraphs as direct statements, in text order with those of the people quoted in them."""
    own = [_own(article, span, cue, name) for span, cue, name in _paragraphs(article.text)]
    return sorted([*own, *quoted], key=lambda q: (q.contents[0].start, -q.contents[-1].end))


def _paragraphs(text: str) -> list[tuple[Span, Span | None, str | None]]:
    """Paragraphs that somebody speaks, with the turn mark and name that they stand under; questions are left out."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _ENOUGH:
        return [(p, None, None) for p in texts.paragraphs(text)[:] if _spoken(p.of(text))]
    out: list[tuple[Span, Span | None, str | None]] = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.group(2) in _QUESTIONS:
            continue
        end = following.start() if following is not None else len(text)
        cue = Span(turn.start(2), turn.end(2))
        for p in texts.paragraphs(text[turn.end() : end]):
            span = Span(p.start + turn.end(), p.end + turn.end())
            if _spoken(span.of(text)):
                out.append((span, cue, turn.group(2)))
    return out


def _spoken(words: str) -> bool:
    """Is a paragraph something said, not a stage direction, a heading or a time?"""
    return len(words.split()) >= _WORDS and not _STAGE.match(words) and any(c.islower() for c in words)


def _own(article: Article, span: Span, turn: Span | None, name: str | None) -> Quote:
    """One paragraph as a direct statement of the article's speaker, or of the one whose turn it is."""
    speaker = Speaker(article.speaker, article.role, article.actor, article.speaker, why="the article's speaker")
    if name is not None and article.speaker is not None and not _same(name, article.speaker):
        speaker = Speaker(_plain(name), None, None, name, why="the turn's name")
    return Quote(article.id, (span,), None, turn, Kind.DIRECT, Act.SAYS, speaker, 0.9, "primary")


def _same(turn: str, speaker: str) -> bool:
    """Does a turn's name mean the article's speaker: "MS. PSAKI", "THE PRESIDENT"?"""
    own = set(texts.words(speaker))
    return turn.startswith("THE ") or bool(own & set(texts.words(turn)) - {"mr", "ms", "mrs", "dr"})


def _plain(name: str) -> str:
    """A turn's name in usual letters, without the title before it."""
    return " ".join(part.capitalize() for part in re.sub(r"^(?:MR|MS|MRS|DR)\.? ", "", name).split())
