"""Proposes attributions from the tagger's spans: the learned counterpart of `rules.propose`, without a parser.

`attach.attach` takes its proposals as it takes those of the rules.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from stance.extract import cues
from stance.extract.cues import Cue
from stance.extract.learned import nested, pairing, tagger
from stance.extract.learned.pairing import Linked, Weights
from stance.extract.learned.windows import INSIDE, OUTSIDE, split
from stance.extract.proposal import Proposal
from stance.records import Act, Span

_NOT = frozenset(["not", "never", "no", "nobody", "neither", "nor", "without", "cannot"])
_SECOND = re.compile(r"\b(?:will|would|can|could|shall|should|may|might|must)\b[^.;:]{3,}?(?P<and>,? and )(?P<verb>[a-z]+ed) (?=\S+ \S)")
_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}(?:, [^—–\n]{2,60})?(?: \([^()\n]{2,40}\))? ?(?:[—–]| - | -- )\s*(?=\S)")
_TO_DO = re.compile(r"(?:\S+ ){0,6}?to [a-z]+")
_SILENT = re.compile(r"(?:to )?(?:[^\W_][\w.’'-]* ){0,4}?requests? for (?:comments?|an interview)\b|anonymity\b")  # nothing was said
_ASKED = re.compile(r"(?:asked|pressed|questioned)\b", re.IGNORECASE)
_BEING = re.compile(r"\b(?:when|if|being|was|were|been) $", re.IGNORECASE)
_QUERY = re.compile(r"(?:^|[\n.?!]\s*)(?:what|why|how|when|where) (?:did|does|do|has|have|is|was) [^\n.?!]*$", re.IGNORECASE)
_QUERIED = re.compile(r"[^\n.!?\"“]{0,120}\?")
_NEAR = 120  # characters of a question before its cue
_PICTURE = re.compile(r"(?:[\w’'-]+ ){0,5}?(?:photo(?:graph)?s?|pictures?|images?|footage|videos?|clips?)\b(?: .*)?", re.IGNORECASE | re.DOTALL)
_SHOWS = re.compile(r"\b(?:show\w*|featur\w+|captur\w+|depict\w*|reveal\w*|appear\w*)\b", re.IGNORECASE)
_STOP = re.compile(r"(?<=[\w”\"’)])(?<!\b[A-Z])[.?!][\"”’)]*\s")
_BREAK = re.compile(r"(?<![^\W_])(?<!,)[ \t]*\n")  # of a paragraph; a line that is broken inside a sentence goes on
_THAT = re.compile(r"that,?\s+(?=\S)", re.IGNORECASE)
_RELATIVE = frozenset(["that", "which", "who", "whom"])
_SURE = 0.65  # of a cue without a word that is known to report speech
_SAYS = Cue("", Act.SAYS, frozenset(), frozenset())
_ASKING = frozenset(["tell", "ask", "call", "warn", "appeal"])


def propose(text: str, model: tagger.Model | None = None, ties: Mapping[str, Weights] | None = None) -> list[Proposal]:
    """All attributions of a text in the order of their cues; spans are exactly what the tagger labelled.

    `model` and `ties`, the weights of the rankers, are those shipped, if not given.
    """
    words = split(text)
    found = tagger.spans(text, model, words=words)
    if not found:
        return []
    states = {start: words.state(i) for i, (start, _) in enumerate(words.spans)}
    quoted = {start for start, state in states.items() if state != OUTSIDE}
    tied = (_near_cue(text, one, quoted) for one in pairing.attributions(text, found, words, ties))
    said = [one for one in tied if one.contents[0].start in quoted or not _doubtful(text, one)]
    parts = [part for one in said for part in _coordinated(text, one) if not _silent(text, one)]
    out = [_proposal(text, one, inner=one.cue is not None and states.get(one.cue.start) == INSIDE) for one in parts]
    out += [_proposal(text, one, inner=True) for one in nested.within(text, said, model)]
    return sorted(out, key=lambda p: (p.cue.start if p.cue is not None else p.contents[0].start, p.contents[0].start))


def _proposal(text: str, one: Linked, *, inner: bool) -> Proposal:
    """One proposal: the act and lemma are those of the reporting word in its cue."""
    shown = cues.words(one.cue.of(text)) if one.cue is not None else []
    cue = _cue(shown)
    content = one.contents[0].of(text).lower()
    negated = any(word in _NOT or word.endswith("n't") for word in shown)
    return Proposal(one.source, one.cue, _bare(text, one.contents), cue.lemma, _act(cue, shown, content), cue.belief, negated, inner, one.confidence)


def _near_cue(text: str, one: Linked, quoted: Set[int]) -> Linked:
    """An attribution without the contents that its cue does not reach, if it has others; `quoted` are the words in marks."""
    if one.cue is None or len(one.contents) == 1:
        return one
    cue = one.cue
    kept = tuple(c for c in one.contents if not _apart(text, cue, c, quoted))
    return replace(one, contents=kept or (min(one.contents, key=lambda c: abs(c.start - cue.start)),))


def _apart(text: str, cue: Span, content: Span, quoted: Set[int]) -> bool:
    """Does a content stand in another paragraph than its cue, or, without quotation marks, in another sentence?"""
    first, last = min(content.end, cue.end), max(content.start, cue.start)
    return _BREAK.search(text, first, last) is not None or (content.start not in quoted and _STOP.search(text, first, last) is not None)


def _silent(text: str, one: Linked) -> bool:
    """Was nothing said: a request for comment, a wish to stay anonymous, "when asked …", the outlet's own question, or what a picture shows?"""
    if _SILENT.match(one.contents[0].of(text)):
        return True
    if one.cue is None:
        return False
    cue = one.cue.of(text)
    if _QUERY.search(text, max(0, one.cue.start - _NEAR), one.cue.start) and _QUERIED.match(text, one.cue.end):
        return True  # "What did Berg say about the port?"
    shown = one.source is not None and _PICTURE.fullmatch(one.source.of(text)) is not None and _SHOWS.search(cue) is not None
    return shown or (_ASKED.match(cue) is not None and _BEING.search(text, max(0, one.cue.start - 12), one.cue.start) is not None)


