"""Who speaks where the words that name a source are missing or name only a medium: read from the clause around the reporting verb."""

import re
from collections.abc import Sequence

from stance.extract import cues, lexicon
from stance.extract.speakers import roles
from stance.extract.speakers.mentions import UPPER
from stance.extract.speakers.names import fold
from stance.extract.speakers.profiles import View
from stance.extract.speakers.roles import singular
from stance.records import Span

_ASIDE = r"(?:,? ?\([^)\n]{1,60}\)|, [^,.;:“”\"\n]{2,110},)?"
_ADVERBS = (
    r"(?:(?: has| have| had| also| later| earlier| previously| then| repeatedly| again| reportedly| once| now| still| recently| separately| even"
    r"| once again| meanwhile| however| [a-z]+ly)\b)*"
)
_PLACE = r"(?: (?:in|on|at) [^,.;:“”\"]{2,40}?)?"
_VERB = re.compile(
    rf",? as (?P<saying>saying|telling)\b|{_ASIDE}{_ADVERBS}{_PLACE}{_ADVERBS} [\"“‘]?(?:[a-z]+ly )?(?P<verb>[a-z]+)\b(?! by\b)",
)
_INVERTED = re.compile(rf"(?P<verb>[a-z]+) (?:[Tt]he |[Aa]n? )?(?:[\w.’'-]+ ){{0,6}}?(?=[{UPPER}])$")
_AGENT = re.compile(r"(?: (?!and\b)[\w-]+){0,2}? by (?P<np>(?:the |an? )?[^,.;:()“”\"\n]{2,80})")
_AGENT_END = re.compile(r" (?:during|in|on|at|after|before|earlier|later|last|this|for|to|who|which|when|while|as|and then|yesterday|today)\b")
_LEAD = re.compile(
    r"\W*(?:(?:But|And|Then|Still|So|Yet)\b,?\s+)?"
    r"(?:(?:On|In|At|By|After|Before|During|For|As|With|Meanwhile|However|Later|Earlier)\b[^,“”\"\n]{0,80},\s+)?"
)
_SUBJECT = re.compile(rf"(?P<pronoun>He|She|They|It)\b|(?:The |A |An )?(?:[\w.’'-]+ ){{0,6}}?[{UPPER}]")
_NOUN = re.compile(
    r"(?P<np>(?:The|An?|One|Some|Two|Several|the|an?) (?:[\w.’'-]+ ){0,8}?[\w.’'-]+),? "
    r"(?=(?:has|have|had|is|was|were|are|will|would|also|later|then|[a-z]{2,}ed|said|told)\b)"
)
_CUT = re.compile(r"[,;:\"“”()—–]\s*|\b(?:and|but|while|whereas|after|before|when|because|with|said|told|that|which|who|if|although|though) ")
_TRAILING = re.compile(rf"{_ASIDE}{_ADVERBS}\s*,?\s*$")
_FRAGMENT = re.compile(r"(?:^|\s)(?:and|but|or|then|also|before|after|by|while|without|in|for|when)$")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)(?: [a-z]+ly| also| long| sometimes| often)*"
    r" (?:[a-z]+(?:ed|wn|en|ght|ld)|said|felt|found|made|set|due|unclear|likely|no|low)\b"
    r"|^(?:known|seen|viewed|called|dubbed|expected|believed|understood|seem\w*|appear\w*)\b",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(rf"(?:(?:the|an?|its|his|her|their) |[{UPPER}])[\w.’' -]*$")
_LISTED = re.compile(r"the (?:leaders|presidents|prime ministers|foreign ministers|ministers|heads|governments) of [^.;:“”]{4,200}$")
_PRONOUNS = frozenset(["he", "she", "they", "it", "who"])
_INVERTING = frozenset(["said", "says", "told", "wrote", "added"])
_LONGEST = 14  # words of a source
_WORDS_ON = re.compile(r"(?: [a-z][\w’'-]+){0,5}")
_OFFICE = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:[\w-]+ ){0,3}?([a-z-]+)(?= )")
_APART = re.compile(
    r"[.?!\"“]|\b(?:while|as|but|and|or|nor|after|before|because|since|if|though|although|when|where|which|that|who|whom|whose|what|something|one)\b"
)
_OWN_WORDS = re.compile(r"[^.?!\n]{0,160}?(?:\bthat\b|[:,] ?[\"“])")  # what is told behind a question that somebody else asked
_WHEN = re.compile(rf"[a-z,)] (?:after|before|when|while|until|once|since|because|although|though|if) (?:the |[{UPPER}][\w.]* )*$")
_DOES = re.compile(r" [a-z]+[^.;:“”\"\n]{2,80}, ")  # what the one in the inner clause does, up to the verb that reports
_CLOSING = frozenset("\"”’'»")
_TOUCHING = 3  # characters between a cue and what stands beside it
_NEAR = 40  # characters from the beginning of a content in which its own teller stands


