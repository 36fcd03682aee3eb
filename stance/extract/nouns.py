"""Sources that are common nouns: offices, unnamed people, groups, documents and bodies ("the minister", "critics", "the ministry")."""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from stance.extract import lexicon, titles
from stance.extract.antecedents import Scene, Turn
from stance.extract.mentions import Mention, Person, Shape, fold, is_place
from stance.extract.profiles import Profiles
from stance.extract.titles import Role, singular
from stance.records import Span, Speaker

_OTHERS = frozenset(["one", "another", "some", "others", "many", "most", "both", "two", "several", "few", "each", "all", "someone", "somebody", "anyone", "anybody", "everybody", "everyone", "nobody"])
_DEFINITE = re.compile(r"(?:the|his|her|their|its|this|that|these|those|our|my|[^\W\d_][\w.-]*['’]s?) ", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|one|another|some|many|several|two|three|four|other|most|few|at least|both|\d+) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|this|that) (?=\S)", re.IGNORECASE)
_OWNED = re.compile(r"(?:his|her|their|its|[\w.-]+['’]s) ", re.IGNORECASE)
_CUT = re.compile(
    r",| (?:of|for|at|with|from|in|to|on|by|about|who|that|which|behind|familiar|close|briefed|involved|said|whose|released|published|issued|I|we|he|she"
    r"|they)\b"
)
_OWN_WORDS = frozenset(["statement", "tweet", "post", "letter", "message", "email", "e-mail", "memo", "speech", "release", "video", "statements", "remarks", "testimony", "caption"])
_FINDINGS = frozenset(["poll", "survey", "study", "report", "analysis", "polls", "review", "paper"])
_COMPANIES = frozenset(["company", "group", "organisation", "organization", "firm", "agency", "body", "movement", "outlet", "newspaper", "paper", "magazine", "union", "charity", "party", "team"])
_SAME = {
    "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "spox": "spokes", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "sen": "senator", "gov": "governor", "rep": "lawmaker", "congressman": "lawmaker", "congresswoman": "lawmaker",
    "mp": "lawmaker", "legislator": "lawmaker", "representative": "lawmaker", "adviser": "advisor", "gen": "general", "prof": "professor",
    "premier": "leader", "democratic": "democrat", "dr": "doctor", "lt": "lieutenant", "capt": "captain", "col": "colonel",
}  # fmt: skip
_LEADERS = frozenset(["president", "chancellor", "premier", "leader", "king", "chief", "head", "dictator", "strongman", "ruler"])
_OFFICES = frozenset(
    ["president", "minister", "chancellor", "premier", "king", "queen", "prince", "pope", "secretary", "governor", "mayor", "senator", "lawmaker", "ambassador", "general", "spokes", "chair", "speaker", "judge", "chief", "director", "ceo", "commissioner", "leader", "superintendent", "sheriff", "envoy", "justice", "prosecutor", "attorney", "emir", "sultan", "despot", "ruler"]
)
_SAME_STATE = frozenset(["us", "u.s", "american", "uk", "british", "britain"])
_FOLLOWERS = re.compile(r"\b(?:supporters?|critics?|opponents?|voters?|fans?|protesters?|rivals?|families|victims|lawyers|attorneys)\b")


@dataclass(frozen=True, slots=True)
class View:
    """What the reading of nouns needs of an article."""

    text: str
    scene: Scene
    profiles: Profiles
    mentions: Sequence[Mention]

    def within(self, source: Span) -> Sequence[Mention]:
        """All mentions, bodies too, inside a span."""
        low = bisect_right(self.mentions, source.start - 1, key=lambda m: m.span.start)
        high = bisect_right(self.mentions, source.end - 1, key=lambda m: m.span.start)
        return self.mentions[low:high]


