"""Whom a pronoun or a bare noun means: a scored search over the people named and quoted before it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stance.extract.mentions import Mention, Person, Shape
from stance.records import Speaker

_SENTENCE = re.compile(r"[.!?…][\"”’'\)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ])|\n+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|vs|No|Lt|Col|Sgt|Prof|Rev))\.$")
_QUOTED = re.compile(r"“[^”\n]{1,3000}(?:”|$|(?=\n))|(?<!\w)\"[^\"\n]{1,3000}(?:\"|$|(?=\n))|«[^»\n]{1,3000}»")
_POSSESSIVE = re.compile(r"['’´](?:s\b)?(?!\w)")
_ADDRESSED = re.compile(r"\b(?:told|asked|to|with|of|for|against|by|from|on|about|over|urged|called|accused|criticised|criticized|attacked|thanked|between|and) "
                        r"(?:the |former |then-)?(?:[A-Z][\w.]* ){0,3}$")  # fmt: skip
_GENDERED = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_REACH = 2200  # characters back to which a pronoun can point


@dataclass(frozen=True, slots=True)
class Turn:
    """An attribution that has been resolved: where, by whom, as a person of the article or not, one or many."""

    at: int
    end: int
    speaker: Speaker
    person: Person | None
    plural: bool = False


class Scene:
    """An article's paragraphs, sentences, quotations and people, and the speakers so far: what antecedents are searched in."""

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        """Index the text once; `turns` is filled by the caller in text order."""
        self.text, self.turns = text, list[Turn]()
        self._sentences = [0, *(match.end() for match in _SENTENCE.finditer(text) if _ends(text, match))]
        self._lines = [0, *(at for at in self._sentences[1:] if text[at - 1] == "\n")]
        self._quotes = [match.span() for match in _QUOTED.finditer(text)]
        self._quote_starts = [start for start, _ in self._quotes]
        found = [(mention.span.start, mention, person) for person in people for mention in person.mentions]
        self._found = sorted(found, key=lambda item: item[0])
        self._starts = [start for start, _, _ in self._found]
        self._genders: dict[int, str] = {}

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_right(self._sentences, at) - 1

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds a place begins."""
        return self._sentences[self.sentence(at)]

    def paragraph(self, at: int) -> int:
        """The number of the line that holds a place."""
        return bisect_right(self._lines, at) - 1

    def quoted(self, at: int) -> bool:
        """Is a place inside double quotation marks?"""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and self._quotes[index][0] < at < self._quotes[index][1]

    def inside(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """The mentions of people that lie in a stretch of text, in order."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [(mention, person) for _, mention, person in self._found[low:high] if mention.span.end <= end]

    def gender(self, person: Person) -> str:
        """A person's gender by titles and first name, else by the pronouns that follow his mentions."""
        known = self._genders.get(id(person))
        if known is None:
            known = person.gender or self._by_pronouns(person)
            self._genders[id(person)] = known
        return known

    def _by_pronouns(self, person: Person) -> str:
        """The gender that the first pronouns after a person's mentions, before another person's, vote for."""
        votes = {"m": 0, "f": 0}
        for mention in person.mentions[:12]:
            start = mention.span.end
            nxt = bisect_right(self._starts, start)
            end = min(start + 160, self._starts[nxt] if nxt < len(self._starts) else len(self.text))
            match = _GENDERED.search(self.text, start, end)
            if match is not None and not self.quoted(match.start()):
                votes["m" if match.group(1) else "f"] += 1
        return "m" if votes["m"] > votes["f"] else "f" if votes["f"] > votes["m"] else ""

    def last(self, at: int, *, lines: int = 1) -> Turn | None:
        """The latest turn before a place, if at most so many lines away and within reach."""
        for turn in reversed(self.turns):
            if turn.at <= at:
                near = self.paragraph(at) - self.paragraph(turn.at) <= lines and at - turn.end < _REACH
                return turn if near else None
        return None

    def scores(self, at: int, *, gender: str = "") -> list[tuple[float, Person]]:
        """People who may be meant at a place, best first: recency, subject position, who spoke last, gender."""
        points: dict[int, tuple[float, Person]] = {}
        here, line = self.sentence(at), self.paragraph(at)
        high = bisect_right(self._starts, at - 1)
        since = max((turn.end for turn in self.turns[-3:] if turn.at < at), default=0)  # named after the last attribution: a new subject
        for start, mention, person in reversed(self._found[max(0, high - 60) : high]):
            if at - start > _REACH:
                break
            if mention.shape is Shape.BODY or not person.sure or mention.span.end > at:
                continue
            value = self._value(mention, here, line) + (0.9 if start > since else 0.0)
            if value > points.get(id(person), (0.0, person))[0]:
                points[id(person)] = (value, person)
        for rank, turn in enumerate(reversed(self.turns[-4:])):
            if turn.person is not None and turn.at < at and at - turn.end < _REACH:
                away = line - self.paragraph(turn.at)
                bonus = max(0.0, (3.5 if away == 0 else 3.0 if away == 1 else 1.2 if away == 2 else 0.4) - 1.1 * rank)
                points[id(turn.person)] = (points.get(id(turn.person), (0.0, turn.person))[0] + bonus, turn.person)
        return sorted(((value + self._agrees(person, gender), person) for value, person in points.values()), key=lambda pair: -pair[0])

    def _agrees(self, person: Person, gender: str) -> float:
        """Points for the gender: a clash rules out."""
        own = self.gender(person) if gender else ""
        return 0.0 if not gender or not own else 1.5 if own == gender else -100.0

    def _value(self, mention: Mention, here: int, line: int) -> float:
        """How salient a mention is for a place in sentence `here` of line `line`."""
        start, end = mention.span.start, mention.span.end
        away = here - self.sentence(start)
        lines = line - self.paragraph(start)
        value = (3.4, 3.0, 2.0, 1.4)[away] if away < 4 else 0.9
        value -= 0.5 * max(0, lines - 1)
        lead = self.text[self.sentence_start(start) : start]
        if self.quoted(start):
            return value - 2.6
        if _POSSESSIVE.match(self.text, end):
            value -= 1.2
        if _ADDRESSED.search(lead[-60:]):
            value -= 1.1
        elif len(lead) < 60 or "," not in lead and not any(True for _ in self.inside(start - len(lead), start)):
            value += 0.7
        return value

    def best(self, at: int, *, gender: str = "", accept: Callable[[Person], float | None] | None = None, floor: float = 0.8) -> Person | None:
        """The person most likely meant; `accept` adds points for a candidate or rules him out with None."""
        ranked = []
        for value, person in self.scores(at, gender=gender):
            extra = 0.0 if accept is None else accept(person)
            if extra is not None:
                ranked.append((value + extra, person))
        top = max(ranked, key=lambda pair: pair[0], default=None)
        return top[1] if top is not None and top[0] >= floor else None

    def subject(self, at: int) -> Person | None:
        """The person who is the first named, outside quotations, in the sentence that ends just before a place."""
        start = self.sentence_start(max(0, at - 2))
        for mention, person in self.inside(start, at):
            lead = self.text[start : mention.span.start]
            if person.sure and not self.quoted(mention.span.start) and len(lead) < 80 and not _POSSESSIVE.match(self.text, mention.span.end):
                return person
        return None


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop or line break ends a sentence, rather than an abbreviation."""
    at = match.start()
    return text[at] != "." or _ABBREVIATED.search(text[max(0, at - 5) : at + 1]) is None
