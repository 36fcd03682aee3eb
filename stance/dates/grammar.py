"""Which words are a time expression: one table of rules, compiled into one regular expression.

A rule's pattern is what the expression's span covers; `before` and `after` are the context that it needs ("in 2014" is a
year, "2014 people" is none). Names of months and weekdays must be capitalised in running text, so that the modal "may",
the verb "march" and the star "sun" are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stance.records import Span

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {w: i + 1 for i, w in enumerate(_COUNT)} | {
    "a": 1, "an": 1, "couple": 2, "a couple of": 2, "the couple of": 2, "couple of": 2, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its span, its words and the grammar rule that it matched."""

    span: Span
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: pattern with named parts, and the context that must stand before and after it."""

    name: str
    pattern: str
    before: str = ""
    after: str = ""


def _either_case(words: tuple[str, ...]) -> str:
    """An alternation of the words capitalised or in capitals."""
    return "|".join(f"{w[0].upper()}(?:{w[1:]}|{w[1:].upper()})" for w in words)


_WEEKDAY = f"(?:{_either_case(WEEKDAYS)})"
_WEEKDAY_SHORT = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\b\.?)"
_MONTH_FULL = f"(?:{_either_case(MONTHS)})"
_MONTH = rf"(?:{_MONTH_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
_MONTH_SURE = f"(?:{_either_case(tuple(m for m in MONTHS if m not in {'may', 'march', 'april', 'june', 'august'}))})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:]|[.,/]\d)"
_TO_DAY = r"(?:\s?[-–—/]\s?(?:[12]\d|3[01]|[1-9])\b|\s+(?:and|to|or)\s+(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\w]|[.,/]\d)"
_RECENT_YEAR = r"(?:19[4-9]|20[0-4])\d(?![\w]|[.,/]\d)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|midday|noon))?"
_NUMBER = (
    r"(?:\d{1,3}|[Aa]n?(?:\s+couple\s+of)?|[Tt]he\s+couple\s+of|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|"
    r"[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Ff]ifteen|[Tt]wenty|[Tt]hirty)"
)
_VAGUE_NUMBER = r"(?:(?:[Aa]\s+)?few|[Ss]everal|[Mm]any|[Ss]ome|[Dd]ecades|\d+s)"
_UNIT = r"(?:minute|hour|day|week|month|year|decade)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_ORDINAL = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast|1st|2nd|3rd|4th)"
_LATE = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)(?:\s+in)?[\s-]+|(?:[Tt]he\s+)?(?:end|beginning|start|middle)\s+of\s+)"


def _behind(words: str) -> str:
    """A look-behind for one of the words (of any width) and a white space character."""
    return "(?:" + "|".join(rf"(?<=\b{form}\s)" for w in words.split() for form in (w, w.capitalize())) + ")"


_PREPOSITION = _behind("in since until till by from during through between before after around for of to and or on back year")
_STOP = r"(?=\s*(?:[,.;:)\]!?”\"—–]|$)|\s+(?:in|at|and|but)\b)"
_NOT_THAT_YEAR = r"(?!\s+(?:of\s+)?that\s+year|\s+(?:of\s+)?the\s+(?:following|same|previous|next)\s+year)"
_NAMES = "Times|Telegraph|Mirror|Express|Mail|Post|Night|Morning|Review|Magazine|Herald|Independent|Observer|World|Today|Show|Service"
_NOT_A_DAY = "".join(f"(?<!{w} )" for w in ("Black", "Good", "Bloody", "Palm", "Easter", "Super", "Mail on", "News", "Cyber", "Ash", "Maundy"))
_COUNTED = "people|troops|soldiers|men|women|civilians|tonnes|tons|miles|metres|kilometres|homes|refugees|prisoners|dollars|euros|workers|others"

RULES = (
    Rule("iso date", r"(?P<year>(?:1[89]|20|21)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"),
    Rule(
        "numeric date",
        r"(?P<first>3[01]|[12]\d|0?[1-9])(?P<sep>[/.-])(?P<second>3[01]|[12]\d|0?[1-9])(?P=sep)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d./-]\d)(?!\d)",
    ),
    Rule(
        "full date",
        rf"(?:(?P<weekday>{_WEEKDAY_SHORT})\s*,?\s+)?(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_TO_DAY}(?:\s*,\s*|\s+)|"
        rf"(?:[Tt]he\s+)?(?P<day2>{_DAY}){_TO_DAY}(?:\s+of)?\s+(?P<month2>{_MONTH})(?:\s*,\s*|\s+))(?P<year>{_YEAR})",
    ),
    Rule(
        "month and day",
        rf"(?:(?P<weekday>{_WEEKDAY_SHORT})\s*,?\s+)?(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_TO_DAY}|"
        rf"(?:[Tt]he\s+)?(?P<day2>{_DAY}){_TO_DAY}(?:\s+of)?\s+(?P<month2>{_MONTH})\b)",
        after=r"(?!\s*(?:%|percent|per\s+cent|million|billion)|\d)",
    ),
    Rule("month and year", rf"(?P<late>{_LATE})?(?P<month>{_MONTH})(?:\s*,\s*|\s+(?:of\s+)?)(?P<year>{_YEAR}|(?:last|this|next)\s+year\b)"),
    Rule("weekday of a week", rf"(?P<weekday>{_WEEKDAY}){_PART}(?:\s+of)?\s+(?P<mod>last|this|next)\s+week\b"),
    Rule(
        "weekday",
        rf"(?:(?P<mod>[Ll]ast|[Tt]his(?:\s+(?:past|coming))?|[Nn]ext|[Cc]oming|[Pp]ast|[Pp]revious)\s+)?{_NOT_A_DAY}(?P<weekday>{_WEEKDAY})\b{_PART}",
        after=rf"(?!\s+(?:{_NAMES})\b)",
    ),
    Rule("short weekday", r"(?P<weekday>(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\b\.?|(?:Sat|Sun)\.)", before=_behind("on late earlier")),
    Rule("month with a word", rf"(?P<mod>[Ll]ast|[Tt]his(?:\s+past)?|[Nn]ext|[Pp]ast)\s+(?P<month>{_MONTH_FULL})\b"),
    Rule("part of a month", rf"(?P<late>{_LATE})(?P<month>{_MONTH_FULL})\b"),
    Rule("month", rf"(?P<month>{_MONTH_FULL})\b", before=_PREPOSITION, after=_NOT_THAT_YEAR),
    Rule("plain month", rf"(?P<month>{_MONTH_SURE})\b", after=r"(?!\s+\d{4}\b)" + _NOT_THAT_YEAR),
    Rule("day of the month", r"[Tt]he\s+(?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))\b", before=_behind("on"), after=_STOP),
    Rule("day before yesterday", r"(?:[Tt]he\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)\b"),
    Rule("day word", rf"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b{_PART}"),
    Rule(
        "part of this day",
        r"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<word>[Tt]his\s+(?:morning|afternoon|evening)|[Ll]ast\s+(?:night|evening))\b",
    ),
    Rule(
        "vague",
        rf"(?:[Rr]ecent|[Cc]oming)\s+{_UNIT}s\b|[Tt]he\s+(?:past|last|next|coming)\s+(?:{_NUMBER}|{_VAGUE_NUMBER})\s+{_UNIT}s?\b"
        rf"|[Tt]he\s+(?:(?:past|last|next|coming)\s+{_UNIT}s|(?:past|last)\s+(?:week|month|year|decade))\b(?!\s+of)"
        rf"|(?:past|last|next)\s+(?:{_NUMBER}|{_VAGUE_NUMBER})\s+{_UNIT}s\b|{_VAGUE_NUMBER}\s+{_UNIT}s\s+(?:ago|earlier|later|before)\b|[Dd]ecades\s+ago",
    ),
    Rule("end of a period", r"(?:[Tt]he\s+)?(?:end|beginning|start|middle|rest)\s+of\s+(?P<mod>the|this|next|last)\s+(?P<unit>week|month|year)\b"),
    Rule(
        "period",
        rf"(?:{_LATE})?(?P<mod>[Tt]his(?:\s+(?:past|coming))?|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|current)\s+(?P<unit>week(?:end)?|month|year|quarter|{_SEASON})\b",
        after=r"(?!-)",
    ),
    Rule(
        "weekend",
        r"[Tt]he\s+(?:(?P<mod>last|past|coming|next|previous)\s+)?weekend\b",
        before=_behind("over at on during through in for throughout"),
    ),
    Rule("ago", rf"(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+ago\b"),
    Rule(
        "ahead",
        rf"(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+from\s+(?:now|today)\b|[Ii]n\s+(?P<number2>{_NUMBER})\s+(?P<unit2>{_UNIT})s?(?:['’]\s+time)?\b",
    ),
    Rule(
        "some time from there",
        rf"(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+(?P<way>(?:earlier|later|afterwards)\b|(?:before|after|prior)\b{_STOP})",
    ),
    Rule(
        "day from there",
        r"[Tt]he\s+(?:(?P<way>previous|next|following|same|preceding)\s+(?P<unit>day|week|month|year)\b|day\s+(?P<way2>before|after)\b" + _STOP + ")",
    ),
    Rule(
        "same day",
        r"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+(?:in\s+the|that|the\s+same)\s+(?:day|morning|afternoon|evening)|[Tt]hat\s+(?:same\s+)?day)\b",
    ),
    Rule("season of a year", rf"(?:{_LATE})?(?:[Tt]he\s+)?(?P<season>{_SEASON})\s+(?:of\s+)?(?P<year>{_YEAR}|(?:last|this|next)\s+year\b)"),
    Rule(
        "season",
        rf"(?:(?:early|late|mid)[\s-]+)?(?:the\s+)?(?P<season>{_SEASON})\b",
        before=_behind("in since by until during"),
        after=r"(?=\s*(?:[,.;:)”\"]|$))",
    ),
    Rule(
        "quarter",
        rf"(?:[Tt]he\s+)?(?P<ordinal>{_ORDINAL})\s+(?P<unit>quarter|half)\s+of\s+(?P<year>{_YEAR}|(?:last|this|next)\s+year|the\s+year)\b",
    ),
    Rule("quarter with a number", rf"Q(?P<number>[1-4])\s+(?:of\s+)?(?P<year>{_YEAR})|(?P<year2>{_YEAR})\s+Q(?P<number2>[1-4])\b"),
    Rule("plain quarter", rf"[Tt]he\s+(?P<ordinal>{_ORDINAL})\s+quarter\b", after=r"(?!\s+of\s+(?:an?|the)\b|[\s-]+(?:century|final))"),
    Rule(
        "holiday",
        r"(?P<name>Christmas\s+Eve|Christmas\s+Day|New\s+Year['’]s\s+Eve|New\s+Year['’]s\s+Day|Boxing\s+Day|Christmas)\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    ),
    Rule("year", rf"(?:{_LATE})?(?P<year>{_YEAR})", before=_PREPOSITION, after=rf"(?!\s+(?:{_COUNTED})\b|\s*%)"),
    Rule("part of a year", rf"{_LATE}(?P<year>{_YEAR})"),
    Rule(
        "year of something",
        rf"(?P<year>{_RECENT_YEAR})",
        before="(?:" + _behind("the its his her their a") + r"|(?<=\())",
        after=rf"(?!\s+(?:{_COUNTED})\b)(?=\)|['’]s|\s+[a-zA-Z])",
    ),
)  # fmt: skip


def _identifier(name: str) -> str:
    """A rule's name as the name of a regular expression's group."""
    return name.replace(" ", "_")


def _unnamed(pattern: str) -> str:
    """The pattern without named groups; back references by name become the plain separators that they repeat."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[-/.]"))


