"""Who is behind an attribution: the words that name the source, read with the rest of the article."""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from stance.extract import lexicon, titles
from stance.extract.antecedents import Scene, Turn
from stance.extract.mentions import Mention, Person, Shape, choose, find, fold, is_place, people
from stance.extract.titles import Role, singular
from stance.records import Span, Speaker

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset("they them their theirs themselves".split())
_FIRST = frozenset("i we me us my our myself ourselves you".split())
_RELATIVE = frozenset("who that which whom whose".split())
_IT = frozenset("it its itself".split())
_OTHERS = frozenset("one another some others many most both two several few each all someone somebody anyone anybody everybody everyone nobody".split())
_DEFINITE = re.compile(r"(?:the|his|her|their|its|this|that|these|those|our|my|[^\W\d_][\w.-]*['’]s?) ", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|one|another|some|many|several|two|three|four|other|most|few|a few|at least|both|\d+) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_CUT = re.compile(r",| (?:of|for|at|with|from|in|to|on|by|about|who|that|which|behind|familiar|close|briefed|involved|said|whose|released|published|issued|I|we|he|she|they)\b")
_FOLLOWED = re.compile(r" (?!(?:himself|herself|themselves|also|and|or|who|of|from|in|at|on|with|then|later|now|both|jr|sr)\b)[a-z]|['’]s? \S")
_BEHIND = re.compile(r"\b(?:of|for|to|with|by|against|from|about|behind|on|at|in|under|near|like|as|over|than|[a-z]{3,}ing)(?: the)? (?:[A-Z][\w.]* )*$")
_OWN_WORDS = frozenset("statement tweet post letter message email e-mail memo speech release video statements remarks testimony caption".split())
_COMPANIES = frozenset("company group organisation organization firm agency body movement outlet newspaper paper magazine union charity party team".split())
_SAME = {
    "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "spox": "spokes", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "sen": "senator", "gov": "governor", "rep": "lawmaker", "congressman": "lawmaker", "congresswoman": "lawmaker",
    "mp": "lawmaker", "legislator": "lawmaker", "representative": "lawmaker", "adviser": "advisor", "gen": "general", "prof": "professor",
    "premier": "leader", "democratic": "democrat", "dr": "doctor", "lt": "lieutenant", "capt": "captain", "col": "colonel",
}  # fmt: skip
_LEADERS = frozenset("president chancellor premier leader king chief head dictator strongman ruler".split())
_LOOSE = frozenset("""man woman person billionaire politician veteran republican democrat conservative lawmaker nominee
    candidate businessman businesswoman tycoon mogul frontrunner hopeful contender entrepreneur singer actor actress author""".split())


