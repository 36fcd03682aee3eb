"""Sources that are common nouns: unnamed people, groups, documents and bodies ("critics", "the report", "the ministry")."""

import re
from dataclasses import replace

from stance.extract import lexicon
from stance.extract.speakers import roles
from stance.extract.speakers.antecedents import Turn
from stance.extract.speakers.mentions import Shape, is_place
from stance.extract.speakers.names import fold
from stance.extract.speakers.offices import DEFINITE, INDEFINITE, office, turn_at
from stance.extract.speakers.profiles import View
from stance.extract.speakers.roles import singular
from stance.records import Span, Speaker

_ARTICLE = re.compile(r"(?:the|an?|this|that) (?=\S)", re.IGNORECASE)
_CUT = re.compile(
    r",| (?:of|for|at|with|from|in|to|on|by|about|who|that|which|behind|familiar|close|briefed|involved|said|whose|released|published|issued"
    r"|I|we|he|she|they)\b"
)
_NEAR = 800  # characters back to which "it" and "the company" can point
_SIDED = frozenset(["official", "aide", "spokesman", "spokesperson", "diplomat", "minister", "adviser", "commander", "prosecutor", "investigator"])
_ROLE = r"(?:minister|secretary|president|spokes\w+|chief|head|leader|chancellor|ambassador|director|governor|commander|general|envoy)s?"
_SEVERAL = re.compile(rf"\b{_ROLE}\b[^,]*, (?:[\w-]+ ){{0,4}}{_ROLE}\b.*,? and (?:the )?(?:[\w-]+ ){{0,4}}{_ROLE}\b|\bas well as\b")
_FINDINGS = frozenset(["poll", "survey", "study", "report", "analysis", "polls", "review", "paper"])
_FOLLOWERS = re.compile(
    r"\b(?:supporters?|critics?|opponents?|voters?|fans?|protesters?|rivals?|families|victims|lawyers|attorneys)\b", re.IGNORECASE
)


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
    if phrase.casefold() in lexicon.OTHERS or (len(core) <= 2 and last in lexicon.OTHERS):
        return _some(view, phrase, source)
    if _SEVERAL.search(phrase):
        return _group(view, phrase, source)
    document = last in lexicon.DOCUMENTS or (len(core) > 1 and last.endswith("ed") and words[-2] in lexicon.DOCUMENTS)
    if document and not (capital and len(core) > 1 and last in lexicon.BODY_WORDS):
        return _document(view, phrase, source)
    if (last in lexicon.PLURAL_PEOPLE or (last != noun and noun in lexicon.ROLES)) and not is_place(words):
        return _group(view, phrase, source)
    if noun in lexicon.ROLES or re.fullmatch(r"[\w-]+-year-old", core[-1]):
        return office(view, phrase, source)
    if last in lexicon.BODY_WORDS or last in lexicon.COMPANIES:
        return _institution(view, phrase, source, capital=capital)
    return None


def _some(view: View, phrase: str, source: Span) -> Turn:
    """One, another, some: members of the group named ("one of his advisers"), or of the one that spoke last."""
    of = roles.parse(phrase) if " of " in phrase else None
    ahead = re.match(r" of (?:the |these |those |his |her |their )?([^,.;:\"“]{3,60})", view.text[source.end : source.end + 80])
    of = roles.parse(f"one of {ahead.group(1)}") if of is None and ahead is not None else of
    if of is not None:
        return turn_at(source, Speaker(None, of.text, view.profiles.side(of.body), phrase, True, "an unnamed person"))
    for turn in reversed(view.scene.turns[-3:]):
        if turn.speaker.unnamed and source.start - turn.end < 1500:
            role = roles.parse(f"one of {turn.speaker.role}") if turn.speaker.role and phrase.casefold() in {"one", "another"} else None
            text = role.text if role is not None else turn.speaker.role
            return turn_at(source, replace(turn.speaker, role=text, printed=phrase, why="of the unnamed sources before"))
    return turn_at(source, Speaker(None, None, None, phrase, True, "unnamed"), plural=True)