# Every expression begins with one of these; the test is cheap and keeps the table away from nearly all words.
_BEGINS = (
    rf"(?=\d|{_WEEKDAY_SHORT}|{_MONTH}|[Tt]o(?:day|night|morrow)|[Yy]esterday|(?:[Ee]arl|[Ll]ate|[Mm]id)|(?:end|beginning|start|middle|rest)\s+of|"
    rf"(?:[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Pp]revious|current|[Rr]ecent)\s|(?:{_VAGUE_NUMBER}|{_NUMBER})\s+{_UNIT}|[Ii]n\s+{_NUMBER}\s+{_UNIT}|"
    rf"[Dd]ecades\s|[Tt]hat\s+(?:same|day)|day\s|Q[1-4]|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|{_ORDINAL}\s+(?:quarter|half)|Christmas|New\sYear|Boxing|"
    rf"[Tt]he\s+(?:\d|end|beginning|start|middle|rest|past|last|next|coming|couple|weekend|previous|following|same|preceding|day|spring|summer|autumn|fall|winter|{_ORDINAL}\s))"
)
_ALTERNATIVES = "|".join(f"{r.before}(?P<{_identifier(r.name)}>{_unnamed(r.pattern)}){r.after}" for r in RULES)
_ANY = re.compile(rf"(?<![\w$€£]){_BEGINS}(?:{_ALTERNATIVES})")
_BY_GROUP = {_identifier(r.name): r for r in RULES}
_FILLER = re.compile(
    r"^(?:(?:on|in|at|by|since|until|till|from|during|over|for|as of|before|after|through|around|about|of|late|early|earlier|later|ahead of)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:['’]s?)?[\s.,;:)\]]*$")