def subject(view: View, cue: Span, contents: Sequence[Span]) -> Span | None:
    """The noun phrase that does what a cue without a source says; None where nobody does ("it is expected that …")."""
    mistaken = _taken_for_content(view.text, cue, contents)
    if mistaken is not None:
        return mistaken
    if _PASSIVE.search(cue.of(view.text)):
        return _agent(view.text, cue, contents)
    start = view.scene.sentence_start(cue.start)
    left = _outside(view.text, start, cue.start, contents)
    direct = next((c for c in contents if 0 <= cue.start - c.end < _TOUCHING and not view.scene.quoted(c.end - 1)), None)
    if direct is not None and not left.strip():
        left, start = direct.of(view.text), direct.start
    plain = _TRAILING.sub("", left)
    secondary = cue.of(view.text).split()[0].endswith("ing") or _FRAGMENT.search(plain) is not None
    return (None if secondary else _ending(view, start, plain)) or _beginning(view, start, left)


def _taken_for_content(text: str, cue: Span, contents: Sequence[Span]) -> Span | None:
    """A source that stands among the contents: “…”, said | Britain's mission, or “…”, | the presidents of Estonia and Latvia | said."""
    words = cue.of(text).lower().split()
    behind = next((c for c in contents if 0 <= c.start - cue.end < _TOUCHING), None)
    if behind is None:
        last = contents[-1] if contents else None
        listed = last is not None and 0 <= cue.start - last.end < _TOUCHING and _LISTED.match(last.of(text)) is not None
        return last if listed else None
    inverted = (words[-1:] and words[-1] in _INVERTING) or words[-2:] == ["according", "to"]
    return behind if inverted and any(c.end <= cue.start for c in contents) and _is_phrase(behind.of(text)) else None


def _is_phrase(words: str) -> bool:
    """Can words be a source: few, beginning with a capital or an article, and a name among them?"""
    return len(words.split()) <= _LONGEST and _NOUN_PHRASE.match(words) is not None and any(w[:1].isupper() for w in words.split())


def _outside(text: str, start: int, end: int, contents: Sequence[Span]) -> str:
    """A stretch with blanks for contents and their marks, so that its offsets stay."""
    out = list(text[start:end])
    for span in contents:
        for at in range(max(start, span.start), min(end, span.end)):
            out[at - start] = " "
    return "".join(out)


def _agent(text: str, cue: Span, contents: Sequence[Span]) -> Span | None:
    """The agent of a passive cue: "was announced by | President X"."""
    for at in dict.fromkeys((cue.end, *(c.end for c in contents if c.start >= cue.end))):
        found = _AGENT.match(text, at)
        if found is not None:
            end = _AGENT_END.search(found["np"])
            return Span(found.start("np"), found.start("np") + (end.start() if end is not None else len(found["np"])))
    return None


def _ending(view: View, start: int, plain: str) -> Span | None:
    """The noun phrase that stands right before the cue."""
    text = plain.rstrip(" ,")
    cut = max((m.end() for m in _CUT.finditer(text)), default=0)
    phrase = text[cut:].strip()
    last = fold(phrase.split()[-1]) if phrase else ""
    named = [mention for mention in view.within(Span(start + cut, start + len(text))) if mention.span.end == start + len(text)]
    noun = (
        singular(last) in lexicon.ROLES or last in lexicon.BODY_WORDS or last in lexicon.PLURAL_PEOPLE or last in {"he", "she", "they", "it", "who"}
    )
    if not phrase or not (named or noun):
        return None
    if len(phrase.split()) > _LONGEST:
        return named[-1].span if named else None
    begin = start + cut + (len(text[cut:]) - len(text[cut:].lstrip()))
    return Span(begin, start + len(text))


def main_subject(view: View, source: Span, cue: Span) -> Span | None:
    """The subject of a sentence whose inner clause the source is in ("X, who takes over after | Y | steps down, argued"), else None."""
    inner = _WHEN.search(view.text, max(0, source.start - 60), source.start)
    if inner is None or not _DOES.fullmatch(view.text, source.end, max(source.end, cue.start)):
        return None
    found = opening(view, source.start)
    return found if found is not None and found.end <= inner.start() else None


def opening(view: View, at: int) -> Span | None:
    """The subject with which the sentence around a place begins."""
    start = view.scene.sentence_start(at)
    return _beginning(view, start, view.text[start:at])


