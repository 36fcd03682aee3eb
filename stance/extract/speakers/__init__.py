"""Who is behind an attribution: the words that name the source, read with the rest of the article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stance.extract import lexicon
from stance.extract.scanner import Quotation, quoted
from stance.extract.speakers import clauses, heads, pronouns
from stance.extract.speakers.antecedents import Scene, Turn
from stance.extract.speakers.media import passes_on
from stance.extract.speakers.mentions import Shape, find, is_body, is_place
from stance.extract.speakers.names import FIRST_NAMES, fold
from stance.extract.speakers.nouns import nominal, trimmed
from stance.extract.speakers.offices import alike
from stance.extract.speakers.people import people
from stance.extract.speakers.profiles import Profiles, View
from stance.extract.speakers.roles import singular
from stance.records import Span, Speaker

_RELATIVE = frozenset(["who", "that", "which", "whom", "whose"])
_ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_SIDEWAYS = re.compile(r"\b(?:in front of|alongside|next to|beside|together with|along with|in (?:response|reaction|answer) to)\s+$")
_IN_RELATIVE = re.compile(r"\b(?:which|whom|what) $")
_WORD = re.compile(r"[^\W\d_]{2}|^[^\W\d_]$")
_BRACKETS = re.compile(r" ?\([^()]*\)$")
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

    def speaker(self, source: Span | None, at: int, cue: Span | None = None, contents: Sequence[Span] = ()) -> Speaker:
        """Who speaks at code point `at`; `source` is the span of the words that name him, None where none do.

        `cue` and `contents` help where the source is missing or names only the medium that tells of the speech. Calls must
        come in text order, since pronouns and continued quotations look back at the speakers before them.
        """
        if source is not None and not _WORD.search(source.of(self._text)):
            source = None  # a stray sign
        if source is not None and cue is not None:
            source = clauses.main_subject(self._view, source, cue) or source
        turn = self._sourceless(at, cue, contents) if source is None else self._told(self._read(source), source, contents)
        if turn.person is not None:
            turn.person.sure = True
        if turn.said_by and (source is None or not self._is_aside(source)):
            self._scene.turns.append(turn)
        return turn.speaker

    def _is_aside(self, source: Span) -> bool:
        """Is he nobody's antecedent, being quoted in somebody's words, or told only in a relative clause ("the call-up, which X said was legal")?"""
        return self._scene.spoken(source.start) or _IN_RELATIVE.search(self._text, max(0, source.start - 12), source.start) is not None

    def subject(self, cue: Span, contents: Sequence[Span]) -> Span | None:
        """The noun phrase that does what a cue says for which no source is known; None where nobody does ("it is expected that …")."""
        return None if self._scene.spoken(cue.start) else clauses.subject(self._view, cue, contents)

    def doer(self, source: Span) -> Speaker:
        """Whom the subject of a deed names; it is no turn of speech, so that no pronoun looks back at it."""
        return self._told(self._read(source), source, ()).speaker

    def _read(self, source: Span) -> Turn:
        """Resolve a source as printed: pronoun, person, group, document or body."""
        source = heads.widened(self._view, source)
        printed = " ".join(source.of(self._text).split()).strip(' ,:;–—-"“”[]')
        low = printed.casefold()
        if not printed:
            return pronouns.continued(self._view, source.start)
        sideways = _SIDEWAYS.search(self._text, max(0, source.start - 30), source.start) or _apposed(self._text, source)
        opening = clauses.opening(self._view, source.start) if sideways else None
        if opening is not None and opening.end <= source.start:
            return self._read(opening)
        if low in pronouns.HE:
            return pronouns.he(self._view, printed, source)
        if low in _RELATIVE:
            return self._relative(printed, source)
        if low in pronouns.OTHERS:
            return pronouns.other(self._view, low, printed, source)
        named = heads.heads(self._view, source, printed)
        if named:
            return heads.named(self._view, named, printed, source)
        phrase = re.sub(r"['’]s?$", "", printed)
        turn = None if heads.is_surname(self._view, phrase) else nominal(self._view, phrase, source)
        if turn is not None:
            return turn
        person = heads.unsure(self._view, phrase)
        if person is not None:
            return Turn(source.start, source.end, self._profiles.speaker(person, printed, source, "named in the attribution"), person)
        if _full_name(phrase):
            return Turn(source.start, source.end, Speaker(phrase, None, None, printed, why="named in the attribution alone"), None)
        body = self._profiles.spelt(trimmed(_ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase))
        return Turn(source.start, source.end, Speaker(body=body, printed=printed, why="body or group as printed"), None)

    def _sourceless(self, at: int, cue: Span | None, contents: Sequence[Span]) -> Turn:
        """An attribution without a source: the subject of its verb, the speaker of the quotation that goes on, or nobody."""
        if cue is None or self._scene.spoken(cue.start) or not re.search(r"[^\W\d_]{2}", cue.of(self._text)):
            after = clauses.behind(self._view, contents)
            return self._read(after) if after is not None else pronouns.continued(self._view, at)
        found = clauses.subject(self._view, cue, contents)
        if found is not None:
            turn = self._read(found)
            return replace(turn, speaker=replace(turn.speaker, why=f"subject of the clause: {turn.speaker.why}"))
        if contents and all(self._scene.quoted(span.start + 1) for span in contents):
            return pronouns.continued(self._view, at)
        return Turn(at, at, Speaker(why="the sentence says of nobody that he said so"), None)

    def _told(self, turn: Turn, source: Span, contents: Sequence[Span]) -> Turn:
        """Whom an outlet, a readout or his own office quotes, if it is told there; else the source itself."""
        phrase = source.of(self._text)
        if turn.person is not None or not contents:
            return turn
        found = clauses.behind(self._view, contents, plain=True)
        if found is not None and not found.overlaps(source):
            return self._read(found)
        found = None
        medium = passes_on(phrase) or passes_on(turn.speaker.body or "")
        if medium:
            found = clauses.inner_teller(self._view, contents, Span(self._scene.sentence_start(source.start), source.start))
        elif turn.speaker.body is not None and not turn.plural and not turn.speaker.unnamed:
            found = clauses.own_teller(self._view, contents)
        if found is None or found.overlaps(source):
            return turn
        inner = self._read(found)
        if not medium and not self._of(inner, turn.speaker.body or ""):
            return turn
        why = f"{inner.speaker.why}, as “{turn.speaker.printed}” tells"
        return Turn(source.start, source.end, replace(inner.speaker, printed=turn.speaker.printed, why=why), inner.person, inner.plural)

    def _of(self, turn: Turn, body: str) -> bool:
        """Does somebody belong to a body ("Erdoğan's office", "the Russian foreign ministry" and its minister)?"""
        if turn.person is None:
            return False
        side = self._profiles.body(turn.person)
        return fold(turn.person.surname) in {fold(re.sub(r"['’]s?$", "", word)) for word in body.split()} or (side is not None and alike(side, body))

    def _relative(self, printed: str, source: Span) -> Turn:
        """Who or that: the noun phrase directly before it."""
        begin = self._scene.sentence_start(source.start)
        lead = _BRACKETS.sub("", self._text[begin : source.start].rstrip(" ,—–-"))
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


def _apposed(text: str, source: Span) -> bool:
    """Is a source only what stands between commas behind the real one ("an official of the Law Society, | the body of solicitors, | said")?"""
    return text[max(0, source.start - 2) : source.start] == ", " and text[source.start].islower() and text[source.end - 1] == ","


def _full_name(phrase: str) -> bool:
    """Is a phrase nothing but a first name that is known and one or two words behind it, all capitalised?"""
    words = phrase.split()
    shown = 2 <= len(words) <= 3 and all(word[0].isupper() and word[-1].islower() for word in words)
    folded = [fold(word) for word in words]
    return shown and folded[0] in FIRST_NAMES and not is_place(folded) and not is_body(folded)


def _inside_phrase(word: str) -> bool:
    """Tell whether a word before a role noun belongs to its noun phrase."""
    return word[0].isupper() or fold(word) in lexicon.MODIFIERS or word in {"the", "a", "an", "some", "many", "other", "two", "three"} or "-" in word
