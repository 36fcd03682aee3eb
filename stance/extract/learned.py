"""Proposes attributions from the tagger's spans: the learned counterpart of `rules.propose`, without a parser.

`attach.attach` takes its proposals as it takes those of the rules.
"""

import re
from collections.abc import Sequence

from stance.extract import cues, pairing, tagger
from stance.extract.cues import Cue
from stance.extract.pairing import Linked
from stance.extract.tree import Proposal
from stance.extract.windows import INSIDE, split
from stance.records import Act

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT = frozenset(["not", "never", "no", "nobody", "neither", "nor", "without", "cannot"])
_SAYS = Cue("", Act.SAYS, frozenset(), frozenset())
_ASKING = frozenset(["tell", "ask", "call", "warn", "appeal"])


def propose(text: str, model: tagger.Model | None = None) -> list[Proposal]:
    """All attributions of a text in the order of their cues; spans are exactly what the tagger labelled."""
    return propose_many([text], model)[0]


def propose_many(texts: Sequence[str], model: tagger.Model | None = None) -> list[list[Proposal]]:
    """`propose` of several texts, tagged in shared batches."""
    return [_proposals(text, found) for text, found in zip(texts, tagger.tag(texts, model), strict=True)]


def linked(text: str, found: Sequence[tagger.Tagged]) -> list[Linked]:
    """The attributions of tagged spans; each confidence is that of its weakest tie and of its weakest span."""
    shares = {(t.role, t.span): t.probability for t in found}
    out = []
    for one in pairing.link(pairing.scene(text, [(t.role, t.span) for t in found])):
        spans = [("content", span) for span in one.contents]
        spans += [(role, span) for role, span in (("cue", one.cue), ("source", one.source)) if span is not None]
        sure = min(one.confidence, *(shares[key] for key in spans))
        out.append(Linked(one.source, one.cue, one.contents, sure))
    return out


def _proposals(text: str, found: Sequence[tagger.Tagged]) -> list[Proposal]:
    """Linked spans with what their cues do."""
    if not found:
        return []
    words = split(text)
    inside = {start: words.state(i) == INSIDE for i, (start, _) in enumerate(words.spans)}
    out = [_proposal(text, one, nested=one.cue is not None and inside.get(one.cue.start, False)) for one in linked(text, found)]
    return sorted(out, key=lambda p: (p.cue.start if p.cue is not None else p.contents[0].start, p.contents[0].start))


def _proposal(text: str, one: Linked, *, nested: bool) -> Proposal:
    """One proposal: the act and lemma are those of the reporting word in its cue."""
    shown = [word.lower().replace("’", "'") for word in _WORD.findall(one.cue.of(text))] if one.cue is not None else []
    cue = _cue(shown)
    content = one.contents[0].of(text).lower()
    negated = any(word in _NOT or word.endswith("n't") for word in shown)
    return Proposal(one.source, one.cue, one.contents, cue.lemma, _act(cue, shown, content), cue.belief, negated, nested, one.confidence)


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
    rest = [*shown, *_WORD.findall(content[:60])]
    if cue.lemma in ("refuse", "decline") and any(word in cues.DECLINING for word in rest[:6]):
        return Act.DECLINES_TO_COMMENT
    if cue.lemma in _ASKING and content.startswith("to "):
        return Act.DEMANDS
    return cue.act