class Cast:
    """The people and bodies of one article; `speaker` resolves its attributions one after another, in text order."""

    def __init__(self, text: str, entities: Sequence[tuple[Span, str]] = ()) -> None:
        """Find names and cluster them; `entities` are optional (span, label) pairs of a named-entity recogniser."""
        self._text = text
        self._mentions = find(text, entities)
        self._people = people(text, self._mentions)
        self._scene = Scene(text, self._people)
        self._bodies = [mention for mention in self._mentions if mention.shape is Shape.BODY]
        self._roles: dict[int, list[Role]] = {}
        self._words: dict[str, list[Person]] = {}
        for person in self._people:
            for word in person.words:
                self._words.setdefault(word, []).append(person)

    def speaker(self, source: Span | None, at: int) -> Speaker:
        """Who speaks at code point `at`; `source` is the span of the words that name him, None where a quotation merely goes on.

        Calls must come in text order, since pronouns and continued quotations look back at the speakers before them.
        """
        turn = self._continued(at) if source is None else self._read(source)
        if turn.person is not None:
            turn.person.sure = True
        self._scene.turns.append(turn)
        return turn.speaker

    def _read(self, source: Span) -> Turn:
        """Resolve a source as printed: pronoun, person, group, document or body."""
        printed = " ".join(source.of(self._text).split()).strip(" ,:;–—-\"“”()[]")
        low = printed.casefold()
        end = source.end
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
        nominal = self._nominal(phrase, source)
        if nominal is not None:
            return nominal
        person = self._unsure(source, phrase)
        if person is not None:
            return Turn(source.start, end, self._as_person(person, printed, source, "named in the attribution"), person)
        body = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
        return Turn(source.start, end, Speaker(body=body, printed=printed, why="body or group as printed"), None)

    # --- names

    def _heads(self, source: Span, printed: str) -> list[tuple[Mention, Person]]:
        """The mentions in a source that name the speaker himself, not his boss, side or subject."""
        out: list[tuple[Mention, Person]] = []
        for mention, person in self._scene.inside(source.start, source.end):
            before, after = self._text[source.start : mention.span.start], self._text[mention.span.end : source.end]
            if not person.sure and (len(mention.words) < 2 or _THE_ONLY.search(before) or _group_word(mention.words[-1])):
                continue
            if mention.shape is Shape.BODY and not (person.sure and printed.casefold().rstrip("'’s") == self._text[mention.span.start : mention.span.end].casefold()):
                continue
            if _FOLLOWED.match(after) or _BEHIND.search(before) or re.search(r"\b(?:that|which|who|whose)\b", before):
                continue
            if out and not re.fullmatch(r",? and (?:[\w. ]+ )?|, ", self._text[out[-1][0].span.end : mention.span.start]):
                break
            if out and ("," in before and " and " not in before):
                break
            out.append((mention, self._rechosen(mention, person)))
        return out

    def _rechosen(self, mention: Mention, person: Person) -> Person:
        """Of several people with one name, the one who spoke lately or was named last."""
        bearers = [other for other in self._words.get(mention.words[-1], []) if other.sure]
        if len(mention.words) > 1 or len(bearers) < 2:
            return person
        spoke = [turn.person for turn in self._scene.turns[-3:] if turn.person is not None]
        return choose(bearers, mention, mention.span.start, spoke=spoke) or person

    def _named(self, heads: list[tuple[Mention, Person]], printed: str, source: Span) -> Turn:
        """The turn of a person named in the attribution, or of the first of several."""
        person = heads[0][1]
        why = "named in the attribution"
        others = list(dict.fromkeys(other.name for _, other in heads[1:] if other is not person))
        if others:
            why = f"jointly with {' and '.join(others)}"
        elif fold(printed) != fold(person.name):
            why = f"\"{printed}\" is {person.name} in this article"
        return Turn(source.start, source.end, self._as_person(person, printed, source, why), person, plural=bool(others))

    def _unsure(self, source: Span, phrase: str) -> Person | None:
        """A capitalised source that no list knows: a person if nothing in the article speaks against it."""
        phrase = phrase.split(",")[0]
        words = [fold(word) for word in phrase.split()]
        if not words or is_place(words) or not phrase[:1].isupper() or _ARTICLE.match(phrase):
            return None
        named = [person for person in self._words.get(words[-1], []) if set(words) <= set(person.words)]
        if not named or any(person.sure for person in named) or len(words) > 1:
            return next((person for person in named if person.sure), named[0] if named else None)
        acronym = phrase.isupper() and len(phrase) < 6
        common = re.search(rf"\b(?:{re.escape(phrase.lower())}|(?:in|at|the|from) {re.escape(phrase)})\b", self._text) is not None
        return None if acronym or common else named[0]

    def _as_person(self, person: Person, printed: str, source: Span, why: str) -> Speaker:
        """A speaker with the person's fullest name, and role and body as printed here or else in the article."""
        roles = self.roles(person)
        own = [role for role in self._roles_at(source.start, source.end, person) if role.text or role.body]
        ranked = [*((role, role.weight + 0.9) for role in own), *((role, role.weight) for role in roles if role.text)]
        role = max(ranked, key=lambda pair: (pair[1], pair[0].body is not None), default=(None, 0.0))[0]
        if role is not None and not role.text:
            role = replace(max((r for r in roles if r.text), key=lambda r: r.weight, default=role), body=role.body)
        body = role.body if role is not None else None
        if body is None:
            body = next((other.body for other in sorted(roles, key=lambda r: -r.weight) if other.body), None)
        return Speaker(person.name, (role.text or None) if role else None, self._body_of(body, person), printed, False, why)

    def _body_of(self, body: str | None, person: Person) -> str | None:
        """A possessor who is himself a person stands for his own body, if the article tells one."""
        if body is None:
            return None
        words = [fold(word) for word in body.split()]
        owners = [p for p in self._words.get(words[-1], []) if p is not person and p.sure and set(words) <= set(p.words)] if not is_place(words) else []
        if not owners:
            return body
        behind = next((role.body for role in self.roles(owners[0]) if role.body and "former" not in role.words), None)
        return behind or owners[0].name

    def roles(self, person: Person) -> list[Role]:
        """The titles that the article gives a person, first mentioned first."""
        known = self._roles.get(id(person))
        if known is None:
            self._roles[id(person)] = known = []  # before the search, since two people may be each other's possessors
            other = {"m": "f", "f": "m"}.get(person.gender, "")
            for mention in _telling(person):
                known.extend(role for role in self._roles_of(mention) if not (other and role.words & lexicon.GENDERED[other]))
        return known

    def _roles_at(self, start: int, end: int, person: Person) -> list[Role]:
        """The titles at the mentions of a person inside a source."""
        known = self.roles(person)
        return [role for mention, owner in self._scene.inside(start, end) if owner is person for role in self._roles_of(mention) if role in known]

    def _roles_of(self, mention: Mention) -> list[Role]:
        """The titles around one mention: in front, behind, in a predicate, and the body that the person heads."""
        start, end = mention.span.start, mention.span.end
        if self._text[end : end + 1] == "." and mention.words[-1] in lexicon.SURNAME_SUFFIXES:
            end += 1
        found = [titles.before(self._text, start)]
        if not self._scene.quoted(start):
            found += [titles.after(self._text, end), titles.predicate(self._text, end)]
        out = [role for role in found if role is not None]
        title = out[0].text if found[0] is not None else ""
        body = titles.led_body(self._text, start - len(title) - 1 if title else start)
        if body is not None:
            out = [replace(role, body=role.body or body) for role in out] or [Role("", body, frozenset())]
        return out

    # --- pronouns and quotations that go on

    def _continued(self, at: int) -> Turn:
        """A quotation without a source: its speaker is the subject of the sentence that leads in, else the last one nearby."""
        last = self._scene.last(at)
        lead = self._scene.subject(at)
        start = self._scene.sentence_start(max(0, at - 2))
        if lead is not None and (last is None or last.at < start):
            return Turn(at, at, self._as_person(lead, "", Span(at, at + 1), "named in the sentence that leads in"), lead)
        if last is not None and (last.speaker.name or last.speaker.body or last.speaker.role):
            return Turn(at, at, replace(last.speaker, printed=None, why="goes on from the quotation before"), last.person, last.plural)
        return Turn(at, at, Speaker(why="no source is named and none speaks nearby"), None)

    def _he(self, printed: str, source: Span) -> Turn:
        """He or she: the most salient person of that gender; an unnamed person if he alone spoke last."""
        gender = _HE[printed.casefold()]
        last = self._scene.last(source.start)
        if last is not None and last.person is None and last.speaker.unnamed and not last.plural and not self._named_since(last, source.start):
            return Turn(source.start, source.end, replace(last.speaker, printed=printed, why=f"\"{printed}\" is the unnamed source before"), None)
        person = self._scene.best(source.start, gender=gender)
        if person is None:
            return Turn(source.start, source.end, Speaker(printed=printed, why=f"nobody near can be \"{printed}\""), None)
        speaker = self._as_person(person, printed, Span(source.start, source.start + 1), f"\"{printed}\" is {person.name}, the likeliest named before")
        return Turn(source.start, source.end, speaker, person)

    def _named_since(self, last: Turn, at: int) -> bool:
        """Has a person been named outside quotations since a turn?"""
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
        if turn is None and low in _THEY and last is not None and last.speaker.name:
            turn = last
        if turn is None:
            body = self._last_body(start)
            if body is None or low in _THEY:
                return Turn(start, end, Speaker(printed=printed, why=f"nobody near can be \"{printed}\""), None, plural=low in _THEY)
            return Turn(start, end, Speaker(body=body, printed=printed, why=f"\"{printed}\" is {body}, named before"), None)
        return Turn(start, end, replace(turn.speaker, printed=printed, why=f"\"{printed}\" is the source before"), turn.person, turn.plural)

    def _relative(self, printed: str, source: Span) -> Turn:
        """Who or that: the noun phrase directly before it."""
        begin = self._scene.sentence_start(source.start)
        lead = self._text[begin : source.start].rstrip(" ,")
        near = self._scene.inside(begin, source.start)
        if near and begin + len(lead) - near[-1][0].span.end < 3 and near[-1][0].shape is not Shape.BODY:
            person = near[-1][1]
            return Turn(source.start, source.end, self._as_person(person, printed, source, f"\"{printed}\" is {person.name} before it"), person)
        cut = max((match.end() for match in re.finditer(r"[,;:\"“”(]\s*|\b(?:and|by|from|with|of|for|to|said|told|are|is|were|was) ", lead)), default=0)
        if lead[cut:].strip():
            turn = self._read(Span(begin + cut, begin + len(lead)))
            return replace(turn, at=source.start, end=source.end, speaker=replace(turn.speaker, printed=printed))
        return Turn(source.start, source.end, Speaker(printed=printed, why="what the relative clause belongs to is not clear"), None)

    # --- nouns

    def _nominal(self, phrase: str, source: Span) -> Turn | None:
        """A source that is a common noun: an office, an unnamed person, a group, a document or a body; None if it is a name."""
        phrase = re.sub(r"^(?:from|by|with|to|according to|for) (?=the |an? )", "", phrase)
        cut = _CUT.search(phrase)
        core = (phrase[: cut.start()] if cut else phrase).split()
        if not core:
            return None
        words = [fold(re.sub(r"['’]s?$", "", word)) for word in core]
        last = words[-1]
        if phrase.casefold() in _OTHERS or (len(core) <= 2 and last in _OTHERS):
            return self._one_of_them(phrase, source)
        capital = core[-1][:1].isupper()
        if len(core) > 1 and last.endswith("ed") and words[-2] in lexicon.DOCUMENTS:
            return self._document(phrase, source)
        if last in lexicon.DOCUMENTS and not (capital and len(core) > 1 and last in lexicon.BODY_WORDS):
            return self._document(phrase, source)
        plural = last in lexicon.PLURAL_PEOPLE or (last not in lexicon.ROLES and singular(last) in lexicon.ROLES)
        if plural and not is_place(words):
            return self._group(phrase, source)
        if singular(last) in lexicon.ROLES and not (capital and len(core) > 1 and self._scene.inside(source.start, source.end) and words[0] in lexicon.HONORIFICS):
            return self._office(phrase, source)
        if last in lexicon.BODY_WORDS or last in _COMPANIES:
            return self._institution(phrase, source, capital=capital)
        if core[-1][:1].islower() and re.match(r"(?:\d+|\w+)-year-old$", core[-1]):
            return self._office(phrase, source)
        return None

    def _one_of_them(self, phrase: str, source: Span) -> Turn:
        """One, another, some: members of the group that spoke last, or of the one named ("one of his advisers")."""
        of = titles.parse(phrase) if " of " in phrase else None
        if of is not None:
            return Turn(source.start, source.end, Speaker(None, of.text, self._body_of(of.body, _NOBODY), phrase, True, "an unnamed person"), None)
        for turn in reversed(self._scene.turns[-3:]):
            if turn.speaker.unnamed and source.start - turn.end < 1500:
                found = replace(turn.speaker, printed=phrase, why="of the unnamed sources before")
                return Turn(source.start, source.end, found, None)
        ahead = re.match(r" of (?:the |these |those |his |her |their )?([^,.;:\"“]{3,60})", self._text[source.end :])
        role = titles.parse(ahead.group(1)) if ahead else None
        return Turn(source.start, source.end, Speaker(None, role.text if role else None, role.body if role else None, phrase, True, "unnamed"), None, plural=True)

    def _group(self, phrase: str, source: Span) -> Turn:
        """Several unnamed people, on a side if one is named."""
        role = titles.parse(phrase)
        plain = re.sub(r"^(?:some|many|several|other|most|the|these|those|two|three|\d+) ", "", phrase, flags=re.IGNORECASE)
        body = self._body_of(role.body, _NOBODY) if role else None
        if _FOLLOWERS.search(plain):
            body = None  # who supports, opposes or criticises somebody does not speak for him
        return Turn(source.start, source.end, Speaker(None, plain, body, phrase, True, "unnamed people"), None, plural=True)

    def _document(self, phrase: str, source: Span) -> Turn:
        """A document: its issuer if the words name one, the last speaker for his own statement, else the document itself."""
        for mention, person in self._scene.inside(source.start, source.end):
            before, after = self._text[source.start : mention.span.start], self._text[mention.span.end : source.end]
            owner = re.match(r"(?:['’]s?)? (?:[a-z]+ )?(\w+)", after)
            if person.sure and (re.search(r"\b(?:by|from) (?:[A-Z]\w+ )*$", before) and "’s" not in after[:3] or (owner and fold(owner.group(1)) in lexicon.DOCUMENTS)):
                return Turn(source.start, source.end, self._as_person(person, phrase, source, f"words of {person.name}"), person)
        names = [m for m in self._mentions_in(source) if m.shape is Shape.BODY or len(m.words) > 1]
        last = self._scene.last(source.start)
        noun = fold(phrase.split()[-1])
        if names:
            body = " ".join(names[0].span.of(self._text).split())
            return Turn(source.start, source.end, Speaker(body=body, printed=phrase, why=f"a document of {body}"), None)
        if noun in _OWN_WORDS and last is not None and _DEFINITE.match(phrase):
            return Turn(source.start, source.end, replace(last.speaker, printed=phrase, why="words of the speaker before"), last.person, last.plural)
        body = re.sub(r"^(?:the|an?|this|that) ", "", phrase, flags=re.IGNORECASE)
        return Turn(source.start, source.end, Speaker(body=body, printed=phrase, why="a document"), None)

    def _institution(self, phrase: str, source: Span, *, capital: bool) -> Turn:
        """A ministry, company or group: as printed if a name is in it, else the one of that kind named before."""
        plain = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
        if capital or re.search(r"[A-ZÀ-Þ]", plain) or _INDEFINITE.match(phrase):
            unnamed = bool(_INDEFINITE.match(phrase)) and not re.search(r"[A-ZÀ-Þ]", plain)
            return Turn(source.start, source.end, Speaker(body=plain, printed=phrase, unnamed=unnamed, why="body as printed"), None)
        noun = phrase.split()[-1]
        body = self._earlier(noun, source.start)
        if body is None and noun.casefold() in _COMPANIES:
            last = next((turn for turn in reversed(self._scene.turns[-4:]) if turn.speaker.body and turn.person is None), None)
            body = last.speaker.body if last is not None else self._last_body(source.start)
        why = f"\"{phrase}\" is {body}, named before" if body else "body as printed"
        return Turn(source.start, source.end, Speaker(body=body or re.sub(r"^(?:the|his|her|its|their) ", "", phrase, flags=re.IGNORECASE), printed=phrase, why=why), None)

    def _earlier(self, noun: str, at: int) -> str | None:
        """The last full name of a body with this head noun before a place: "the ministry" is the Russian foreign ministry."""
        name = r"[A-ZÀ-Þ][\w&’'-]*"
        wanted = rf"(?:\b{name} )(?:[\w&’'-]+ ){{0,3}}?(?i:{re.escape(noun)})\b|\b(?i:{re.escape(noun)}) (?:of|for|on) (?:the )?{name}(?: {name})*"
        found = None
        for match in re.finditer(wanted, self._text[max(0, at - 6000) : at]):
            text = match.group()
            while " " in text and fold(text.split(" ")[0]) in lexicon.STOP:
                text = text.partition(" ")[2]
            if re.match(name, text) and " " in text and not any(word in lexicon.STOP and word not in {"of", "and", "for", "on", "the"} for word in text.split()):
                found = text
        return found

    def _office(self, phrase: str, source: Span) -> Turn:
        """A single person meant by his office: the one who holds it in this article, else unnamed or the office alone."""
        role = titles.parse(phrase)
        text = role.text if role else phrase
        body = self._owner_body(phrase, source) or (self._body_of(role.body, _NOBODY) if role else None)
        start, end = source.start, source.end
        if _INDEFINITE.match(phrase) or not (_DEFINITE.match(phrase) or phrase[:1].isupper()):
            return Turn(start, end, Speaker(None, text, body, phrase, True, "an unnamed person"), None)
        person = self._holder(role, phrase, start)
        if person is not None:
            found = self._as_person(person, phrase, source, f"\"{phrase}\" is {person.name} in this article")
            keep = found.role if found.role and (role is None or len(found.role) >= len(text)) else text
            return Turn(start, end, replace(found, role=keep, body=found.body or body), person)
        kind = _kind(text)
        for turn in reversed(self._scene.turns[-5:]):
            if turn.speaker.unnamed and turn.speaker.role and _kind(turn.speaker.role) & kind and not turn.plural:
                return Turn(start, end, replace(turn.speaker, printed=phrase, why="the unnamed source before"), None)
        unnamed = not (kind & _OFFICES)
        return Turn(start, end, Speaker(None, text, body, phrase, unnamed, "an office whose holder the article does not name"), None)

    def _owner_body(self, phrase: str, source: Span) -> str | None:
        """The body of "his" in "his spokeswoman"."""
        match = re.match(r"(his|her) ", phrase, re.IGNORECASE)
        person = self._scene.best(source.start, gender=_HE[match.group(1).casefold()]) if match else None
        return None if person is None else next((role.body for role in self.roles(person) if role.body), None) or person.name

    def _holder(self, role: Role | None, phrase: str, at: int) -> Person | None:
        """The person of the article whom "the minister" or "the French president" means, by title, nationality, gender and salience."""
        words = {_SAME.get(word, word) for word in role.words} if role else set()
        kind = _kind(role.text) if role else set()
        gender = "m" if kind & lexicon.GENDERED["m"] else "f" if kind & lexicon.GENDERED["f"] else ""
        last = self._scene.last(at)
        owner = re.match(r"(?:his|her|their|its|[\w.-]+['’]s) ", phrase, re.IGNORECASE) is not None

        def accept(person: Person) -> float | None:
            roles = self.roles(person)
            texts = [({_SAME.get(w, w) for w in r.words} | {w for m in person.mentions for w in m.titles}, r.body) for r in roles]
            heads = [own for own, _ in texts if kind & own]
            clash = role is not None and role.body is not None and any(_clash(role.body, body) for _, body in texts if body)
            if clash and not (heads and owner):
                return None
            if heads:
                return 3.0 + len(words & set().union(*heads)) - (1.5 if any("former" in own or "vice" in own for own in heads) and not words & {"former", "vice"} else 0.0)
            if kind & _LEADERS and any(own & (_LEADERS | {"prime"}) for own, _ in texts) and "leader" in kind | {w for own, _ in texts for w in own}:
                return 2.0
            if owner or (role is not None and (role.body is not None or not kind & (_LOOSE | _OFFICES))):
                return None  # an office of a named state or body is left to those who know its holder
            if _party(words) and any(_party(own) not in {"", _party(words)} for own, _ in texts):
                return None
            spoke = last is not None and last.person is person
            if kind & _LOOSE or role is None:
                return 0.5 if spoke else -1.0
            return (0.0 if spoke else -1.5) if not any(own & _OFFICES for own, _ in texts) else None

        return self._scene.best(at, gender=gender, accept=accept, floor=1.6) or self._distant(words, kind, gender, owner=owner)

    def _distant(self, words: set[str], kind: set[str], gender: str, *, owner: bool) -> Person | None:
        """The only person of the whole article with that title, when none is near."""
        if owner or not kind & _OFFICES:
            return None
        fits = []
        for person in self._people:
            own = {_SAME.get(w, w) for r in self.roles(person) for w in r.words} if person.sure else set()
            if words and words <= own | {"the"} and gender in {"", self._scene.gender(person), *([""] if not self._scene.gender(person) else [])}:
                fits.append(person)
        return fits[0] if len(fits) == 1 else None

    def _mentions_in(self, source: Span) -> list[Mention]:
        """All mentions, bodies too, inside a span."""
        low = bisect_right(self._mentions, source.start - 1, key=lambda m: m.span.start)
        high = bisect_right(self._mentions, source.end - 1, key=lambda m: m.span.start)
        return self._mentions[low:high]

    def _last_body(self, at: int) -> str | None:
        """The last body, but no place, named before a point and near it."""
        high = bisect_right(self._bodies, at - 1, key=lambda m: m.span.start)
        for mention in reversed(self._bodies[max(0, high - 8) : high]):
            if at - mention.span.end < 800 and not is_place(mention.words):
                return mention.span.of(self._text)
        return None


