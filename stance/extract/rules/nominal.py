"""Attributions without a reporting verb: "according to X", "X's warning that …", "Russian calls for …", "X is against …"."""

from stance.extract import cues
from stance.extract.cues import Cue, listed
from stance.extract.proposal import Proposal
from stance.extract.rules.syntax import clause, negated, runs, source_span, speaks, subject
from stance.extract.rules.tree import Tree
from stance.records import Act, Span

_GIVES = listed("""
issue issued issues issuing make made makes making give gave gives given giving repeat repeated repeats renew renewed voice voiced voices
voicing express expressed expresses expressing raise raised raises raising send sent reiterate reiterated release released deliver delivered
offer offered lodge lodged join joined echo echoed have has had reaffirm reaffirmed stress stressed pledge pledged underscore underscored
declare declared announce announced show shown showed draw drew level levelled leveled withdraw withdrew drop dropped announce place put
signal signalled signaled get got
""")
_BE = listed("is are was were be been being 's 're 'm am remain remains remained")
_FIRM = listed("against opposed critical supportive favour favor")


def nouns(tree: Tree) -> list[Proposal]:
    """Read "according to X" and nouns of speech with a source and a content."""
    out = []
    for i, word in enumerate(tree.words):
        if word == "according":
            found = _according(tree, i)
        elif word in cues.NOUNS and tree.tags[i].startswith("NN"):
            found = _noun(tree, i, cues.NOUNS[word])
        else:
            continue
        if found is not None:
            out.append(found)
    return out


def _according(tree: Tree, i: int) -> Proposal | None:
    """The sentence that "according to X" stands in, without that phrase."""
    to = tree.child(i, "prep")
    noun = tree.child(to, "pobj") if to is not None else None
    if to is None or noun is None or tree.words[to] != "to":
        return None
    head = tree.heads[i]
    if head == i:
        return None
    while not tree.tags[head].startswith(("VB", "MD")) and tree.heads[head] != head:
        head = tree.heads[head]
    contents = runs(tree, clause(tree, head, [i]))
    return Proposal(source_span(tree, noun, i), tree.span(i, to), contents, "according", Act.SAYS, confidence=0.9) if contents else None


def _noun(tree: Tree, i: int, cue: Cue) -> Proposal | None:
    """A noun of speech: its content and the one whose it is."""
    content = next((k for k in tree.kids[i] if k > i and _is_content(tree, k, cue)), None)
    if content is None:
        return None
    source = _owner(tree, i)
    if source is None:
        return None
    phrase = tree.deps[content] == "prep"
    first = content + 1 if phrase else max(tree.left[content], i + 1)
    contents = runs(tree, [(first, tree.right[content])])
    last = content if phrase else i
    return Proposal(source, tree.span(i, last), contents, cue.lemma, cue.act, cue.belief, confidence=0.6) if contents else None


def _is_content(tree: Tree, k: int, cue: Cue) -> bool:
    """Is a noun's child its content: a clause with "that", an infinitive, or a phrase with the right preposition?"""
    if tree.deps[k] == "prep":
        return tree.words[k] in cue.prepositions
    if tree.deps[k] not in ("acl", "ccomp", "relcl"):
        return False
    opens = {tree.words[c] for c in tree.kids[k] if tree.deps[c] in ("mark", "aux")}
    return ("c" in cue.frames and "that" in opens) or ("t" in cue.frames and "to" in opens)


def _owner(tree: Tree, i: int) -> Span | None:
    """Whose words a noun of speech names: a possessive, "by X", "from X", a demonym, or the subject of a verb that gives them."""
    for k in tree.kids[i]:
        if tree.deps[k] == "poss":
            last = tree.right[k] - (tree.words[tree.right[k]] in ("'s", "'"))
            return tree.span(tree.left[k], max(k, last))
        if tree.deps[k] in ("amod", "compound") and tree.entities[k] in ("NORP", "GPE", "PERSON"):
            return tree.span(k, k)
        if (
            tree.deps[k] in ("prep", "agent")
            and tree.words[k] in ("by", "from")
            and (noun := tree.child(k, "pobj")) is not None
            and speaks(tree, noun)
        ):
            return source_span(tree, noun, i)
    head = tree.heads[i]
    if tree.deps[i] == "dobj" and tree.words[head] in _GIVES and (noun := subject(tree, head)) is not None and speaks(tree, noun):
        return source_span(tree, noun, head)
    return None


def adjectives(tree: Tree) -> list[Proposal]:
    """X is against the plan", "X is ready to talk", "X is in favour of …"."""
    out = []
    for i, word in enumerate(tree.words):
        favour = word in ("favour", "favor") and i > 0 and tree.words[i - 1] == "in"
        if word not in cues.ADJECTIVES and not favour:
            continue
        anchor = i - 1 if favour else i
        verb = tree.heads[anchor]
        noun = subject(tree, verb) if tree.words[verb] in _BE and anchor > verb else None
        if noun is None or not speaks(tree, noun) or any(tree.words[k] in ("if", "could", "might", "should", "must") for k in tree.kids[verb]):
            continue
        found = _stand(tree, i, verb, favour=favour)
        if found is None:
            continue
        contents = runs(tree, [found])
        if contents:
            act = Act.SUPPORTS if favour else cues.ADJECTIVES[word][0]
            span = tree.span(verb, i)
            out.append(Proposal(source_span(tree, noun, verb), span, contents, word, act, word not in _FIRM, negated(tree, verb), confidence=0.6))
    return out


def _stand(tree: Tree, i: int, verb: int, *, favour: bool) -> tuple[int, int] | None:
    """The tokens behind the adjective that tell what it is about."""
    word = tree.words[i]
    if word == "against":
        noun = tree.child(i, "pobj", "pcomp")
        return None if noun is None else (i + 1, tree.right[i])
    wanted = ["of"] if favour else cues.ADJECTIVES[word][1]
    for k in [*tree.kids[i], *(c for c in tree.kids[verb] if c > i)]:
        opens = {tree.words[c] for c in tree.kids[k]}
        if tree.deps[k] == "prep" and tree.words[k] in wanted:
            return k + 1, tree.right[k]
        if tree.deps[k] in ("xcomp", "ccomp", "advcl") and (("to" in wanted and "to" in opens) or ("that" in wanted and tree.deps[k] == "ccomp")):
            return max(tree.left[k], i + 1), tree.right[k]
    return None
