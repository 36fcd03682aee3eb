"""What an article tells of its people: their titles, and the bodies that stand behind them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stance.extract import lexicon
from stance.extract.speakers import titles
from stance.extract.speakers.antecedents import Scene
from stance.extract.speakers.mentions import Mention, is_place
from stance.extract.speakers.names import fold
from stance.extract.speakers.people import Person
from stance.extract.speakers.roles import Role
from stance.records import Span, Speaker

_RUN = re.compile(r"[A-Z][a-z]+(?: (?:(?:of|for|and|on|the) )?[A-Z][a-z]+){2,6}")
_RUN_REACH = 50_000  # characters of an article in which an acronym's long form is looked for
_SMALL = frozenset(["of", "and", "for", "the", "on", "in", "to"])
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,6}")


class Profiles:
    """Titles and bodies of the people of one article, read when first asked for."""

    def __init__(self, text: str, people: Sequence[Person], scene: Scene) -> None:
        """Index people by the words of their names."""
        self._text, self._scene = text, scene
        self._roles: dict[int, list[Role]] = {}
        self._long: dict[str, str] = {}
        self.people = people
        self.by_word: dict[str, list[Person]] = {}
        for person in people:
            for word in person.words:
                self.by_word.setdefault(word, []).append(person)

    def roles(self, person: Person) -> list[Role]:
        """The titles that the article gives a person, first mentioned first; those of the other gender are misread and left out."""
        known = self._roles.get(id(person))
        if known is None:
            self._roles[id(person)] = known = []  # before the search, since two people may be each other's possessors
            other = {"m": "f", "f": "m"}.get(person.gender, "")
            for mention in _telling(person):
                known.extend(role for role in self._at(mention) if not (other and role.words & lexicon.GENDERED[other]))
        return known

    def body(self, person: Person) -> str | None:
        """The body behind a person, by his best title that names one."""
        named = [role for role in self.roles(person) if role.body]
        best = max(named, key=lambda role: role.weight - (2.0 if "former" in role.words else 0.0), default=None)
        return best.body if best is not None else None

    def _at(self, mention: Mention) -> list[Role]:
        """The titles around one mention: in front, behind, in a predicate, and the body that the person heads."""
        start, end = mention.span.start, mention.span.end
        if self._text[end : end + 1] == "." and mention.words[-1] in lexicon.SURNAME_SUFFIXES:
            end += 1
        found = [titles.before(self._text, start, end)]
        if not self._scene.quoted(start):
            found += [titles.after(self._text, end), titles.predicate(self._text, end)]
        out = [role for role in found if role is not None]
        title = out[0].text if found[0] is not None else ""
        body = titles.led_body(self._text, start - len(title) - 1 if title else start)
        if body is not None:
            out = [replace(role, body=role.body or body) for role in out] or [Role("", body, frozenset())]
        return out

    def speaker(self, person: Person, printed: str | None, source: Span, why: str) -> Speaker:
        """A speaker with the person's fullest name, and role and body as printed in the source or else in the article."""
        roles = self.roles(person)
        own = [
            role for mention, owner in self._scene.inside(source.start, source.end) if owner is person for role in self._at(mention) if role in roles
        ]
        ranked = [*((role, role.weight + 0.9) for role in own if role.text), *((role, role.weight) for role in roles if role.text)]
        role = max(ranked, key=lambda pair: (pair[1], pair[0].body is not None), default=(None, 0.0))[0]
        body = (role.body if role is not None else None) or next((other.body for other in own if other.body), None) or self.body(person)
        return Speaker(person.name, role.text if role is not None else None, self.side(body, person), printed, False, why)

    def side(self, body: str | None, person: Person | None = None) -> str | None:
        """The body that a title names, spelt out; a possessor who is a person stands for his own body, if the article tells one."""
        if body is None:
            return None
        words = [fold(word) for word in body.split()]
        owners = [] if is_place(words) else [p for p in self.by_word.get(words[-1], []) if p is not person and p.sure and _names(words, p)]
        if not owners:
            return self.spelt(body)
        return self.body(owners[0]) or owners[0].name

    def spelt(self, body: str) -> str:
        """An acronym that the article introduces ("the Office of Fair Dealing (OFD)") as its long form; other bodies unchanged."""
        if _ACRONYM.fullmatch(body) is None:
            return body
        known = self._long.get(body)
        if known is None:
            self._long[body] = known = self._introduced(body) or body
        return known

    def _introduced(self, acronym: str) -> str | None:
        """The capitalised words whose initials an acronym is made of: those before "(ACRONYM)", else such a run anywhere."""
        at = self._text.find(f"({acronym})")
        words = self._text[max(0, at - 120) : at].split() if at > 0 else []
        if at <= 0 and len(acronym) > 2:
            runs = (run.group() for run in _RUN.finditer(self._text, 0, _RUN_REACH))
            return next((long for run in runs if (long := _spelling(run.split(), acronym))), None)
        letters = [letter.lower() for letter in acronym if letter.isalpha()]
        for count in range(len(letters), min(len(words), 2 * len(letters) + 1) + 1):
            part = words[-count:]
            if part[0] in _SMALL:
                continue
            initials = [word[0].lower() for word in part if word[0].isupper()]
            every, telling = ([word[0].lower() for word in kept] for kept in (part, [word for word in part if word not in _SMALL]))
            if letters in (initials, every, telling) and (part[0][0].isupper() or letters == telling):
                return " ".join(word if word in _SMALL else word[0].upper() + word[1:] for word in part)
        return None


@dataclass(frozen=True, slots=True)
class View:
    """An article with all that is known of its people: what the reading of nouns needs."""

    text: str
    scene: Scene
    profiles: Profiles
    mentions: Sequence[Mention]

    def within(self, source: Span) -> Sequence[Mention]:
        """All mentions, bodies too, inside a span."""
        low = bisect_right(self.mentions, source.start - 1, key=lambda m: m.span.start)
        high = bisect_right(self.mentions, source.end - 1, key=lambda m: m.span.start)
        return self.mentions[low:high]


def _spelling(words: list[str], acronym: str) -> str | None:
    """The end of a run of words, from a capital on, whose capitals are the acronym."""
    for at, word in enumerate(words):
        if word[0].isupper() and "".join(w[0] for w in words[at:] if w[0].isupper()) == acronym:
            return " ".join(words[at:])
    return None


def _names(words: list[str], person: Person) -> bool:
    """Tell whether words are a person's name, titles in front allowed."""
    rest = [word for word in words if word not in person.words]
    return not rest or (
        person.surname == words[-1] and all(w in lexicon.ROLES or w in lexicon.HONORIFICS or w in lexicon.DEMONYMS or w == "prime" for w in rest)
    )


def _telling(person: Person) -> list[Mention]:
    """The mentions of a person that are worth reading for titles: full names, titled ones, and the first few others."""
    rich = [mention for mention in person.mentions if len(mention.words) > 1 or mention.titles]
    others = [mention for mention in person.mentions if not (len(mention.words) > 1 or mention.titles)]
    return sorted([*rich[:8], *others[:10]], key=lambda mention: mention.span)