_THE_ONLY = re.compile(r"\b[Tt]he $")
_FOLLOWERS = re.compile(r"\b(?:supporters?|critics?|opponents?|voters?|fans?|protesters?|rivals?|families|victims)\b")
_OFFICES = frozenset("""president minister chancellor premier king queen prince pope secretary governor mayor senator lawmaker ambassador general spokes chair
    speaker judge chief director ceo commissioner leader superintendent sheriff envoy justice prosecutor attorney congressman congresswoman emir sultan""".split())
_NOBODY = Person("", ("",), False)


def _group_word(word: str) -> bool:
    """Is the last word of a capitalised run a common noun for people, a body or a document?"""
    return word in lexicon.PLURAL_PEOPLE or word in lexicon.BODY_WORDS or word in lexicon.DOCUMENTS or singular(word) in lexicon.ROLES


def _kind(text: str) -> set[str]:
    """The folded role nouns of a title, synonyms as one."""
    found = titles.head(text)
    word = found[2] if found is not None else ""
    return {word, _SAME.get(word, word)} - {""}


def _party(words: Set[str]) -> str:
    """The United States party that title words name, or ""."""
    return "r" if words & {"republican", "gop"} else "d" if words & {"democrat", "democratic"} else ""


def _clash(left: str, right: str) -> bool:
    """Do two nationalities or places differ?"""
    a, b = fold(left), fold(right)
    return a[:4] != b[:4] and is_place((a,)) and is_place((b,)) and not {a, b} <= {"us", "u.s", "american", "united states"}


def _telling(person: Person) -> list[Mention]:
    """The mentions of a person that are worth reading for titles: full names, titled ones, and the first few others."""
    rich = [mention for mention in person.mentions if len(mention.words) > 1 or mention.titles]
    others = [mention for mention in person.mentions if not (len(mention.words) > 1 or mention.titles)]
    return sorted([*rich[:8], *others[:10]], key=lambda mention: mention.span)
