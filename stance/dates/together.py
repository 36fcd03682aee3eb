"""The days of all quotations of an article together: what one tells of its day helps the others of its speaker."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stance.dates.saying import key_of, manner, said_on
from stance.dates.scene import COARSE
from stance.records import Dated, Kind, Quote

_LEAD = 200  # characters that an article begins with
_TOLD = re.compile(r"told (?:the |an? )(?:[\w.-]+ ){0,3}?(council|parliament|assembly|summit|conference|committee|session|meeting|hearing|forum)\b")


def said_days(text: str, quotes: Sequence[Quote], published: date | None) -> list[Dated | None]:
    """The day of each quotation, in text order: by its own sentence and what its speaker said before, then by what he says later.

    An undated statement takes the day of its speaker's other statements if they all have the same one.
    """
    said: dict[str, list[tuple[Quote, Dated]]] = defaultdict(list)
    out: list[Dated | None] = []
    for quote in quotes:
        who = key_of(text, quote)
        when = said_on(text, quote, published, earlier=said[who])
        if when is not None and who:
            said[who].append((quote, when))
        out.append(when)
    occasions: dict[str, list[tuple[Quote, Dated]]] = defaultdict(list)
    for quote, when in zip(quotes, out, strict=True):
        if when is not None and (audience := _audience(text, quote)):
            occasions[audience].append((quote, when))
    return [
        when
        or _by_others(text, quote, said[key_of(text, quote)], "later statement")
        or _by_others(text, quote, occasions[_audience(text, quote)], "same occasion")
        for quote, when in zip(quotes, out, strict=True)
    ]


def _by_others(text: str, quote: Quote, dated: Sequence[tuple[Quote, Dated]], rule: str) -> Dated | None:
    """The one day of other statements of the same speaker or occasion, for a statement that is told once, or with which the article begins."""
    days = {d.day for _, d in dated if d.precision not in COARSE}
    if len(days) != 1 or not key_of(text, quote) or quote.kind in {Kind.DEED, Kind.BELIEF}:
        return None
    told = manner(text, quote)
    once = told in {"past", "present"} or (told == "perfect" and quote.contents[0].start < _LEAD)
    return replace(dated[0][1], rule=rule) if once else None


def _audience(text: str, quote: Quote) -> str:
    """Before whom the words are spoken ("told the council"); "" if that is not told."""
    end = 0 if quote.cue is None else quote.cue.end
    found = _TOLD.match(text, end - 4, end + 60) if end else None
    return "" if found is None else found[1]