def nominal(view: View, phrase: str, source: Span) -> Turn | None:
    """The turn of a source that is a common noun; None if it is none."""
    phrase = re.sub(r"^(?:from|by|with|to|according to|for) (?=the |an? )", "", phrase)
    cut = _CUT.search(phrase)
    core = (phrase[: cut.start()] if cut else phrase).split()
    if not core:
        return None
    words = [fold(re.sub(r"['’]s?$", "", word)) for word in core]
    last, noun = words[-1], singular(words[-1])
    capital = core[-1][:1].isupper()
    if phrase.casefold() in _OTHERS or (len(core) <= 2 and last in _OTHERS):
        return _some(view, phrase, source)
    document = last in lexicon.DOCUMENTS or (len(core) > 1 and last.endswith("ed") and words[-2] in lexicon.DOCUMENTS)
    if document and not (capital and len(core) > 1 and last in lexicon.BODY_WORDS):
        return _document(view, phrase, source)
    if (last in lexicon.PLURAL_PEOPLE or (last != noun and noun in lexicon.ROLES)) and not is_place(words):
        return _group(view, phrase, source)
    if noun in lexicon.ROLES or re.fullmatch(r"[\w-]+-year-old", core[-1]):
        return _office(view, phrase, source)
    if last in lexicon.BODY_WORDS or last in _COMPANIES:
        return _institution(view, phrase, source, capital=capital)
    return None


def _turn(source: Span, speaker: Speaker, person: Person | None = None, *, plural: bool = False) -> Turn:
    """A turn at a source."""
    return Turn(source.start, source.end, speaker, person, plural)


def _some(view: View, phrase: str, source: Span) -> Turn:
    """One, another, some: members of the group named ("one of his advisers"), or of the one that spoke last."""
    of = titles.parse(phrase) if " of " in phrase else None
    ahead = re.match(r" of (?:the |these |those |his |her |their )?([^,.;:\"“]{3,60})", view.text[source.end : source.end + 80])
    of = titles.parse(f"one of {ahead.group(1)}") if of is None and ahead is not None else of
    if of is not None:
        return _turn(source, Speaker(None, of.text, view.profiles.side(of.body), phrase, True, "an unnamed person"))
    for turn in reversed(view.scene.turns[-3:]):
        if turn.speaker.unnamed and source.start - turn.end < 1500:
            role = titles.parse(f"one of {turn.speaker.role}") if turn.speaker.role and phrase.casefold() in {"one", "another"} else None
            text = role.text if role is not None else turn.speaker.role
            return _turn(source, replace(turn.speaker, role=text, printed=phrase, why="of the unnamed sources before"))
    return _turn(source, Speaker(None, None, None, phrase, True, "unnamed"), plural=True)


def _group(view: View, phrase: str, source: Span) -> Turn:
    """Several unnamed people, on a side if one is named; who supports, opposes or defends somebody does not speak for him."""
    role = titles.parse(phrase)
    plain = re.sub(r"^(?:some|many|several|other|most|the|these|those|two|three|\d+) ", "", phrase, flags=re.IGNORECASE)
    body = view.profiles.side(role.body) if role is not None and not _FOLLOWERS.search(plain) else None
    return _turn(source, Speaker(None, plain, body, phrase, True, "unnamed people"), plural=True)


def _document(view: View, phrase: str, source: Span) -> Turn:
    """A document: its author or issuer if the words name one, the last speaker for his own statement, else the document itself."""
    for mention, person in view.scene.inside(source.start, source.end):
        before, after = view.text[source.start : mention.span.start], view.text[mention.span.end : source.end]
        owner = re.match(r"(?:['’]s?)? (?:[a-z]+ )?(\w+)", after)
        written = re.search(r"\b(?:by|from) (?:[A-Z]\w+ )*$", before) and not after.startswith(("’s", "'s"))
        if person.sure and (written or (owner is not None and fold(owner.group(1)) in lexicon.DOCUMENTS)):
            return _turn(source, view.profiles.speaker(person, phrase, source, f"words of {person.name}"), person)
    names = [mention for mention in view.within(source) if mention.shape is Shape.BODY or len(mention.words) > 1]
    if names:
        body = " ".join(names[0].span.of(view.text).split())
        return _turn(source, Speaker(body=view.profiles.spelt(body), printed=phrase, why=f"a document of {body}"))
    cut = _CUT.search(phrase)
    noun = (phrase[: cut.start()] if cut else phrase).split()[-1]
    last = view.scene.last(source.start)
    definite = _DEFINITE.match(phrase) is not None
    if fold(noun) in _OWN_WORDS and last is not None and definite:
        return _turn(source, replace(last.speaker, printed=phrase, why="words of the speaker before"), last.person, plural=last.plural)
    earlier = _earlier(view.text, noun, source.start) if definite and fold(noun) in _FINDINGS else None
    body = earlier or re.sub(r"^(?:the|an?|this|that) ", "", phrase, flags=re.IGNORECASE)
    return _turn(source, Speaker(body=body, printed=phrase, why=f"the {noun} named before" if earlier else "a document"))


