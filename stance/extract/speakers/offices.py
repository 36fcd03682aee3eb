"""A single person meant by his office or by a description: "the minister", "the French president", "a spokesman"."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from stance.extract import lexicon
from stance.extract.speakers import roles
from stance.extract.speakers.antecedents import Turn
from stance.extract.speakers.mentions import Shape, is_place
from stance.extract.speakers.names import fold
from stance.extract.speakers.people import Person
from stance.extract.speakers.profiles import View
from stance.extract.speakers.roles import Role
from stance.records import Span, Speaker

DEFINITE = re.compile(r"(?:the|his|her|their|its|this|that|these|those|our|my|[^\W\d_][\w.-]*['’]s?) ", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|another|some|many|several|two|three|four|other|most|few|at least|both|\d+) ", re.IGNORECASE)
_OWNED = re.compile(r"(?:his|her|their|its|[\w.-]+['’]s) ", re.IGNORECASE)
_ELECTED = frozenset(["republican", "democrat", "senator", "lawmaker"])  # "the Texas Republican"
_SAME = {
    "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "spox": "spokes", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "sen": "senator", "gov": "governor", "rep": "lawmaker", "congressman": "lawmaker", "congresswoman": "lawmaker",
    "mp": "lawmaker", "legislator": "lawmaker", "representative": "lawmaker", "adviser": "advisor", "gen": "general", "prof": "professor",
    "premier": "leader", "democratic": "democrat", "dr": "doctor", "lt": "lieutenant", "capt": "captain", "col": "colonel", "defense": "defence",
    "labor": "labour",
}  # fmt: skip
_ANONYMOUS = frozenset(["source", "insider", "whistleblower"])  # never the title of somebody who is named
_NICKNAMES = frozenset(["diplomat", "official", "politician"])  # "the top diplomat" is a foreign minister
_SPOKES = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokes"])
_NEAR = 600  # characters from an attribution to the spokesman of its body
_OPENS = 25  # characters into a sentence at which its subject begins
_LEADERS = frozenset(["president", "chancellor", "premier", "leader", "king", "chief", "head", "dictator", "strongman", "ruler", "prime"])
_STATES = (
    frozenset(["us", "american", "america", "washington"]), frozenset(["uk", "british", "britain"]), frozenset(["dutch", "netherlands"]),
    frozenset(["un", "nations"]), frozenset(["eu", "european"]), frozenset(["russian", "russia", "kremlin", "moscow"]),
)  # fmt: skip
_BACK = 1500  # characters back in which "a judge" makes "the judge" an unnamed one
_FLOOR = 1.6  # points below which nobody is near enough to be meant


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a description says of the person meant."""

    words: frozenset[str]  # of the title, synonyms as one
    kind: frozenset[str]  # its role noun
    body: str | None
    owned: bool  # "his spokesman", "Russia's envoy"
    introduced: bool  # as an unnamed person: "a judge"
    last: Person | None  # who spoke last

    @property
    def gender(self) -> str:
        """The gender that the role noun tells, or ""."""
        return next((gender for gender in ("m", "f") if self.kind & lexicon.GENDERED[gender]), "")

    @property
    def office(self) -> bool:
        """Tell whether it is a title that one person holds at a time."""
        return bool(self.kind & lexicon.OFFICES)


def turn_at(source: Span, speaker: Speaker, person: Person | None = None, *, plural: bool = False) -> Turn:
    """A turn at a source."""
    return Turn(source.start, source.end, speaker, person, plural)


def office(view: View, phrase: str, source: Span) -> Turn:
    """The turn of a single person meant by his office: its holder in this article, else unnamed, or the office alone."""
    role = roles.parse(phrase)
    text = role.text if role is not None else phrase
    body = _owner(view, phrase, source) or (view.profiles.side(role.body) if role is not None else None)
    if INDEFINITE.match(phrase) or not (DEFINITE.match(phrase) or phrase[:1].isupper()):
        if body is None and _kind(text) & _SPOKES:
            body = _spoken_for(view, source.start)
        return turn_at(source, Speaker(None, text, body, phrase, True, "an unnamed person"))
    kind = _kind(text)
    unnamed = _unnamed(view, phrase, kind, reach=6 if kind & _ANONYMOUS else 2)
    if unnamed is not None:
        return turn_at(source, unnamed)
    person = None if kind & _ANONYMOUS else _holder(view, _wanted(view, role, phrase, source), source)
    if person is not None:
        found = view.profiles.speaker(person, phrase, source, f"“{phrase}” is {person.name} in this article")
        keep = found.role if found.role and (role is None or len(found.role) >= len(text)) else text
        return turn_at(source, replace(found, role=keep, body=found.body or body), person)
    unnamed = _unnamed(view, phrase, kind, reach=5)
    why = "an office whose holder the article does not name"
    return turn_at(source, unnamed or Speaker(None, text, body, phrase, not kind & lexicon.OFFICES, why))