def _group(view: View, phrase: str, source: Span) -> Turn:
    """Several unnamed people, on a side if one is named; who supports, opposes or defends somebody does not speak for him."""
    role = roles.parse(phrase)
    plain = re.sub(r"^(?:some|many|several|other|most|the|these|those|two|three|\d+) ", "", phrase, flags=re.IGNORECASE)
    plain = re.sub(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", "", trimmed(plain))
    body = view.profiles.side(role.body) if role is not None and not _FOLLOWERS.search(plain) else None
    if (body is None or body.islower()) and not _FOLLOWERS.search(plain):
        body = _side_before(view, plain, source.start) or body
    return turn_at(source, Speaker(None, plain, body, phrase, True, "unnamed people"), plural=True)


def _side_before(view: View, plain: str, at: int) -> str | None:
    """The side of a bare group: the district of "district leaders", or of the officials before for "officials"."""
    words = plain.split()
    if len(words) > 1 and fold(words[-2]) in lexicon.BODY_WORDS and (words[-2].islower() or f"the {words[-2].lower()}" in view.text):
        return _earlier(view.text, words[-2].lower(), at)
    if len(words) > 1 or singular(fold(plain)) not in _SIDED:
        return None
    kin = (turn for turn in reversed(view.scene.turns[-6:]) if turn.speaker.unnamed and at - turn.end < _NEAR * 2)
    return next((turn.speaker.body for turn in kin if plain.casefold()[:-1] in (turn.speaker.role or "").casefold()), None)


def _document(view: View, phrase: str, source: Span) -> Turn:
    """A document: its author or issuer if the words name one, the last speaker for his own statement, else the document itself."""
    for mention, person in view.scene.inside(source.start, source.end):
        before, after = view.text[source.start : mention.span.start], view.text[mention.span.end : source.end]
        owner = re.match(r"(?:['’]s?)? (?:[a-z]+ )?(\w+)", after)
        written = re.search(r"\b(?:by|from) (?:[A-Z]\w+ )*$", before) and not after.startswith(("’s", "'s"))
        if person.sure and (written or (owner is not None and fold(owner.group(1)) in lexicon.DOCUMENTS)):
            return turn_at(source, view.profiles.speaker(person, phrase, source, f"words of {person.name}"), person)
    names = [mention for mention in view.within(source) if mention.shape is Shape.BODY or len(mention.words) > 1]
    if names:
        body = " ".join(names[0].span.of(view.text).split())
        return turn_at(source, Speaker(body=view.profiles.spelt(body), printed=phrase, why=f"a document of {body}"))
    owner = re.match(r"(?:[Tt]he )?([A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*)*)['’]s? ", phrase)
    if owner is not None:
        return turn_at(source, Speaker(body=view.profiles.spelt(owner.group(1)), printed=phrase, why=f"a document of {owner.group(1)}"))
    cut = _CUT.search(phrase)
    noun = (phrase[: cut.start()] if cut else phrase).split()[-1]
    last = view.scene.last(source.start)
    definite = DEFINITE.match(phrase) is not None
    if fold(noun) in lexicon.OWN_WORDS and last is not None and definite:
        return turn_at(source, replace(last.speaker, printed=phrase, why="words of the speaker before"), last.person, plural=last.plural)
    earlier = _earlier(view.text, noun, source.start) if definite and fold(noun) in _FINDINGS else None
    body = earlier or re.sub(r"^(?:the|an?|this|that) ", "", phrase, flags=re.IGNORECASE)
    return turn_at(source, Speaker(body=body, printed=phrase, why=f"the {noun} named before" if earlier else "a document"))


def _institution(view: View, phrase: str, source: Span, *, capital: bool) -> Turn:
    """A ministry, company or group: as printed if a name is in it, else the one of that kind named before."""
    plain = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
    named = capital or any(word[:1].isupper() for word in plain.split())
    if named or INDEFINITE.match(phrase):
        return turn_at(source, Speaker(body=view.profiles.spelt(trimmed(plain)), printed=phrase, unnamed=not named, why="body as printed"))
    noun = phrase.split()[-1]
    body = _earlier(view.text, noun, source.start)
    if body is None and noun.casefold() in lexicon.COMPANIES:
        last = next((turn for turn in reversed(view.scene.turns[-4:]) if turn.speaker.body and turn.person is None), None)
        body = last.speaker.body if last is not None else last_body(view, source.start)
    why = f"“{phrase}” is {body}, named before" if body else "body as printed"
    return turn_at(source, Speaker(body=body or re.sub(r"^(?:the|his|her|its|their) ", "", phrase, flags=re.IGNORECASE), printed=phrase, why=why))


def trimmed(phrase: str) -> str:
    """A noun phrase without relative clause, apposition or aside."""
    return re.split(r",? (?:which|who|whom|where|whose) | -{1,2} | [–—] ?|, (?=[a-z])", phrase)[0] or phrase


def last_body(view: View, at: int) -> str | None:
    """The last body, but no place, named before a point and near it."""
    for mention in reversed(view.within(Span(max(0, at - _NEAR), at))):
        if mention.shape is Shape.BODY and not is_place(mention.words):
            return view.profiles.spelt(mention.span.of(view.text))
    return None


def _earlier(text: str, noun: str, at: int) -> str | None:
    """The last full name of a body with this head noun before a place: "the ministry" is the Russian foreign ministry."""
    name = r"[A-ZÀ-Þ][\w&/’'-]*"
    head = f"(?i:{re.escape(noun)})"
    found = None
    for match in re.finditer(
        rf"\b{name} (?:(?!and the\b)[\w&/’'-]+ ){{0,3}}?{head}\b|\b{head} (?:of|for|on) (?:the )?{name}(?: {name})*", text[max(0, at - 6000) : at]
    ):
        full = match.group()
        while " " in full and fold(full.split(" ")[0]) in lexicon.STOP:
            full = full.partition(" ")[2]
        inner = [fold(word) for word in full.split()]
        if full[:1].isupper() and " " in full and not any(word in lexicon.STOP and word not in {"of", "and", "for", "on", "the"} for word in inner):
            found = full
    return found