def expressions(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """All time expressions in `text[start:end]`, in order and without overlap.

    Parameters: code-point offsets of the stretch; `end` None is the text's end.
    Returns: `Found` values whose spans are offsets into `text`; the words of a preposition are not part of a span.
    """
    return list(_matches(text, max(0, start), len(text) if end is None else min(end, len(text))))


def _matches(text: str, start: int, end: int) -> Iterator[Found]:
    """The matches of the joint expression, each under its rule's name."""
    for match in _ANY.finditer(text, start, end):
        group = match.lastgroup
        if group is not None:
            span = Span(*match.span(group))
            yield Found(span, span.of(text), _BY_GROUP[group].name)


@cache
def _parser(name: str) -> re.Pattern[str]:
    """A rule's pattern alone, in any case; compiled when first used, which keeps the import quick."""
    return re.compile(next(r.pattern for r in RULES if r.name == name).replace(_STOP, ""), re.IGNORECASE)


def parse(expression: str) -> tuple[str, re.Match[str]] | None:
    """Rule and parts of one expression, with or without its preposition; None if it is no time expression."""
    words = expression.strip()[:200]
    for candidate in (words, _TRAILING.sub("", words), _TRAILING.sub("", _FILLER.sub("", words))):
        for rule in RULES:
            match = _parser(rule.name).fullmatch(candidate)
            if match is not None:
                return rule.name, match
    found = next(_matches(words, 0, len(words)), None)
    if found is None:
        return None
    match = _parser(found.rule).fullmatch(found.text)
    return None if match is None else (found.rule, match)