def _spoken_for(view: View, at: int) -> str | None:
    """For whom a bare "a spokesman" speaks: the body that the attribution before is of, or that the sentences before are about."""
    last = view.scene.turns[-1] if view.scene.turns else None
    if last is not None and last.person is None and last.speaker.body and not last.speaker.unnamed and at - last.end < _NEAR:
        return last.speaker.body
    start = view.scene.sentence_start(max(0, view.scene.sentence_start(at) - 2))
    bodies = [m for m in view.within(Span(start, at)) if m.shape is Shape.BODY and not is_place(m.words) and not view.scene.quoted(m.span.start)]
    return view.profiles.spelt(bodies[0].span.of(view.text)) if bodies and bodies[0].span.start - start < _OPENS else None


def _unnamed(view: View, phrase: str, kind: Set[str], *, reach: int) -> Speaker | None:
    """The unnamed speaker of the same kind among the last turns: "a senior official … the official"."""
    for turn in reversed(view.scene.turns[-reach:]):
        plural = turn.plural and not kind & _ANONYMOUS
        if turn.speaker.unnamed and turn.speaker.role and _kind(turn.speaker.role) & kind and not plural:
            return replace(turn.speaker, printed=phrase, why="the unnamed source before")
    return None


def _owner(view: View, phrase: str, source: Span) -> str | None:
    """The body of "his" in "his spokeswoman"."""
    match = re.match(r"(his|her) ", phrase, re.IGNORECASE)
    person = view.scene.best(source.start, gender="m" if match.group(1).casefold() == "his" else "f") if match else None
    return None if person is None else view.profiles.body(person) or person.name


def _wanted(view: View, role: Role | None, phrase: str, source: Span) -> _Wanted:
    """What a phrase says of the person meant."""
    kind = _kind(role.text) if role is not None else frozenset[str]()
    back = view.text[max(0, source.start - _BACK) : source.start]
    introduced = bool(kind) and re.search(rf"\b[Aa]n? (?:[\w-]+ )?(?:{'|'.join(map(re.escape, sorted(kind)))})\b", back) is not None
    last = view.scene.last(source.start)
    return _Wanted(
        words=same(role.words) if role is not None else frozenset(),
        kind=kind,
        body=role.body if role is not None else None,
        owned=_OWNED.match(phrase) is not None,
        introduced=introduced,
        last=last.person if last is not None else None,
    )


def _holder(view: View, wanted: _Wanted, source: Span) -> Person | None:
    """The person of the article whom a description means, by title, nationality, gender and salience."""
    found = view.scene.best(source.start, gender=wanted.gender, accept=lambda person: _fits(view, wanted, person), floor=_FLOOR)
    if found is None and not wanted.owned and wanted.office:
        found = _distant(view, wanted, source.start)
    return found or (_ahead(view, source, wanted.kind) if wanted.office and (wanted.body is not None or wanted.owned) else None)


def _fits(view: View, wanted: _Wanted, person: Person) -> float | None:
    """Points for a person as the one described, None if he cannot be."""
    printed = same({word for mention in person.mentions for word in mention.titles})
    told = [(same(role.words) | printed, role.body) for role in view.profiles.roles(person)]
    heads = [(own, body) for own, body in told if wanted.kind & own]
    spoke = wanted.last is person
    if _party(wanted.words) and any(_party(own) not in {"", _party(wanted.words)} for own, _ in told):
        return None
    if heads:
        return _bears(view, wanted, person, heads)
    clash = wanted.body is not None and any(body is not None and not alike(wanted.body, body) for _, body in told)
    if "leader" in wanted.kind and any(own & _LEADERS for own, _ in told) and not clash:
        return 2.0
    titled = len(wanted.words) > 1 and wanted.body is None and not wanted.kind & _NICKNAMES
    stranger = titled and bool(told) and not any(wanted.words & own for own, _ in told)
    if wanted.owned or not spoke or stranger:  # "the lead researcher" is not the scientist who spoke last
        return None
    if wanted.body is not None:  # an office of a named state or body is left to those who know its holder, unless his side is told
        return 0.5 if any(body is not None and alike(wanted.body, body) for _, body in told) else None
    if wanted.introduced or (wanted.office and any(own & lexicon.OFFICES for own, _ in told)):
        return None
    others = (p for p in view.profiles.people if p is not person and p.sure) if wanted.office else ()
    return None if any(wanted.kind & {word for m in other.mentions for word in m.titles} for other in others) else 0.5