def _institution(view: View, phrase: str, source: Span, *, capital: bool) -> Turn:
    """A ministry, company or group: as printed if a name is in it, else the one of that kind named before."""
    plain = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
    named = capital or any(word[:1].isupper() for word in plain.split())
    if named or _INDEFINITE.match(phrase):
        return _turn(source, Speaker(body=plain, printed=phrase, unnamed=not named, why="body as printed"))
    noun = phrase.split()[-1]
    body = _earlier(view.text, noun, source.start)
    if body is None and noun.casefold() in _COMPANIES:
        last = next((turn for turn in reversed(view.scene.turns[-4:]) if turn.speaker.body and turn.person is None), None)
        body = last.speaker.body if last is not None else last_body(view, source.start)
    why = f"“{phrase}” is {body}, named before" if body else "body as printed"
    return _turn(source, Speaker(body=body or re.sub(r"^(?:the|his|her|its|their) ", "", phrase, flags=re.IGNORECASE), printed=phrase, why=why))


def last_body(view: View, at: int) -> str | None:
    """The last body, but no place, named before a point and near it."""
    high = bisect_right(view.mentions, at - 1, key=lambda m: m.span.start)
    for mention in reversed(view.mentions[max(0, high - 20) : high]):
        if mention.shape is Shape.BODY and at - mention.span.end < 800 and not is_place(mention.words):
            return view.profiles.spelt(mention.span.of(view.text))
    return None


def _earlier(text: str, noun: str, at: int) -> str | None:
    """The last full name of a body with this head noun before a place: "the ministry" is the Russian foreign ministry."""
    name = r"[A-ZÀ-Þ][\w&/’'-]*"
    head = f"(?i:{re.escape(noun)})"
    found = None
    for match in re.finditer(rf"\b{name} (?:[\w&/’'-]+ ){{0,3}}?{head}\b|\b{head} (?:of|for|on) (?:the )?{name}(?: {name})*", text[max(0, at - 6000) : at]):
        full = match.group()
        while " " in full and fold(full.split(" ")[0]) in lexicon.STOP:
            full = full.partition(" ")[2]
        inner = [fold(word) for word in full.split()]
        if full[:1].isupper() and " " in full and not any(word in lexicon.STOP and word not in {"of", "and", "for", "on", "the"} for word in inner):
            found = full
    return found


def _office(view: View, phrase: str, source: Span) -> Turn:
    """A single person meant by his office: the one who holds it in this article, else unnamed or the office alone."""
    role = titles.parse(phrase)
    text = role.text if role is not None else phrase
    body = _owner(view, phrase, source) or (view.profiles.side(role.body) if role is not None else None)
    if _INDEFINITE.match(phrase) or not (_DEFINITE.match(phrase) or phrase[:1].isupper()):
        return _turn(source, Speaker(None, text, body, phrase, True, "an unnamed person"))
    person = _holder(view, role, phrase, source)
    if person is not None:
        found = view.profiles.speaker(person, phrase, source, f"“{phrase}” is {person.name} in this article")
        keep = found.role if found.role and (role is None or len(found.role) >= len(text)) else text
        return _turn(source, replace(found, role=keep, body=found.body or body), person)
    kind = _kind(text)
    for turn in reversed(view.scene.turns[-5:]):
        if turn.speaker.unnamed and turn.speaker.role and _kind(turn.speaker.role) & kind and not turn.plural:
            return _turn(source, replace(turn.speaker, printed=phrase, why="the unnamed source before"))
    return _turn(source, Speaker(None, text, body, phrase, not kind & _OFFICES, "an office whose holder the article does not name"))


def _owner(view: View, phrase: str, source: Span) -> str | None:
    """The body of "his" in "his spokeswoman"."""
    match = re.match(r"(his|her) ", phrase, re.IGNORECASE)
    person = view.scene.best(source.start, gender="m" if match.group(1).casefold() == "his" else "f") if match else None
    return None if person is None else view.profiles.body(person) or person.name


