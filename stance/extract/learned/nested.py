"""Speech inside speech: "A said that B had threatened to leave" is also B's threat, which the tagger, having one label a word, cannot mark.

The words of a content that hold another reporting verb are tagged once more, as a text of their own.
"""

import re
from collections.abc import Iterable, Iterator

from stance.extract import cues
from stance.extract.cues import listed
from stance.extract.learned import pairing, tagger
from stance.extract.learned.pairing import Linked
from stance.extract.learned.windows import split
from stance.records import Span

SURE = 0.65  # of an attribution that is found in a content
_PERSONAL = listed("i we you he she it they who that this there and to be been not")  # a verb behind one of these has no new speaker
_ADVERBS = listed("has have had also later then earlier already never once would will is are was were")
_FINITE = re.compile(r".*(?:ed|s)$|(?:said|told|wrote|swore|saying|threatening|warning|promising|vowing|pledging|claiming|demanding)$")
_EDGES = re.compile(r"[\"“„«‘' ]*(?:that,?\s+)?[\"“„«‘']*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def within(text: str, around: Iterable[Linked], model: tagger.Model | None = None) -> Iterator[Linked]:
    """The attributions inside the contents of others, in the same offsets; those of a pronoun only tell what the one around them tells."""
    for one in around:
        for content in one.contents:
            if not _holds_speech(content.of(text)):
                continue
            start, end = _clause(text, content)
            clause = text[start:end] + "."  # a full stop tells the tagger that the sentence is whole
            words = split(clause)
            for inner in pairing.attributions(clause, tagger.spans(clause, model, words=words), words):
                if _is_speech(clause, inner):
                    yield _moved(inner, start)


def _holds_speech(words: str) -> bool:
    """May somebody else speak in a content: is there a reporting verb behind a noun?"""
    before = "that"
    for match in _WORD.finditer(words):
        word = match.group().lower().replace("’", "'")
        cue = cues.VERBS.get(word)
        if cue is not None and not cue.frames.isdisjoint("qc") and before not in _PERSONAL and _FINITE.match(word):
            return True
        if word not in _ADVERBS:
            before = word
    return False


def _is_speech(text: str, one: Linked) -> bool:
    """Is an attribution sure, and that of a named speaker by a reporting word, without the full stop?"""
    if one.source is None or one.cue is None or one.confidence < SURE or max(one.source.end, one.contents[-1].end) == len(text):
        return False
    return one.source.of(text).lower() not in _PERSONAL and cues.reports(one.cue.of(text))


def _clause(text: str, content: Span) -> tuple[int, int]:
    """The offsets of a content without "that" and without quotation marks at its ends, so that its words read as a plain sentence."""
    found = _EDGES.match(text, content.start, content.end)
    return content.start if found is None else found.end(), content.start + len(content.of(text).rstrip("\"”»’'.,; "))


def _moved(one: Linked, by: int) -> Linked:
    """An attribution `by` characters further on."""

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return Linked(
        None if one.source is None else moved(one.source),
        None if one.cue is None else moved(one.cue),
        tuple(map(moved, one.contents)),
        one.confidence,
    )
