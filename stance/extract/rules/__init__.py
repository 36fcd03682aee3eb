"""Proposes attributions from a dependency parse: reporting verbs with what they report.

`propose` is the rule-based proposing stage; a learned tagger can stand in its place. Every function reads one `Tree` and
knows nothing of the article around it.
"""

from dataclasses import replace

from stance.extract import cues
from stance.extract.cues import Cue, listed
from stance.extract.proposal import Proposal
from stance.extract.rules import blocks, complements
from stance.extract.rules.nominal import adjectives, nouns
from stance.extract.rules.syntax import Run, cue_span, mend, negated, runs, source_span, speaks, subject
from stance.extract.rules.tree import Tree
from stance.records import Act

_MODALS = listed("could might should may can must ca")
_ANONYMOUS = listed("said reported believed alleged understood thought expected rumoured rumored")
_LEADS = listed("""
come gather meet go went gone came met gathered continue continued began begin use used take took taken appear seem write wrote travel
""")
_ADDRESSED = listed("ask tell inform remind notify warn assure urge advise")  # whose passive subject hears the words
_CLEAR = frozenset(["clear", "plain", "known", "explicit"])


def propose(tree: Tree) -> list[Proposal]:
    """All attributions of one piece, in text order of their cues."""
    known = (cues.FORMS, cues.NOUNS, cues.ADJECTIVES)
    if not tree.words or not (tree.blocks or any(w in table or w == "according" for w in tree.words for table in known)):
        return []
    mend(tree)
    found = blocks.propose(tree)
    taken = {p.cue.end for p in found if p.cue is not None}
    for i, word in enumerate(tree.words):
        if word in cues.FORMS and tree.tags[i].startswith("VB"):
            proposal = _verb(tree, i, taken=tree.ends[i] in taken)
            found += [proposal] if proposal is not None else []
    found += nouns(tree)
    found += adjectives(tree)
    found.sort(key=lambda p: (p.cue.start if p.cue is not None else p.contents[0].start, p.contents[0].start))
    return [replace(p, nested=True) for p in found] if tree.nested else found


def _verb(tree: Tree, v: int, *, taken: bool) -> Proposal | None:
    """The attribution that hangs on verb v, if it reports anything; `taken` verbs already carry a quotation."""
    if tree.words[v] in ("make", "makes", "made", "making"):
        return _made_clear(tree, v)
    if _passive(tree, v):
        return _passive_verb(tree, v)
    if _hypothetical(tree, v):
        return None
    noun = subject(tree, v)
    if noun is None:
        return None
    for table in (cues.VERBS, cues.BELIEFS):
        cue = table.get(tree.words[v])
        found = complements.find(tree, v, cue, own=noun) if cue is not None else None
        if cue is None or found is None or (taken and found.frame != "c"):
            continue
        if not _source_fits(tree, noun, cue, found.frame):
            return None
        contents = runs(tree, found.runs)
        if contents:
            return Proposal(
                source_span(tree, noun, v),
                cue_span(tree, v, found.last),
                contents,
                cue.lemma,
                _act(tree, v, cue, found),
                cue.belief,
                negated(tree, v),
                confidence=_confidence(tree, v, cue, found.frame),
            )
    return None


def _source_fits(tree: Tree, noun: int, cue: Cue, frame: str) -> bool:
    """Can this subject be the source? Clauses of plain speech take any subject but a relative or demonstrative one."""
    if frame == "c" and not cue.frames & {"w", "b"}:
        return tree.words[noun] not in ("this", "that", "what", "there", "these", "those")
    return speaks(tree, noun)


def _act(tree: Tree, v: int, cue: Cue, found: complements.Found) -> Act:
    """The act of a verb in the construction in which it stands."""
    head = tree.words[found.head]
    if found.frame == "t" and cue.lemma in ("refuse", "decline") and head in cues.DECLINING:
        return Act.DECLINES_TO_COMMENT
    if found.frame in ("o", "on", "for", "upon") and cue.lemma in ("tell", "ask", "call", "warn", "appeal"):
        return Act.DEMANDS
    if found.frame == "n" and cue.lemma in ("reject", "dismiss") and any(tree.words[k].rstrip("s") in cues.ALLEGED for k in (found.head,)):
        return Act.DENIES
    if cue.lemma in ("warn", "argue", "speak") and found.frame == "against":
        return Act.OPPOSES
    if cue.lemma == "commit" and tree.words[v] == "commit" and negated(tree, v):
        return Act.SAYS
    return cue.act


