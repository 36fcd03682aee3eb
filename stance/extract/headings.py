"""Finds the paragraphs of an article that state nothing: its headline, sub-headings, and captions that repeat a sentence."""

import re

from stance import text as texts
from stance.records import Span

_CREDIT = re.compile(r"[\[(][^\])]{2,80}[\])]\s*$")
_MARKS = " \"“”„«»‘’'`"
_COMPARED = 500  # paragraphs that a caption is compared with


def silent(text: str, title: str | None) -> list[Span]:
    """Paragraphs that state nothing: the headline, sub-headings, and captions that repeat a sentence."""
    paragraphs = texts.paragraphs(text)
    if title is not None and paragraphs and texts.words(paragraphs[0].of(text)) == texts.words(title):
        return [paragraphs[0], *_headings(text, paragraphs[1:])]
    return _headings(text, paragraphs) if len(paragraphs) > 1 else []


def _headings(text: str, paragraphs: list[Span]) -> list[Span]:
    """Headings and repeating captions among the paragraphs."""
    out, bags = [], None
    for i, paragraph in enumerate(paragraphs):
        words = paragraph.of(text)
        if (
            len(words) < 160
            and words[0] not in "\"“‘'«"
            and words.count(" ") < (20 if i == 0 else 12)
            and words.rstrip(_MARKS)[-1:] not in ".?!:;,)]…—–"
        ):
            out.append(paragraph)
        elif len(words) < 600 and _CREDIT.search(words):
            bags = bags or [(p, set(texts.words(p.of(text)[:3000]))) for p in paragraphs[:_COMPARED]]
            own = set(texts.words(_CREDIT.sub("", words)))
            if any(p != paragraph and len(own & bag) >= 0.75 * len(own) for p, bag in bags):
                out.append(paragraph)
    return out
