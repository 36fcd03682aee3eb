"""Whom a pronoun or a bare noun means: a scored search over the people named and quoted before it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stance.extract import lexicon
from stance.extract.scanner import Quotation
from stance.extract.speakers import names
from stance.extract.speakers.mentions import Mention, Shape, is_place
from stance.extract.speakers.people import Person
from stance.records import Speaker

_SENTENCE = re.compile(r"[.!?…][\"”’'\)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ])|\n+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|vs|No|Lt|Col|Sgt|Prof|Rev))\.$")
_POSSESSIVE = re.compile(r"['’´](?:s\b)?(?!\w)")
_ADDRESSED = re.compile(
    r"\b(?:told|asked|to|with|of|for|against|by|from|on|about|over|urged|called|accused|criticised|criticized|attacked|thanked|between|and) "
    r"(?:the |former |then-)?(?:[A-Z][\w.]* ){0,3}$"
)
_ACTS = re.compile(r",? (?:has|had|was|were|will|said|told|spoke|gave|took|went|made|began|met|put|wrote|held|[a-z]{2,}ed)\b")
_GENDERED = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:when|while|after|before|because|since|although|though|as|that|whom|where|until|if) [^,;]*$")
_OPENING = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
_REACH = 2200  # characters back to which a pronoun can point


@dataclass(frozen=True, slots=True)
class Turn:
    """An attribution that has been resolved: where, by whom, as a person of the article or not, one or many."""

    at: int
    end: int
    speaker: Speaker
    person: Person | None
    plural: bool = False

    @property
    def said_by(self) -> bool:
        """Is anybody known to speak, by name, body or role?"""
        return bool(self.speaker.name or self.speaker.body or self.speaker.role or self.speaker.printed)


class Scene:
    """An article's paragraphs, sentences, quotations and people, and the speakers so far: what antecedents are searched in."""

    def __init__(self, text: str, people: Sequence[Person], quotations: Sequence[Quotation]) -> None:
        """Index the text once; `turns` is filled by the caller in text order."""
        self.text, self.turns = text, list[Turn]()
        self._people = people
        self._sentences = [0, *(match.end() for match in _SENTENCE.finditer(text) if _ends(text, match))]
        self._lines = [0, *(at for at in self._sentences[1:] if text[at - 1] == "\n")]
        self._quotes = sorted(
            (span.start, span.end) for quotation in quotations if quotation.depth == 0 and not quotation.short for span in quotation.outer
        )
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
        """Tell whether a place is inside a quotation of more than a few words."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and self._quotes[index][0] < at < self._quotes[index][1]

    def spoken(self, at: int) -> bool:
        """Tell whether a place is somebody's words: inside a quotation, or in a line that opens one and has not closed it before."""
        if self.quoted(at):
            return True
        line = self._lines[self.paragraph(at)]
        mark = self.text[line : line + 1]
        if not mark or mark not in _OPENING or at == line:
            return False
        before = f" {self.text[line:at]} "
        opened, closed = (len(re.findall(pattern, before)) for pattern in (rf"\s{mark}(?=\S)", rf"(?<=[^\s(]){_OPENING[mark]}(?=[\s.,;])"))
        return opened > closed

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
                return turn if self._lines_between(turn.at, at) <= lines and at - turn.end < _REACH else None
        return None

    def _lines_between(self, start: int, end: int) -> int:
        """How many lines further a place is; lines that open with a quotation mark only go on with a speech, and do not count."""
        first, last = self.paragraph(start), self.paragraph(end)
        inner = sum(1 for number in range(first + 1, last) if self.text[self._lines[number]] not in "\"“'‘«")
        return inner + (last > first)

    def scores(self, at: int, *, gender: str = "") -> list[tuple[float, Person]]:
        """People who may be meant at a place, best first: recency, subject position, who spoke last, gender."""
        points: dict[int, tuple[float, Person]] = {}
        here, line = self.sentence(at), self.paragraph(at)
        high = bisect_right(self._starts, at - 1)
        told = self.text[max(0, at - 40) : at].rstrip()[-1:] in {",", "”", '"', "’", "'", "—", "–"}  # "…, he said": what stands before is his words
        since = max((turn.end for turn in self.turns[-3:] if turn.at < at), default=0)  # named after the last attribution: a new subject
        for start, mention, person in reversed(self._found[max(0, high - 60) : high]):
            if at - start > _REACH:
                break
            if (mention.shape is Shape.BODY and is_place(mention.words)) or not person.sure or mention.span.end > at:
                continue
            value = self._value(mention, here, line, told=told) + (0.9 if start > since else 0.0)
            if value > points.get(id(person), (0.0, person))[0]:
                points[id(person)] = (value, person)
        for rank, turn in enumerate(reversed(self.turns[-4:])):
            if turn.person is not None and turn.at < at and at - turn.end < _REACH:
                bonus = max(0.0, self._spoke(turn, at) - 1.1 * rank)
                points[id(turn.person)] = (points.get(id(turn.person), (0.0, turn.person))[0] + bonus, turn.person)
        return sorted(((value + self._agrees(person, gender), person) for value, person in points.values()), key=lambda pair: -pair[0])

    def _spoke(self, turn: Turn, at: int) -> float:
        """How salient an attribution leaves its speaker: less with every line and sentence, and when another person became the subject."""
        lines, sentences = self.paragraph(at) - self.paragraph(turn.at), self.sentence(at) - self.sentence(turn.end)
        value = (3.5, 3.0, 1.2)[lines] if lines < 3 else 0.4
        if _SUBORDINATE.search(self.text[self.sentence_start(turn.at) : turn.at]):
            value /= 2
        value = min(value, 3.5 if sentences < 4 else 2.4 if sentences < 8 else 1.4)
        for mention, person in self.inside(turn.end, at):
            start = mention.span.start
            opens = start - self.sentence_start(start) < 3 and not _POSSESSIVE.match(self.text, mention.span.end)
            opens = opens or (_ACTS.match(self.text, mention.span.end) is not None and not _ADDRESSED.search(self.text[max(0, start - 60) : start]))
            if person.sure and person is not turn.person and opens and not self.quoted(start):
                return value / 3
        return value

    def _agrees(self, person: Person, gender: str) -> float:
        """Points for the gender: a clash rules out."""
        own = self.gender(person) if gender else ""
        if not gender or not own:
            known = len(person.words) == 1 or person.words[0] in names.FIRST_NAMES or any(m.titles for m in person.mentions)
            return 0.0 if known or not gender else -1.0  # a capitalised phrase may be no person at all
        titled = any(word in lexicon.HONORIFICS for mention in person.mentions for word in mention.titles)
        return 1.5 if own == gender else -100.0 if titled else -5.0

    def _value(self, mention: Mention, here: int, line: int, *, told: bool) -> float:
        """How salient a mention is for a place in sentence `here` of line `line`; `told`: the words before the place are what is reported."""
        start, end = mention.span.start, mention.span.end
        away = here - self.sentence(start)
        lines = line - self.paragraph(start)
        value = (3.4, 3.0, 2.0, 1.4)[away] if away < 4 else 0.9
        value -= 0.5 * max(0, lines - 1)
        lead = self.text[self.sentence_start(start) : start]
        if self.quoted(start):
            return value - 2.6
        if away == 0:  # in the same sentence before the pronoun: hardly anybody else is meant, unless the sentence is his words
            value += -1.5 if told else 3.0
        if _POSSESSIVE.match(self.text, end):
            value -= 1.2 if away else 3.0
        if _ADDRESSED.search(lead[-60:]):
            value -= 1.1 if away else 3.0
        elif away and _SUBORDINATE.search(lead):
            value -= 0.6
        elif _ACTS.match(self.text, end) or len(lead) < 60 or ("," not in lead and not any(True for _ in self.inside(start - len(lead), start))):
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

    def next_sentences(self, at: int, count: int) -> list[int]:
        """Where the next sentences after a place begin."""
        number = self.sentence(at)
        return self._sentences[number + 1 : number + 1 + count]

    def protagonist(self) -> Person | None:
        """The person whom the article is about, if he is named early and far more often than anybody, and no other has spoken."""
        sure = [
            (sum(not self.spoken(mention.span.start) for mention in person.mentions), person)
            for person in self._people
            if person.sure and person.words[0] in names.FIRST_NAMES
        ]
        total, top = sum(count for count, _ in sure), max(sure, key=lambda pair: pair[0], default=None)
        if top is None or top[0] < 3 or top[0] < 0.5 * total or top[1].mentions[0].span.start > 600:
            return None
        if any(count * 2.5 > top[0] for count, person in sure if person is not top[1]) or any(
            turn.person is not None and turn.person is not top[1] for turn in self.turns
        ):
            return None
        return top[1]

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
    if text[at] == "\n":  # a hard-wrapped line goes on in lower case
        return match.end() - at > 1 or at == 0 or text[at - 1] in ".!?…:;\"”’'»)]" or not text[match.end() : match.end() + 1].islower()
    return text[at] != "." or _ABBREVIATED.search(text[max(0, at - 5) : at + 1]) is None