def _beginning(view: View, start: int, left: str) -> Span | None:
    """The subject with which the sentence begins, for a second verb ("He resigned and | told") or a participle ("…, saying")."""
    lead = _LEAD.match(left)
    begin = lead.end() if lead is not None else 0
    noun = _NOUN.match(left, begin)
    if noun is not None and (roles.head(noun["np"]) is not None or fold(noun["np"].split()[-1]) in lexicon.PLURAL_PEOPLE):
        return Span(start + noun.start("np"), start + noun.end("np"))
    found = _SUBJECT.match(left, begin)
    if found is None:
        return None
    if found["pronoun"]:
        return Span(start + found.start("pronoun"), start + found.end("pronoun"))
    mention = next(iter(view.within(Span(start + begin, start + len(left)))), None)
    if (
        mention is None
        or len(mention.span) == 1
        or (mention.span.start > start + found.end() + 1 and not mention.titles)
        or re.match(r"['’]", view.text[mention.span.end : mention.span.end + 1])
    ):
        return None
    return Span(start + begin, _noun_end(view.text, mention.span.end))


def _noun_end(text: str, at: int) -> int:
    """Where a noun phrase ends that goes on behind a name with a noun for people or a body ("a senior Biden | administration official said")."""
    end = at
    for word in _WORDS_ON.match(text, at)[0].split():  # type: ignore[index]  # matches anywhere
        plain, at = fold(word), at + 1 + len(word)
        if word in cues.FORMS or word in lexicon.STOP:
            break
        if singular(plain) in lexicon.ROLES or plain in lexicon.BODY_WORDS | lexicon.PLURAL_PEOPLE:
            end = at
    return end


def teller(view: View, stretch: Span) -> Span | None:
    """The first one in a stretch, outside quotation marks, who is told to speak there: "Peskov said", "the minister told reporters"."""
    for mention in view.within(stretch):
        if view.scene.quoted(mention.span.start):
            continue
        if _speaks(view.text, mention.span.end, stretch.end) or _is_said_by(view.text, stretch.start, mention.span.start):
            return mention.span
    for found in _OFFICE.finditer(view.text, stretch.start, stretch.end):
        known = singular(fold(found[1])) in lexicon.ROLES and not found[1].endswith("s")
        if known and not view.scene.quoted(found.start()) and _speaks(view.text, found.end(), stretch.end):
            return Span(found.start(), found.end())
    return None


def inner_teller(view: View, contents: Sequence[Span], before: Span) -> Span | None:
    """Who speaks at the beginning or end of what a medium passes on, or in its sentence before."""
    for span in contents:
        found = teller(view, span)
        if found is not None and (found.start - span.start < _NEAR or span.end - found.end < 2 * _NEAR):
            return found
    return teller(view, before)


def behind(view: View, contents: Sequence[Span], *, plain: bool = False) -> Span | None:
    """Who is told to speak right behind a quotation that ends in a comma (“…,” X said on Thursday); `plain`: behind words without marks."""
    end = contents[-1].end if contents else 0
    quoted = bool(end) and view.text[end - 1] in ",?!" and view.text[end : end + 1] in _CLOSING
    if not end or not (view.text.startswith(", ", end) if plain else quoted):
        return None
    found = teller(view, Span(end, min(len(view.text), end + 80)))
    if found is None or found.start - end >= _NEAR or _APART.search(view.text, end + 1, found.start):
        return None
    return found if view.text[end - 1] not in "?!" or not _OWN_WORDS.match(view.text, found.end) else None


def own_teller(view: View, contents: Sequence[Span]) -> Span | None:
    """As `teller`, only at the very beginning of what is told."""
    first = contents[0]
    found = teller(view, Span(first.start, min(first.end, first.start + 200)))
    return found if found is not None and found.start - first.start < _NEAR else None


def _speaks(text: str, at: int, end: int) -> bool:
    """Does a reporting verb follow a name?"""
    found = _VERB.match(text, at)
    if found is None or found.start("verb" if found["verb"] else "saying") > end + 30:
        return False
    return bool(found["saying"]) or _reports(found["verb"])


def _is_said_by(text: str, start: int, at: int) -> bool:
    """Does a reporting verb stand before a name ("…, said X")?"""
    found = _INVERTED.search(text[max(start, at - 60) : at + 1])
    return found is not None and _reports(found["verb"])


def _reports(verb: str) -> bool:
    """Is a verb form one that introduces words?"""
    cue = cues.VERBS.get(verb)
    return cue is not None and "q" in cue.frames and not verb.endswith("ing") and verb not in {cue.lemma, "read"}