def _confidence(tree: Tree, v: int, cue: Cue, frame: str) -> float:
    """How often such a construction is right, roughly: clauses best, objects and futures worse."""
    base = 0.9 if frame == "c" else 0.8 if frame in ("o", "t", "a") else 0.7
    if any(tree.words[k] in ("will", "would", "wo", "'d", "'ll") for k in tree.kids[v] if tree.deps[k] == "aux"):
        base -= 0.3
    return base - 0.1 * cue.belief - 0.1 * ("w" in cue.frames)


def _passive(tree: Tree, v: int) -> bool:
    """Is the verb passive?"""
    if tree.child(v, "auxpass", "nsubjpass") is not None:
        return True
    return tree.tags[v] == "VBN" and tree.deps[v] in ("acl", "relcl", "amod", "advcl") and tree.child(v, "aux") is None


def _hypothetical(tree: Tree, v: int) -> bool:
    """Is nothing said: "could say", "if he says", "to say" that is no going on, an adjective or a noun?"""
    if tree.deps[v] in ("amod", "compound") or (tree.deps[v] == "pcomp" and tree.words[tree.heads[v]] == "without"):
        return True
    for k in tree.kids[v]:
        if tree.deps[k] == "aux" and tree.words[k] in _MODALS:
            return True
        if tree.deps[k] == "mark" and tree.words[k] in ("if", "unless", "whether") and tree.deps[v] != "ccomp":
            return True
        if tree.deps[k] == "aux" and tree.words[k] == "to":
            head = tree.heads[v]
            return not (tree.words[head] in _LEADS or (tree.deps[v] == "advcl" and tree.tags[head] == "VBD"))
    return False


def _passive_verb(tree: Tree, v: int) -> Proposal | None:
    """Read "was condemned by X", "was described by X as", and the anonymous "is said to", "it was announced that"."""
    cue = cues.VERBS.get(tree.words[v]) or cues.BELIEFS.get(tree.words[v])
    patient = tree.child(v, "nsubjpass")
    if cue is None or patient is None or not cue.frames & {"n", "a", "p", "m", "c", "o"}:
        return None
    agent = tree.child(v, "agent")
    by = tree.child(agent, "pobj") if agent is not None else None
    contents = runs(tree, _passive_content(tree, v, cue, patient, named=by is not None))
    if not contents:
        return None
    source, confidence = (source_span(tree, by, v), 0.7) if by is not None else (None, 0.4)
    return Proposal(source, cue_span(tree, v, agent), contents, cue.lemma, cue.act, cue.belief, negated(tree, v), confidence=confidence)


def _passive_content(tree: Tree, v: int, cue: Cue, patient: int, *, named: bool) -> list[Run]:
    """What a passive reports: a clause behind it, else its subject with what is said of it; `named` tells that it has an agent."""
    told = tree.child(v, "ccomp")
    rest = next((k for k in tree.kids[v] if k > v and (tree.deps[k] in ("xcomp", "oprd") or tree.words[k] in ("as", "of"))), None)
    anonymous = tree.words[v] in _ANONYMOUS and rest is not None and tree.deps[rest] == "xcomp"
    if not named and not anonymous and not (told is not None and tree.words[patient] == "it"):
        return []
    if told is not None and (tree.words[patient] in ("it", "he", "she", "they") or cue.lemma in _ADDRESSED):
        return [(tree.left[told], tree.right[told])]
    subject_run = (tree.left[patient], tree.right[patient])
    if rest is not None:
        return [subject_run, (tree.left[rest], tree.right[rest])]
    return [] if cue.lemma in _ADDRESSED else [subject_run]


def _made_clear(tree: Tree, v: int) -> Proposal | None:
    """Read "made (it) clear that …", "made clear his opposition to …"."""
    last = next((i for i in range(v + 1, min(v + 5, len(tree.words))) if tree.words[i] in _CLEAR), None)
    noun = subject(tree, v)
    if last is None or noun is None or not speaks(tree, noun) or _hypothetical(tree, v):
        return None
    told = next((k for i in (v, last) for k in tree.kids[i] if tree.deps[k] in ("ccomp", "advcl") and tree.right[k] > last), None)
    if told is None:
        told = next((k for k in tree.kids[v] if tree.deps[k] in ("dobj", "ccomp") and k > last), None)
    if told is None:
        return None
    first = max(tree.left[told], last + 1)
    contents = runs(tree, [(first, tree.right[told])])
    span = cue_span(tree, v)
    return (
        Proposal(source_span(tree, noun, v), type(span)(span.start, tree.ends[last]), contents, "make clear", Act.SAYS, negated=negated(tree, v))
        if contents
        else None
    )