def _holder(view: View, role: Role | None, phrase: str, source: Span) -> Person | None:
    """The person of the article whom "the minister" or "the French president" means, by title, nationality, gender and salience."""
    words = {_SAME.get(word, word) for word in role.words} if role is not None else set[str]()
    kind = _kind(role.text) if role is not None else set[str]()
    gender = "m" if kind & lexicon.GENDERED["m"] else "f" if kind & lexicon.GENDERED["f"] else ""
    last = view.scene.last(source.start)
    owned = _OWNED.match(phrase) is not None
    body = role.body if role is not None else None
    introduced = kind and re.search(rf"\b[Aa]n? (?:[\w-]+ )?(?:{'|'.join(map(re.escape, kind))})\b", view.text[max(0, source.start - 1500) : source.start])

    def accept(person: Person) -> float | None:
        roles = [({_SAME.get(w, w) for w in r.words} | {_SAME.get(w, w) for m in person.mentions for w in m.titles}, r.body) for r in view.profiles.roles(person)]
        heads = [(own, behind) for own, behind in roles if kind & own]
        spoke = last is not None and last.person is person
        if _party(words) and any(_party(own) not in {"", _party(words)} for own, _ in roles):
            return None
        if heads:
            if body is not None and not owned and all(behind is not None and not _alike(body, behind) for _, behind in heads):
                return None
            past = any({"former", "vice"} & own for own, _ in heads) and not words & {"former", "vice"}
            return 3.0 + len(words & set().union(*(own for own, _ in heads))) - (1.5 if past else 0.0)
        if "leader" in kind and any(own & (_LEADERS | {"prime"}) for own, _ in roles) and not (body and any(b and not _alike(body, b) for _, b in roles)):
            return 2.0
        if body is not None:  # an office of a named state or body is left to those who know its holder, unless his side is told
            return 0.5 if spoke and not owned and any(behind and _alike(body, behind) for _, behind in roles) else None
        return 0.5 if spoke and not owned and not introduced and not kind & _OFFICES else None

    found = view.scene.best(source.start, gender=gender, accept=accept, floor=1.6)
    if found is None and not owned and kind & _OFFICES:
        found = _distant(view, words, gender, source.start)
    return found or (_ahead(view, source, kind) if kind & _OFFICES and (body is not None or owned) else None)


def _distant(view: View, words: set[str], gender: str, at: int) -> Person | None:
    """The only person of the article with that title, when none is near; for a bare "the judge" he must have been named before."""
    fits = []
    for person in view.profiles.people:
        own = {_SAME.get(w, w) for r in view.profiles.roles(person) for w in r.words} if person.sure else set[str]()
        named = person.mentions[0].span.start < at or len(words) > 1
        if words and words <= own and named and (not gender or view.scene.gender(person) in {"", gender}):
            fits.append(person)
    return fits[0] if len(fits) == 1 else None


def _ahead(view: View, source: Span, kind: set[str]) -> Person | None:
    """The person with whose full name, then first mentioned and without a title, the next sentence opens ("Russia's envoy said … Ivan Orlov said …")."""
    for start in view.scene.next_sentences(source.end, 2):
        for mention, person in view.scene.inside(start, start + 60):
            if mention.span.start - start > 2 or len(mention.words) < 2 or not person.sure or person.mentions[0] is not mention:
                break
            roles = view.profiles.roles(person)
            return person if not any(role.text for role in roles) or any(kind & set(role.words) for role in roles) else None
    return None


def _kind(text: str) -> set[str]:
    """The folded role noun of a title, with its synonym."""
    found = titles.head(text)
    word = found[2] if found is not None else ""
    return {word, _SAME.get(word, word)} - {""}


def _alike(left: str, right: str) -> bool:
    """May two bodies or nationalities be the same: one inside the other, or "France" and "French"?"""
    a, b = fold(left), fold(right)
    return a in b or b in a or a[:4] == b[:4] or (a in _SAME_STATE and b in _SAME_STATE and (a in {"us", "american"}) == (b in {"us", "american"}))


def _party(words: Set[str]) -> str:
    """The United States party that title words name, or ""."""
    return "r" if words & {"republican", "gop"} else "d" if words & {"democrat", "democratic"} else ""
