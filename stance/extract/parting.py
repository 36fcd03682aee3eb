"""Cuts off from an attribution what the sentence before it holds: in “… we agree.” Lee said that …, the quotation is not what Lee said there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stance.extract.proposal import Proposal

_MARKS = " \"“”„«»‘’'`\n.?!…"
_STOP = re.compile(r"[.?!…][\"”’')»]*\s")
_CLOSED = re.compile(r"[^,][\"”]\s")  # a quotation that ends without a comma
_LEAD = "\"“„«‘' \n"


def parted(text: str, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals without contents that were finished, full stop and all, before the sentence in which source and cue have contents of their own.

    A quotation that is set free goes on with the speaker before; words without marks are left to whoever else tells them.
    """
    for one in proposals:
        kept = one.contents if one.source is None or one.cue is None else tuple(c for c in one.contents if not _finished(text, one, c.end))
        if kept:
            yield one if len(kept) == len(one.contents) else replace(one, contents=kept)


def _finished(text: str, one: Proposal, end: int) -> bool:
    """Does a content that ends here belong to a sentence before that of its cue?"""
    assert one.source is not None
    assert one.cue is not None
    start, told, last = min(one.source.start, one.cue.start), max(one.source.end, one.cue.end), max(0, end - 2)
    ended = _STOP.search(text, last, start) or _CLOSED.search(text, last, start)
    if end > start or not ended or text[end:start].strip(_MARKS):
        return False
    own = next((c for c in one.contents if c.start >= told), None)
    if own is None:
        return text[end : end + 1] == "." and text[start].isupper()  # “… .” X said: careless, but all that he said; without marks it is another's
    return text[start : start + 1].lstrip(_LEAD).isupper() and not _STOP.search(text, told, own.start)
