"""The people of an article: mentions clustered by name, with the gender that titles and first names tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stance.extract import lexicon
from stance.extract.speakers import names
from stance.extract.speakers.mentions import Mention, Shape, last_name, proper


@dataclass(slots=True)
class Person:
    """All mentions of one person in an article; `sure` tells him from a capitalised run that may be anything."""

    name: str
    words: tuple[str, ...]
    sure: bool
    mentions: list[Mention] = field(default_factory=list)
    full: int = 0  # mentions with two or more words

    @property
    def surname(self) -> str:
        """The last word that is no suffix."""
        return last_name(self.words)

    @property
    def gender(self) -> str:
        """Gender by honorifics, titles and first name: "m", "f" or ""."""
        votes = [g for mention in self.mentions for word in mention.titles for g in [title_gender(word)] if g]
        if votes:
            return max(set(votes), key=votes.count)
        return first_name_gender(self.words) if len(self.words) > 1 or self.words[0] in names.FIRST_NAMES else ""


def title_gender(word: str) -> str:
    """The gender that a title word tells, or ""."""
    return lexicon.HONORIFICS.get(word, "") or next((g for g, words in lexicon.GENDERED.items() if word in words), "")


def first_name_gender(words: Sequence[str]) -> str:
    """The gender by first name, else by a Slavic surname's ending, or ""."""
    first = words[0].split("-")[0] if words[0] not in names.FIRST_NAMES else words[0]
    male, female = first in names.MALE, first in names.FEMALE
    if male != female:
        return "m" if male else "f"
    return "f" if len(words) > 1 and re.search(r"(?:ova|eva|ina|skaya|ska)$", words[-1]) else ""


def people(text: str, mentions: Sequence[Mention]) -> list[Person]:
    """Cluster the mentions of an article by person; single names go to the likeliest bearer of the full one."""
    out: list[Person] = []
    by_surname: dict[str, list[Person]] = {}
    alone = {mention.words[0] for mention in mentions if len(mention.words) == 1}
    for mention in mentions:
        if mention.shape is Shape.BODY or len(mention.words) < 2:
            continue
        if mention.words[0] not in names.FIRST_NAMES and len(mention.words) == 2 and alone.issuperset(mention.words):
            continue  # two surnames side by side, as captions and headlines have them
        bearers = by_surname.setdefault(last_name(mention.words), [])
        person = next((p for p in bearers if same_given(p.words, mention.words)), None)
        if person is None:
            person = Person(proper(mention.span.of(text)), mention.words, False)
            bearers.append(person)
            out.append(person)
        elif _fuller(mention.words, person.words):
            person.name, person.words = proper(mention.span.of(text)), mention.words
        person.mentions.append(mention)
        person.full += 1
        person.sure = person.sure or mention.shape is Shape.PERSON
    _single(text, mentions, out)
    for person in out:
        person.mentions.sort(key=lambda mention: mention.span)
    return out


def _fuller(new: Sequence[str], old: Sequence[str]) -> bool:
    """Tell whether a form of a name is to be shown instead of another: the longer one, unless it merely has a word in front ("Rival Ann Lee")."""
    given = names.FIRST_NAMES
    if (new[0] in given) != (old[0] in given) and min(len(new), len(old)) > 1:
        return new[0] in given and len(new) >= 2
    return len(new) > len(old)


def same_given(left: Sequence[str], right: Sequence[str]) -> bool:
    """May two full names with one surname be one person: the same words, one a part of the other, or initials that agree?"""
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    a, b = left[0], right[0]
    return a == b or (min(len(a), len(b)) <= 2 and a[0] == b[0])


def _single(text: str, mentions: Sequence[Mention], out: list[Person]) -> None:
    """Give the one-word mentions to people, in text order; a new one becomes a person by a title or first name only."""
    by_word: dict[str, list[Person]] = {}
    for person in out:
        for word in person.words:
            by_word.setdefault(word, []).append(person)
    for mention in mentions:
        if len(mention.words) != 1 or (mention.words[0] not in by_word and mention.shape is Shape.BODY):
            continue
        word = mention.words[0]
        bearers = [p for p in by_word.get(word, []) if mention.shape is not Shape.BODY or (p.surname == word and p.sure)]
        if mention.shape is Shape.BODY and not bearers:
            continue
        if "president" in mention.titles and bearers and not any(_presides(text, person) for person in bearers):
            bearers = []  # "President Biden" is not Hunter Biden
        bearer = choose(bearers, mention, mention.span.start)
        if bearer is None:
            if word in lexicon.ROLES or word in lexicon.MODIFIERS:
                continue
            bearer = Person(proper(mention.span.of(text)), mention.words, mention.shape is Shape.PERSON)
            by_word.setdefault(word, []).append(bearer)
            out.append(bearer)
        bearer.mentions.append(mention)
        bearer.sure = bearer.sure or mention.shape is Shape.PERSON or (word == bearer.surname and bearer.full > 0)


def _presides(text: str, person: Person) -> bool:
    """Is somebody called president in the article, by a title or beside his full name?"""
    name = re.escape(person.name)
    beside = rf"\b[Pp]resident\b[^.\n]{{0,40}}{name}|{name}[^.\n]{{0,60}}\bpresident\b"
    return any("president" in other.titles for other in person.mentions) or re.search(beside, text) is not None


def choose(bearers: Sequence[Person], mention: Mention, at: int, *, spoke: Sequence[Person] = (), hint: str = "") -> Person | None:
    """The likeliest of several people with one name: surname before first name, titles and gender that agree, then speakers, recency and weight.

    `hint` is the gender that the words around tell ("m", "f" or "").
    """
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    gender = next((g for g in map(title_gender, mention.titles) if g), "")

    def score(person: Person) -> float:
        points = 2.0 * (mention.words[-1] == person.surname)
        if gender and person.gender:
            points += 4.0 if gender == person.gender else -8.0
        elif hint and person.gender:
            points += 1.5 if hint == person.gender else -1.5
        own = {word for other in person.mentions for word in other.titles}
        points += 2.0 * bool(own & set(mention.titles) - lexicon.HONORIFICS.keys())
        earlier = [m.span.end for m in person.mentions if m.span.end <= at]
        points += 2.0 / (1 + (at - max(earlier)) / 300) if earlier else -1.0
        return points + 1.5 * any(person is other for other in spoke) + min(person.full, 4) * 0.3

    return max(bearers, key=score)
