"""The names in the words that name a source: who of them speaks, and who is only his boss, side or subject."""

import re

from stance.extract import lexicon
from stance.extract.speakers.antecedents import Turn
from stance.extract.speakers.mentions import UPPER, Mention, Shape, is_place
from stance.extract.speakers.names import FIRST_NAMES, fold
from stance.extract.speakers.people import Person, choose
from stance.extract.speakers.profiles import View
from stance.extract.speakers.roles import singular
from stance.records import Span

_ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_FOLLOWED = re.compile(
    r" (?!(?:himself|herself|themselves|also|and|or|who|of|from|in|at|on|with|then|later|now|both|jr|sr|last|this|earlier|late|yesterday|today"
    r"|tonight|recently)\b)[a-z]|['’]s? \S"
)
_BEHIND = re.compile(
    r"\b(?:of|for|to|with|by|against|from|about|behind|on|at|in|under|near|like|as|over|than|(?!acting\b)[a-z]{3,}ing)(?: the)? "
    r"(?P<names>(?:[A-Z][\w.]* )*)$"
)
_HIS = re.compile(r"[^.!?“”\"\n]*?\b(he|his|him|himself|she|her|hers|herself)\b")
_ASIDE = re.compile(r"\b(?:that|which|who|whose|including|such as)\b")
_NO_NAME = re.compile(r"^[A-Z]{2,}s$|\d")
_OPENS = 3  # characters into a sentence at which its first word begins
_LISTED = 250  # characters of a list of parties
_LIST = re.compile(
    r"(?:^|[^\w-])(?P<all>(?:[Tt]he )?(?:[a-z]+ ){0,2}(?:leaders|presidents|ministers|heads|governments|chiefs|officials) of "
    rf"(?:the )?[{UPPER}][^.;:()“”\"\n]*(?:,| and| & )(?: and)?(?: the)? )$"
)
_FIRM = re.compile(r"\b(?:firm|company|companie|group|bank|giant|agency|agencie|newspaper|utility|operator|producer|maker|party|partie|charity)s?\b")


def widened(view: View, source: Span) -> Span:
    """A source that breaks off before the name of its title ("ministry spokeswoman | Ann Lee") or behind it (the leaders of A, B and | C), whole."""
    listed = _LIST.search(view.text, max(0, source.start - _LISTED), source.start)
    if listed is not None:
        return Span(listed.start("all"), source.end)
    printed = source.of(view.text).rstrip(" ,\n")
    if not printed.split() or singular(fold(printed.split()[-1])) not in lexicon.ROLES or printed.endswith("s"):
        return source
    for mention, person in view.scene.inside(source.end, source.end + 60):
        gap = view.text[source.end : mention.span.start]
        if person.sure and gap in {" ", ", ", ""} and len(mention.words) > 1:
            return Span(source.start, mention.span.end)
        break
    return source


def heads(view: View, source: Span, printed: str) -> list[tuple[Mention, Person]]:
    """The mentions in a source that name the speaker himself, not his boss, side or subject."""
    out: list[tuple[Mention, Person]] = []
    for mention, person in view.scene.inside(source.start, source.end):
        before, after = view.text[source.start : mention.span.start], view.text[mention.span.end : source.end]
        if _ASIDE.search(before):
            break
        if not person.sure and (len(mention.words) < 2 or before.casefold().endswith("the ") or _common(mention.words[-1])):
            continue
        alone = printed.casefold().rstrip("'’s") == mention.span.of(view.text).casefold()
        if (mention.shape is Shape.BODY and not (person.sure and alone)) or _FOLLOWED.match(after) or _complements(before):
            continue
        if out and not out[-1][1].sure and person.sure and out[-1][0].span.start - source.start > 4:
            out.clear()  # a capitalised part of the title
        if out:
            between = view.text[out[-1][0].span.end : mention.span.start]
            if not re.fullmatch(r",? and (?:[\w. ]+ )?|, ", between) or (between == ", " and not re.search(r" and ", after)):
                break
        out.append((mention, _rechosen(view, mention, person)))
    return out