def _bears(view: View, wanted: _Wanted, person: Person, heads: list[tuple[frozenset[str], str | None]]) -> float | None:
    """Points for a person who bears the title: more for each of its words, none if his is another state's or body's."""
    own = frozenset[str]().union(*(words for words, _ in heads))
    if wanted.body is not None and not wanted.owned and not any(body is not None and alike(wanted.body, body) for _, body in heads):
        if any(body is not None for _, body in heads):
            return None
        rivals = [p for p in view.profiles.people if p is not person and p.sure and wanted.words <= _all_words(view, p)]
        alone = (len(wanted.words & own) > 1 or wanted.kind & _ELECTED) and not rivals
        return 1.0 if alone or wanted.last is person else None
    field = wanted.words & lexicon.PORTFOLIOS
    if field and not field & own and own & lexicon.PORTFOLIOS:
        return None
    past = any({"former", "vice"} & words for words, _ in heads) and not wanted.words & {"former", "vice"}
    return 3.0 + len(wanted.words & own) - (1.5 if past else 0.0)


def _all_words(view: View, person: Person) -> frozenset[str]:
    """The words of all titles that the article gives a person."""
    return frozenset[str]().union(*(same(role.words) for role in view.profiles.roles(person)))


def _distant(view: View, wanted: _Wanted, at: int) -> Person | None:
    """The only person of the article with that title, when none is near; for a bare "the judge" he must have been named before."""
    fits = []
    for person in view.profiles.people:
        if not person.sure or not wanted.words or not wanted.words <= _all_words(view, person):
            continue
        side = wanted.body is None or any(role.body is not None and alike(wanted.body, role.body) for role in view.profiles.roles(person))
        named = person.mentions[0].span.start < at or len(wanted.words) > 1
        if side and named and (not wanted.gender or view.scene.gender(person) in {"", wanted.gender}):
            fits.append(person)
    return fits[0] if len(fits) == 1 else None


def _ahead(view: View, source: Span, kind: Set[str]) -> Person | None:
    """The person, first named there and without a title, with whom the next sentence opens: "Russia's envoy said … Ivan Orlov said …"."""
    for start in view.scene.next_sentences(source.end, 2):
        for mention, person in view.scene.inside(start, start + 60):
            if mention.span.start - start > 2 or len(mention.words) < 2 or not person.sure or person.mentions[0] is not mention:
                break
            told = view.profiles.roles(person)
            return person if not any(role.text for role in told) or any(kind & role.words for role in told) else None
    return None


def _kind(text: str) -> frozenset[str]:
    """The folded role noun of a title, with its synonym."""
    found = roles.head(text)
    if found is None:
        return frozenset()
    spokes = {"spokes"} if found[2] == "secretary" and "press" in text else set[str]()
    return frozenset({found[2], _SAME.get(found[2], found[2])} | spokes)


def same(words: Set[str]) -> frozenset[str]:
    """Title words with one word for each group of synonyms."""
    found = frozenset(_SAME.get(word, word) for word in words)
    return found | {"spokes"} if {"press", "secretary"} <= found else found


def alike(left: str, right: str) -> bool:
    """Tell whether two bodies or nationalities may be the same: they share a word, or are "France" and "French"."""
    a, b = ({fold(word) for word in text.split()} - {"of", "the", "and", "for"} for text in (left, right))
    shared = bool(a & b) or any(x[:4] == y[:4] and min(len(x), len(y)) > 3 for x in a for y in b)
    return shared or any(a & state and b & state for state in _STATES)


def _party(words: Set[str]) -> str:
    """The United States party that title words name, or ""."""
    return "r" if words & {"republican", "gop"} else "d" if words & {"democrat", "democratic"} else ""
