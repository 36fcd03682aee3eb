"""Dates in English news: time expressions, what they mean, when an article was published and when something was said.

    found = expressions(text)                                  # every time expression with its span
    resolve("last week", anchor=date(2021, 10, 20))            # Dated(day=2021-10-11, precision=week, ...)
    resolve_span(text, found[0].span, published)               # read in its sentence: "will meet on Friday" looks ahead
    publication(text)                                          # dateline, header line or dated caption of a plain text
    said_on(text, quote, published)                            # the day of the saying or its occasion, past first

A week is its Monday, a weekend its Saturday (precision week); seasons and quarters are their first month; what cannot be
dated is None. Only own rules are used, compiled once; no state is kept but a small cache of the last texts' layouts.
"""

from stance.dates.dateline import publication
from stance.dates.grammar import Found, expressions
from stance.dates.resolving import printed, resolve, resolve_span
from stance.dates.saying import said_on
from stance.dates.tense import Lean, lean_at
from stance.dates.together import said_days

__all__ = ["Found", "Lean", "expressions", "lean_at", "printed", "publication", "resolve", "resolve_span", "said_days", "said_on"]