def _rechosen(view: View, mention: Mention, person: Person) -> Person:
    """Of several people with one name, the one who spoke lately or was named last."""
    bearers = [other for other in view.profiles.by_word.get(mention.words[-1], []) if other.sure]
    if len(mention.words) > 1 or len(bearers) < 2:
        return person
    spoke = [turn.person for turn in view.scene.turns[-3:] if turn.person is not None]
    ahead = _HIS.match(view.text, mention.span.end, mention.span.end + 120)
    hint = "" if ahead is None else "m" if ahead.group(1) in {"he", "his", "him", "himself"} else "f"
    return choose(bearers, mention, mention.span.start, spoke=spoke, hint=hint) or person


def named(view: View, found: list[tuple[Mention, Person]], printed: str, source: Span) -> Turn:
    """The turn of a person named in the attribution, or of the first of several."""
    person = found[0][1]
    others = list(dict.fromkeys(other.name for _, other in found[1:] if other is not person))
    why = "named in the attribution" if fold(printed) == fold(person.name) else f"“{printed}” is {person.name} in this article"
    why = f"jointly with {' and '.join(others)}" if others else why
    return Turn(source.start, source.end, view.profiles.speaker(person, printed, source, why), person, plural=bool(others))


def is_surname(view: View, phrase: str) -> bool:
    """Tell whether a capitalised word that may be a title or a noun ("King", "Price") is the surname of a person of the article."""
    return phrase[:1].isupper() and any(person.sure and person.surname == fold(phrase) for person in view.profiles.by_word.get(fold(phrase), []))


def unsure(view: View, phrase: str) -> Person | None:
    """A capitalised source that no list knows: a person if nothing in the article speaks against it."""
    phrase, _, apposition = phrase.partition(",")
    if _FIRM.search(apposition):
        return None
    words = [fold(word) for word in phrase.split()]
    if len(words) == 1 and (words[0].endswith("ly") or _NO_NAME.search(phrase)):
        return None
    if not words or is_place(words) or not phrase[:1].isupper() or _ARTICLE.match(phrase):
        return None
    named = [person for person in view.profiles.by_word.get(words[-1], []) if set(words) <= set(person.words)]
    if not named or any(person.sure for person in named) or len(words) > 1:
        return next((person for person in named if person.sure), named[0] if named else None)
    if fold(phrase) not in FIRST_NAMES and all(m.span.start - view.scene.sentence_start(m.span.start) < _OPENS for m in named[0].mentions):
        return None  # a capital at the beginning of a sentence tells nothing
    acronym = phrase.isupper() and len(phrase) < 6
    common = re.search(rf"\b(?:{re.escape(phrase.lower())}|(?:in|at|the|from) {re.escape(phrase)})\b", view.text) is not None
    return None if acronym or common else named[0]


def _common(word: str) -> bool:
    """Tell whether the last word of a capitalised run is a common noun for people, a body or a document."""
    return word in lexicon.PLURAL_PEOPLE or word in lexicon.BODY_WORDS or word in lexicon.DOCUMENTS or singular(word) in lexicon.ROLES


def _complements(before: str) -> bool:
    """Tell whether the words before a name make it a complement ("a spokesman for President | Lee"), not the bearer of the title.

    In "Ambassador to the European Union | Ann Lee" and "Secretary of State | Ann Lee" the complement is filled, and the name follows it.
    """
    match = _BEHIND.search(before)
    if match is None:
        return False
    names = [fold(word) for word in match.group("names").split()]
    filled = names and (is_place(names) or any(word in lexicon.PORTFOLIOS | lexicon.BODY_WORDS for word in names))
    titled = re.search(r"([\w-]+)$", before[: match.start()].rstrip())
    return not (filled and titled is not None and singular(fold(titled.group(1))) in lexicon.ROLES)
