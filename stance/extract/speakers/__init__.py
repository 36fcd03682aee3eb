"""Who is behind an attribution: the words that name the source, read with the rest of the article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stance.extract import lexicon
from stance.extract.scanner import Quotation, quoted
from stance.extract.speakers.antecedents import Scene, Turn
from stance.extract.speakers.mentions import Mention, Shape, find, is_place
from stance.extract.speakers.names import fold
from stance.extract.speakers.nouns import last_body, nominal, trimmed
from stance.extract.speakers.people import Person, choose, people
from stance.extract.speakers.profiles import Profiles, View
from stance.extract.speakers.roles import singular
from stance.records import Span, Speaker

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_FIRST = frozenset(["i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"])
_RELATIVE = frozenset(["who", "that", "which", "whom", "whose"])
_IT = frozenset(["it", "its", "itself"])
_ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_FOLLOWED = re.compile(r" (?!(?:himself|herself|themselves|also|and|or|who|of|from|in|at|on|with|then|later|now|both|jr|sr)\b)[a-z]|['’]s? \S")
_BEHIND = re.compile(
    r"\b(?:of|for|to|with|by|against|from|about|behind|on|at|in|under|near|like|as|over|than|[a-z]{3,}ing)(?: the)? (?P<names>(?:[A-Z][\w.]* )*)$"
)
_HIS = re.compile(r"[^.!?“”\"\n]*?\b(he|his|him|himself|she|her|hers|herself)\b")
_ASIDE = re.compile(r"\b(?:that|which|who|whose|including|such as)\b")
_LONGEST_RELATIVE = 9  # words


class Cast:
    """The people and bodies of one article; `speaker` resolves its attributions one after another, in text order."""

    def __init__(self, text: str, entities: Sequence[tuple[Span, str]] = (), *, quotations: Sequence[Quotation] | None = None) -> None:
        """Find names and cluster them.

        `entities` are (span, label) pairs of a named-entity recogniser, not needed; `quotations` are the scanner's, if known already.
        """
        mentions = find(text, entities)
        crowd = people(text, mentions)
        self._text = text
        self._scene = Scene(text, crowd, quoted(text) if quotations is None else quotations)
        self._profiles = Profiles(text, crowd, self._scene)
        self._view = View(text, self._scene, self._profiles, mentions)

    def speaker(self, source: Span | None, at: int) -> Speaker:
        """Who speaks at code point `at`; `source` is the span of the words that name him, None where a quotation merely goes on.

        Calls must come in text order, since pronouns and continued quotations look back at the speakers before them.
        """
        turn = self._continued(at) if source is None else self._read(source)
        if turn.person is not None:
            turn.person.sure = True
        if source is None or not self._scene.quoted(source.start):  # whom the quoted words quote is nobody's antecedent outside
            self._scene.turns.append(turn)
        return turn.speaker

    def _read(self, source: Span) -> Turn:
        """Resolve a source as printed: pronoun, person, group, document or body."""
        source = self._widened(source)
        printed = " ".join(source.of(self._text).split()).strip(' ,:;–—-"“”[]')
        low = printed.casefold()
        if not printed:
            return self._continued(source.start)
        if low in _HE:
            return self._he(printed, source)
        if low in _THEY or low in _FIRST or low in _RELATIVE or low in _IT:
            return self._other_pronoun(low, printed, source)
        heads = self._heads(source, printed)
        if heads:
            return self._named(heads, printed, source)
        phrase = re.sub(r"['’]s?$", "", printed)
        turn = None if self._surname(phrase) else nominal(self._view, phrase, source)
        if turn is not None:
            return turn
        person = self._unsure(phrase)
        if person is not None:
            return Turn(source.start, source.end, self._profiles.speaker(person, printed, source, "named in the attribution"), person)
        body = self._profiles.spelt(trimmed(_ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase))
        return Turn(source.start, source.end, Speaker(body=body, printed=printed, why="body or group as printed"), None)

    # --- names

    def _widened(self, source: Span) -> Span:
        """A source that breaks off before the name that its title belongs to ("ministry spokeswoman | Ann Lee") with that name."""
        printed = source.of(self._text).rstrip(" ,\n")
        if not printed.split() or singular(fold(printed.split()[-1])) not in lexicon.ROLES or printed.endswith("s"):
            return source
        for mention, person in self._scene.inside(source.end, source.end + 60):
            gap = self._text[source.end : mention.span.start]
            if person.sure and gap in {" ", ", ", ""} and len(mention.words) > 1:
                return Span(source.start, mention.span.end)
            break
        return source

    def _heads(self, source: Span, printed: str) -> list[tuple[Mention, Person]]:
        """The mentions in a source that name the speaker himself, not his boss, side or subject."""
        out: list[tuple[Mention, Person]] = []
        for mention, person in self._scene.inside(source.start, source.end):
            before, after = self._text[source.start : mention.span.start], self._text[mention.span.end : source.end]
            if _ASIDE.search(before):
                break
            if not person.sure and (len(mention.words) < 2 or before.casefold().endswith("the ") or _common(mention.words[-1])):
                continue
            alone = printed.casefold().rstrip("'’s") == mention.span.of(self._text).casefold()
            if (mention.shape is Shape.BODY and not (person.sure and alone)) or _FOLLOWED.match(after) or _complements(before):
                continue
            if out and not out[-1][1].sure and person.sure and out[-1][0].span.start - source.start > 4:
                out.clear()  # a capitalised part of the title
            if out:
                between = self._text[out[-1][0].span.end : mention.span.start]
                if not re.fullmatch(r",? and (?:[\w. ]+ )?|, ", between) or (between == ", " and not re.search(r" and ", after)):
                    break
            out.append((mention, self._rechosen(mention, person)))
        return out

    def _rechosen(self, mention: Mention, person: Person) -> Person:
        """Of several people with one name, the one who spoke lately or was named last."""
        bearers = [other for other in self._profiles.by_word.get(mention.words[-1], []) if other.sure]
        if len(mention.words) > 1 or len(bearers) < 2:
            return person
        spoke = [turn.person for turn in self._scene.turns[-3:] if turn.person is not None]
        ahead = _HIS.match(self._text, mention.span.end, mention.span.end + 120)
        hint = "" if ahead is None else "m" if ahead.group(1) in {"he", "his", "him", "himself"} else "f"
        return choose(bearers, mention, mention.span.start, spoke=spoke, hint=hint) or person

    def _named(self, heads: list[tuple[Mention, Person]], printed: str, source: Span) -> Turn:
        """The turn of a person named in the attribution, or of the first of several."""
        person = heads[0][1]
        others = list(dict.fromkeys(other.name for _, other in heads[1:] if other is not person))
        why = "named in the attribution" if fold(printed) == fold(person.name) else f"“{printed}” is {person.name} in this article"
        why = f"jointly with {' and '.join(others)}" if others else why
        return Turn(source.start, source.end, self._profiles.speaker(person, printed, source, why), person, plural=bool(others))

    def _surname(self, phrase: str) -> bool:
        """Tell whether a capitalised word that may be a title or a noun ("King", "Price") is the surname of a person of the article."""
        return phrase[:1].isupper() and any(person.sure and person.surname == fold(phrase) for person in self._profiles.by_word.get(fold(phrase), []))

    def _unsure(self, phrase: str) -> Person | None:
        """A capitalised source that no list knows: a person if nothing in the article speaks against it."""
        phrase = phrase.split(",")[0]
        words = [fold(word) for word in phrase.split()]
        if not words or is_place(words) or not phrase[:1].isupper() or _ARTICLE.match(phrase):
            return None
        named = [person for person in self._profiles.by_word.get(words[-1], []) if set(words) <= set(person.words)]
        if not named or any(person.sure for person in named) or len(words) > 1:
            return next((person for person in named if person.sure), named[0] if named else None)
        acronym = phrase.isupper() and len(phrase) < 6
        common = re.search(rf"\b(?:{re.escape(phrase.lower())}|(?:in|at|the|from) {re.escape(phrase)})\b", self._text) is not None
        return None if acronym or common else named[0]

    # --- pronouns and quotations that go on

    def _continued(self, at: int) -> Turn:
        """A quotation without a source: its speaker is the subject of the sentence that leads in, else the last one nearby."""
        last, lead = self._scene.last(at), self._scene.subject(at)
        start = self._scene.sentence_start(max(0, at - 2))
        if lead is not None and (last is None or last.at < start):
            return self._at_point(lead, at, "named in the sentence that leads in")
        if last is not None and (last.speaker.name or last.speaker.body or last.speaker.role):
            return Turn(at, at, replace(last.speaker, printed=None, why="goes on from the quotation before"), last.person, last.plural)
        only = self._scene.protagonist()
        if only is not None:
            return self._at_point(only, at, "the only person whom the article is about")
        return Turn(at, at, Speaker(why="no source is named and none speaks nearby"), None)

    def _at_point(self, person: Person, at: int, why: str) -> Turn:
        """A turn of a person who is not named in it."""
        return Turn(at, at, self._profiles.speaker(person, None, Span(at, at + 1), why), person)

    def _he(self, printed: str, source: Span) -> Turn:
        """He or she: the most salient person of that gender; an unnamed person if he alone spoke last."""
        start, end = source.start, source.end
        last = self._scene.last(start)
        if last is not None and last.person is None and last.speaker.unnamed and not last.plural and not self._named_since(last, start):
            return Turn(start, end, replace(last.speaker, printed=printed, why=f"“{printed}” is the unnamed source before"), None)
        person = self._scene.best(start, gender=_HE[printed.casefold()])
        if person is None:
            return Turn(start, end, Speaker(printed=printed, why=f"nobody near can be “{printed}”"), None)
        why = f"“{printed}” is {person.name}, the likeliest named before"
        return Turn(start, end, self._profiles.speaker(person, printed, Span(start, start + 1), why), person)

    def _named_since(self, last: Turn, at: int) -> bool:
        """Tell whether a person has been named outside quotations since a turn."""
        return any(person.sure and not self._scene.quoted(mention.span.start) for mention, person in self._scene.inside(last.end, at))

    def _other_pronoun(self, low: str, printed: str, source: Span) -> Turn:
        """They, it, who, I and we."""
        start, end = source.start, source.end
        if low in _RELATIVE:
            return self._relative(printed, source)
        last = self._scene.last(start, lines=2)
        if low in _FIRST:
            if self._scene.quoted(start) and last is not None:
                return Turn(start, end, replace(last.speaker, printed=printed, why="words of the person quoted"), last.person, last.plural)
            return Turn(start, end, Speaker(printed=printed, why="the author of the text"), None)
        turn = next((t for t in reversed(self._scene.turns[-3:]) if t.person is None and start - t.end < 1500 and (t.plural or t.speaker.body)), None)
        if low in _THEY:
            turn = next((t for t in reversed(self._scene.turns[-2:]) if t.plural), turn) or (last if last is not None and last.speaker.name else None)
        if turn is not None:
            return Turn(start, end, replace(turn.speaker, printed=printed, why=f"“{printed}” is the source before"), turn.person, turn.plural)
        body = last_body(self._view, start) if low in _IT else None
        if body is None:
            return Turn(start, end, Speaker(printed=printed, why=f"nobody near can be “{printed}”"), None, plural=low in _THEY)
        return Turn(start, end, Speaker(body=body, printed=printed, why=f"“{printed}” is {body}, named before"), None)

    def _relative(self, printed: str, source: Span) -> Turn:
        """Who or that: the noun phrase directly before it."""
        begin = self._scene.sentence_start(source.start)
        lead = self._text[begin : source.start].rstrip(" ,—–-")
        near = self._scene.inside(begin, source.start)
        if near and begin + len(lead) - near[-1][0].span.end < 3 and near[-1][0].shape is not Shape.BODY:
            person = near[-1][1]
            return Turn(source.start, source.end, self._profiles.speaker(person, printed, source, f"“{printed}” is {person.name} before it"), person)
        cut = max((m.end() for m in re.finditer(r"[,;:\"“”(]\s*|\b(?:and|by|from|with|of|for|to|said|told|are|is|were|was) ", lead)), default=0)
        tail = list(re.finditer(r"\S+", lead[cut:]))
        while len(tail) > 1 and singular(fold(tail[-1].group())) in lexicon.ROLES | lexicon.PLURAL_PEOPLE and not _inside_phrase(tail[-2].group()):
            cut += tail[-1].start()
            tail = tail[-1:]
        if 0 < len(lead[cut:].split()) < _LONGEST_RELATIVE:
            turn = self._read(Span(begin + cut, begin + len(lead)))
            return replace(turn, at=source.start, end=source.end, speaker=replace(turn.speaker, printed=printed))
        return Turn(source.start, source.end, Speaker(printed=printed, why="what the relative clause belongs to is not clear"), None)


def _inside_phrase(word: str) -> bool:
    """Tell whether a word before a role noun belongs to its noun phrase."""
    return word[0].isupper() or fold(word) in lexicon.MODIFIERS or word in {"the", "a", "an", "some", "many", "other", "two", "three"} or "-" in word


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
    filled = names and (is_place(names) or names[0] in lexicon.PORTFOLIOS or any(word in lexicon.BODY_WORDS for word in names))
    titled = re.search(r"([\w-]+)$", before[: match.start()].rstrip())
    return not (filled and titled is not None and singular(fold(titled.group(1))) in lexicon.ROLES)
