"""Whom a pronoun means, and who speaks where a quotation merely goes on."""

import re
from dataclasses import replace

from stance.extract import lexicon
from stance.extract.speakers.antecedents import Turn
from stance.extract.speakers.names import fold
from stance.extract.speakers.nouns import last_body
from stance.extract.speakers.people import Person
from stance.extract.speakers.profiles import View
from stance.extract.speakers.roles import singular
from stance.records import Span, Speaker

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
FIRST = frozenset(["i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"])
IT = frozenset(["it", "its", "itself"])
OTHERS = THEY | FIRST | IT
_EXPLETIVE = re.compile(
    r" (?:is|was|has been|had been|is being)(?: [a-z]+ly| also| now)? "
    r"(?:hoped|expected|believed|thought|feared|reported|said|alleged|understood|claimed|rumou?red)\b"
)
_OFFICE = re.compile(r"(?:^|, (?:and |but )?|(?<=[.?!] ))[Tt]he (?P<noun>[A-Za-z]+) (?:has|had|is|was|[a-z]+ed)\b")
_CLAUSE = 60  # characters behind a pronoun in which its clause names somebody else
_DOES = re.compile(r"(?: [a-z]+){1,4} (?:[A-Z][\w.]* ){0,4}")
_CLOSING = frozenset("\"”’',")
_SURE = 0.6  # points by which one person must be likelier than the next


def continued(view: View, at: int) -> Turn:
    """A quotation without a source: its speaker is the subject of the sentence that leads in, else the last one nearby."""
    last, lead = view.scene.last(at), view.scene.subject(at)
    start = view.scene.sentence_start(max(0, at - 2))
    if lead is not None and (last is None or last.at < start):
        return _at_point(view, lead, at, "named in the sentence that leads in")
    if last is not None and (last.speaker.name or last.speaker.body or last.speaker.role):
        return Turn(at, at, replace(last.speaker, printed=None, why="goes on from the quotation before"), last.person, last.plural)
    only = view.scene.protagonist()
    if only is not None:
        return _at_point(view, only, at, "the only person whom the article is about")
    return Turn(at, at, Speaker(why="no source is named and none speaks nearby"), None)


def _at_point(view: View, person: Person, at: int, why: str) -> Turn:
    """A turn of a person who is not named in it."""
    return Turn(at, at, view.profiles.speaker(person, None, Span(at, at + 1), why), person)


def he(view: View, printed: str, source: Span) -> Turn:
    """He or she: the most salient person of that gender; an unnamed person if he alone spoke last."""
    start, end = source.start, source.end
    last = view.scene.last(start)
    if last is not None and last.person is None and last.speaker.unnamed and not last.plural and not _named_since(view, last, start):
        return Turn(start, end, replace(last.speaker, printed=printed, why=f"“{printed}” is the unnamed source before"), None)
    gender = HE[printed.casefold()]
    holder = _titled(view, start, gender)
    if holder is not None:
        return Turn(start, end, view.profiles.speaker(holder, printed, Span(start, start + 1), f"“{printed}” is {holder.name} by his office"), holder)
    person, other = _likeliest(view, source, gender)
    if person is None:
        return Turn(start, end, Speaker(printed=printed, why=f"nobody near can be “{printed}”"), None)
    if other is not None:
        return Turn(start, end, Speaker(printed=printed, why=f"“{printed}” can be {person.name} or {other.name}"), None)
    why = f"“{printed}” is {person.name}, the likeliest named before"
    return Turn(start, end, view.profiles.speaker(person, printed, Span(start, start + 1), why), person)


def _likeliest(view: View, source: Span, gender: str) -> tuple[Person | None, Person | None]:
    """Who is meant, and who may be as well; nobody whom the pronoun's own clause names ("He asked Mr Lee to …") is."""
    named = [
        person
        for mention, person in view.scene.inside(source.end, source.end + _CLAUSE)
        if _DOES.fullmatch(view.text, source.end, mention.span.start)
    ]
    person = view.scene.best(source.start, gender=gender, accept=lambda one: None if any(one is other for other in named) else 0.0)
    ranked = [(points, one) for points, one in view.scene.scores(source.start, gender=gender) if not any(one is other for other in named)]
    last = view.scene.last(source.start)
    goes_on = (
        last is not None and last.person is person and view.text[max(0, source.start - 2) : source.start].rstrip()[-1:] in _CLOSING
    )  # “…,” he added
    close = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _SURE and not goes_on
    return person, ranked[1][1] if close else None


def _titled(view: View, at: int, gender: str) -> Person | None:
    """The one person of the article who bears the title with which the sentence before goes on ("…, the patriarch has blessed the troops. | He")."""
    here = view.scene.sentence_start(at)
    start = view.scene.sentence_start(max(0, here - 2))
    if view.text[here:at].strip() or view.scene.inside(start, here) or any(turn.at >= start for turn in view.scene.turns):
        return None
    found = next((m for m in _OFFICE.finditer(view.text, start, here) if not view.scene.quoted(m.start())), None)
    noun = "" if found is None else singular(fold(found["noun"]))
    if noun not in lexicon.OFFICES:
        return None
    bears = [p for p in view.profiles.people if p.sure and any(noun in {*m.titles} for m in p.mentions)]
    return bears[0] if len(bears) == 1 and view.scene.gender(bears[0]) in {"", gender} else None


def _named_since(view: View, last: Turn, at: int) -> bool:
    """Tell whether a person has been named outside quotations since a turn."""
    return any(person.sure and not view.scene.quoted(mention.span.start) for mention, person in view.scene.inside(last.end, at))


def other(view: View, low: str, printed: str, source: Span) -> Turn:
    """They, it, I and we."""
    start, end = source.start, source.end
    if low == "it" and _EXPLETIVE.match(view.text, end):
        return Turn(start, end, Speaker(printed=printed, why="the sentence says of nobody that he said so"), None)
    last = view.scene.last(start, lines=2)
    if low in FIRST:
        if view.scene.quoted(start) and last is not None:
            return Turn(start, end, replace(last.speaker, printed=printed, why="words of the person quoted"), last.person, last.plural)
        return Turn(start, end, Speaker(printed=printed, why="the author of the text"), None)
    turn = next((t for t in reversed(view.scene.turns[-3:]) if t.person is None and start - t.end < 1500 and (t.plural or t.speaker.body)), None)
    if low in THEY:
        turn = next((t for t in reversed(view.scene.turns[-2:]) if t.plural), turn) or (last if last is not None and last.speaker.name else None)
    if turn is not None:
        return Turn(start, end, replace(turn.speaker, printed=printed, why=f"“{printed}” is the source before"), turn.person, turn.plural)
    body = last_body(view, start) if low in IT else None
    if body is None:
        return Turn(start, end, Speaker(printed=printed, why=f"nobody near can be “{printed}”"), None, plural=low in THEY)
    return Turn(start, end, Speaker(body=body, printed=printed, why=f"“{printed}” is {body}, named before"), None)