def _doubtful(text: str, one: Linked) -> bool:
    """Is the tagger none too sure of a view, or alone in taking the words of a cue for speech ("reeks of", "went up against")?"""
    return one.cue is not None and one.confidence < _SURE and not cues.reports(one.cue.of(text))


def _coordinated(text: str, one: Linked) -> list[Linked]:
    """An attribution cut before a second reporting verb of the same speaker: "said it would send aid | and demanded that others help".

    After a modal a past form cannot belong to the reported clause, so it is the speaker's own next act.
    """
    last = one.contents[-1]
    found = _SECOND.search(last.of(text))
    if found is None or found["verb"].lower() not in cues.VERBS or any(mark in last.of(text) for mark in '"“”‘'):
        return [one]
    first = Span(last.start, last.start + found.start("and"))
    cue = Span(last.start + found.start("verb"), last.start + found.end("verb"))
    rest = Span(last.start + found.end(), last.end)
    return [replace(one, contents=(*one.contents[:-1], first)), replace(one, cue=cue, contents=(rest,))]


def _bare(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """Contents without a dateline or the complementiser "that" at the beginning, and without a relative pronoun that stands alone."""
    kept = tuple(s for s in contents if s.of(text).lower() not in _RELATIVE) or contents
    before = _DATELINE.match(kept[0].of(text)) or _THAT.match(kept[0].of(text))
    return kept if before is None else (Span(kept[0].start + before.end(), kept[0].end), *kept[1:])


def _cue(shown: Sequence[str]) -> Cue:
    """The reporting word of a cue: its last known verb, else noun, else adjective, else its last word as plain speech."""
    for table in (cues.VERBS, cues.BELIEFS, cues.NOUNS):
        for word in reversed(shown):
            if word in table:
                return table[word]
    for word in reversed(shown):
        if word in cues.ADJECTIVES:
            return Cue(word, cues.ADJECTIVES[word][0], frozenset(), frozenset())
    return Cue(shown[-1], Act.SAYS, frozenset(), frozenset()) if shown else _SAYS


def _act(cue: Cue, shown: Sequence[str], content: str) -> Act:
    """The act of a reporting word with its content."""
    rest = [*shown, *cues.words(content[:60])]
    if cue.lemma in ("refuse", "decline") and any(word in cues.DECLINING for word in rest[:6]):
        return Act.DECLINES_TO_COMMENT
    if cue.lemma in _ASKING and (_TO_DO.match(content) or shown[-1] in ("on", "for", "upon")):
        return Act.DEMANDS
    return cue.act
