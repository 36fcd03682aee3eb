"""Finds the reporting words of quotations that were cut out of their sentence: "…," X said; X said: "…"; "…" — X."""

from collections import defaultdict

from stance.extract import cues
from stance.extract.cues import listed
from stance.extract.proposal import Proposal
from stance.extract.rules.syntax import beside, cue_span, negated, source_span, subject
from stance.extract.rules.tree import Block, Tree
from stance.records import Act, Span

_NEAR = 40  # tokens between a quotation and its cue at most
_NO_CUE = listed("is was are were be been being has had have do does did 's")


def propose(tree: Tree) -> list[Proposal]:
    """One attribution for each cue that quotations of the piece hang on; those without a cue are left to the attachment."""
    hung: dict[int, list[Span]] = defaultdict(list)
    out: list[Proposal] = []
    for block in tree.blocks:
        if not (block.left or block.right):
            out += _after_sentence(tree, block)
            continue
        v = _cue(tree, block)
        if v is not None:
            hung[v].append(block.span)
        elif (other := _without_verb(tree, block)) is not None:
            out.append(other)
    return out + [_attribution(tree, v, spans) for v, spans in hung.items()]


def _attribution(tree: Tree, v: int, spans: list[Span]) -> Proposal:
    """The attribution of quotations to the cue verb v."""
    noun = subject(tree, v)
    if noun is None or (tree.words[noun] in ("it", "that", "which") and noun < v and tree.tags[noun] != "PRP"):
        noun = beside(tree, v) or noun
    cue = cues.VERBS.get(tree.words[v])
    source = source_span(tree, noun, v) if noun is not None else None
    act = cue.act if cue is not None else Act.SAYS
    return Proposal(
        source,
        cue_span(tree, v),
        tuple(spans),
        cue.lemma if cue is not None else "",
        act,
        negated=negated(tree, v),
        confidence=0.95 if source else 0.7,
    )


def _cue(tree: Tree, block: Block) -> int | None:
    """The verb that reports a quotation: the nearest reporting verb of its sentence, before it or behind it, else any verb beside it."""
    behind = _range(tree, block, ahead=True) if block.right else range(0)
    before = _range(tree, block, ahead=False) if block.left else range(0)
    for tokens in (before, behind) if block.left else (behind, before):
        found = [i for i in tokens if _reports(tree, i)]
        if found:
            return _best(tree, found)
    if block.right and not block.left:
        return next(
            (i for i in list(behind)[:5] if tree.tags[i] in ("VBD", "VBZ") and tree.words[i] not in _NO_CUE and subject(tree, i) is not None), None
        )
    return None


def _best(tree: Tree, found: list[int]) -> int:
    """The nearest verb, a participle or infinitive only if no finite verb stands within six words of it."""
    first = found[0]
    if tree.tags[first] in ("VBD", "VBZ", "VBP", "VBG"):
        return first
    return next((i for i in found if tree.tags[i] in ("VBD", "VBZ", "VBP") and abs(i - first) <= 6), first)


def _range(tree: Tree, block: Block, *, ahead: bool) -> range:
    """The tokens of the sentence on one side of a quotation, nearest first."""
    at = min(block.at, len(tree.words) - 1) if ahead else block.at - 1
    if at < 0 or (ahead and block.at >= len(tree.words)):
        return range(0)
    first, last = tree.sentence(at)
    return range(at, min(last, at + _NEAR)) if ahead else range(at, max(first, at - _NEAR) - 1, -1)


def _reports(tree: Tree, i: int) -> bool:
    """Can token i introduce a quotation?"""
    cue = cues.VERBS.get(tree.words[i])
    if cue is None or "q" not in cue.frames or not tree.tags[i].startswith("VB"):
        return False
    passive = tree.child(i, "auxpass") is not None
    return not (passive and tree.words[i] in ("asked", "told")) and tree.deps[i] not in ("amod", "compound")


def _without_verb(tree: Tree, block: Block) -> Proposal | None:
    """A quotation behind a colon or in front of a dash and a name, or with "according to" or "in the words of"."""
    first, last = tree.sentence(min(max(block.at - 1, 0) if block.left else block.at, len(tree.words) - 1))
    for i in range(first, last):
        named = tree.words[i] == "to" and i > first and tree.words[i - 1] == "according"
        worded = tree.words[i] == "of" and i > first + 1 and tree.words[i - 1] == "words"
        if named or worded:
            noun = tree.child(i, "pobj")
            if noun is not None:
                start = i - 1 if named else max(first, i - 3)
                return Proposal(source_span(tree, noun, i), tree.span(start, i), (block.span,), "according", Act.SAYS, confidence=0.9)
    if block.left and tree.words[block.at - 1] == ":" and block.at >= 2:
        return _behind_colon(tree, block, first)
    signed = block.right and not block.left and block.at + 1 < last and tree.tags[block.at + 1].startswith("NNP")
    if signed and tree.words[block.at][0] in "—–-―":
        return Proposal(
            tree.span(block.at + 1, min(last, block.at + 8) - 1), tree.span(block.at, block.at), (block.span,), "", Act.SAYS, confidence=0.7
        )
    return None


def _after_sentence(tree: Tree, block: Block) -> list[Proposal]:
    """A quotation that follows a sentence about a person and has no cue of its own is that person's."""
    if not 0 < block.at <= len(tree.words) or any(
        b.at >= tree.sentence(block.at - 1)[0] for b in tree.blocks if b is not block and b.span.start < block.span.start
    ):
        return []
    first, last = tree.sentence(block.at - 1)
    root = next((i for i in range(first, last) if tree.heads[i] == i), None)
    noun = subject(tree, root) if root is not None else None
    if noun is None or root is None or not (tree.words[noun] in ("he", "she") or tree.entities[noun] == "PERSON"):
        return []
    return [Proposal(source_span(tree, noun, root), None, (block.span,), "", Act.SAYS, confidence=0.6)]


def _behind_colon(tree: Tree, block: Block, first: int) -> Proposal:
    """The attribution of a quotation behind a colon to the subject of the words before it."""
    colon = block.at - 1
    root = next((i for i in range(first, colon) if tree.heads[i] == i and tree.tags[i].startswith("VB")), None)
    noun = subject(tree, root) if root is not None else None
    if noun is None:
        noun = next((i for i in range(first, colon) if tree.heads[i] == i and tree.tags[i].startswith("N")), None)
    source = source_span(tree, noun, colon) if noun is not None else None
    return Proposal(source, tree.span(colon, colon), (block.span,), "", Act.SAYS, confidence=0.7 if source else 0.5)
