"""Questions that the rules ask of a parse: who is the subject of a verb, what does a clause cover, which words are the cue."""

from collections.abc import Iterable

from stance.extract import cues, lexicon
from stance.extract.cues import listed
from stance.extract.rules.tree import Tree
from stance.records import Span

Run = tuple[int, int]  # tokens first..last, both included
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_ISSUES = listed("""
issue issued issues issuing release released releasing publish published write wrote send sent give gave make made post posted deliver
delivered put sign signed
""")
_SPEAKING = cues.PEOPLE | cues.SPEECH_NOUNS | lexicon.ROLES | lexicon.BODY_WORDS | lexicon.PLURAL_PEOPLE
_AGENTS = ("man", "men", "ist", "ists", "er", "ers", "or", "ors", "ian", "ians")
_CUT = frozenset(".,;:—–-…")


def mend(tree: Tree) -> None:
    """Reattach coordinated and participial cues that the parser hung into the reported clause: "said X would go and demanded Y"."""
    moved = False
    for v, word in enumerate(tree.words):
        cue = cues.VERBS.get(word)
        if cue is None or not cue.frames & {"c", "q"} or not tree.tags[v].startswith("VB"):
            continue
        for k in [k for k in tree.kids[v] if tree.deps[k] == "ccomp" and k > v]:
            for j in range(k + 1, tree.right[k] + 1):
                if tree.words[j] in cues.VERBS and (_stray_conjunct(tree, v, k, j) or _stray_participle(tree, k, j)):
                    tree.deps[j] = "conj" if tree.deps[j] == "conj" else "advcl"
                    tree.heads[j] = v
                    moved = True
    if moved:
        tree.__post_init__()


def _stray_conjunct(tree: Tree, v: int, k: int, j: int) -> bool:
    """Is j a second cue of v's subject, coordinated in form with the verb k of the reported clause?"""
    if tree.deps[j] != "conj" or tree.tags[j] not in ("VBD", "VBN", "VBZ") or not cues.VERBS[tree.words[j]].frames & {"c", "q", "o"}:
        return False
    top = tree.heads[j]
    while tree.deps[top] == "conj" and top != k:
        top = tree.heads[top]
    if top != k or any(tree.deps[c] in (*_SUBJECTS, "aux", "auxpass") for c in tree.kids[j]):
        return False
    return tree.tags[j] == tree.tags[v] or tree.tags[k] != tree.tags[j]


def _stray_participle(tree: Tree, k: int, j: int) -> bool:
    """Is j a participle behind a comma ("…, adding that") that goes on with the report?"""
    if tree.tags[j] != "VBG" or tree.deps[j] not in ("advcl", "conj", "acl") or tree.words[j - 1] not in (",", "and", "also", "while"):
        return False
    top = j
    while top != k and tree.heads[top] != top:
        top = tree.heads[top]
    return top == k


def subject(tree: Tree, v: int, steps: int = 0) -> int | None:
    """The token that heads the source of verb v: its own subject, or that of the verb it depends on."""
    own = tree.child(v, *_SUBJECTS)
    if own is not None and tree.deps[own] != "expl":
        return _antecedent(tree, own, v)
    head = tree.heads[v]
    if head == v or steps > 4 or own is not None:
        return None
    dep = tree.deps[v]
    if dep == "acl" and tree.tags[head].startswith(("N", "P")):
        return _of_document(tree, head, steps)
    if dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl"):
        if dep == "ccomp" and tree.tags[v] not in ("VBG", "VBN"):
            return None
        if dep == "xcomp" and (given := tree.child(head, "dobj", "dative")) is not None:
            return given
        return subject(tree, head, steps + 1)
    return None


def _of_document(tree: Tree, noun: int, steps: int) -> int | None:
    """For "issued a statement saying": who issued it, else the document itself; for other nouns the noun."""
    verb = tree.heads[noun]
    if tree.words[noun] in cues.SPEECH_NOUNS:
        issuer = noun if tree.deps[noun] == "dobj" else None
        if tree.deps[noun] == "pobj" and tree.heads[verb] != verb:
            verb = tree.heads[verb]
            issuer = noun
        if issuer is not None and tree.words[verb] in _ISSUES | frozenset(cues.VERBS):
            return subject(tree, verb, steps + 1) or noun
    return noun


def _antecedent(tree: Tree, own: int, v: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if tree.words[own] not in _RELATIVES or tree.tags[own] not in ("WP", "WDT"):
        return own
    at = v
    while tree.deps[at] in ("conj", "ccomp", "xcomp") and tree.heads[at] != at:
        at = tree.heads[at]
    return tree.heads[at] if tree.deps[at] == "relcl" else own


def beside(tree: Tree, v: int) -> int | None:
    """A subject found by place where the parse gives none: the noun phrase right behind the verb, else right before it."""
    first, last = tree.sentence(v)
    for at in (v + 1, v - 1):
        while first <= at < last and tree.tags[at] in ("RB", "MD", "VBD", "VBZ", "VBP") and at < v:
            at -= 1
        if not first <= at < last or not tree.tags[at].startswith(("N", "PRP", "DT", "JJ", "CD")):
            continue
        while tree.heads[at] != v and first <= tree.heads[at] < last and (tree.heads[at] > v) == (at > v) and tree.heads[at] != at:
            at = tree.heads[at]
        if tree.tags[at].startswith(("N", "PRP")):
            return at
    return None


def source_span(tree: Tree, noun: int, v: int) -> Span:
    """The noun phrase around its head, without the clause that holds the cue and without outer punctuation."""
    first, last = tree.left[noun], tree.right[noun]
    for k in tree.kids[noun]:
        if tree.left[k] <= v <= tree.right[k]:
            if k > noun:
                last = min(last, tree.left[k] - 1)
            else:
                first = max(first, tree.right[k] + 1)
    if first <= v <= last:
        first, last = (first, v - 1) if v > noun else (v + 1, last)
    for k in tree.kids[noun]:
        dated = tree.deps[k] == "prep" and tree.entities[tree.right[k]] == "DATE"  # "Blinken on Sunday"
        if k > noun and (dated or tree.deps[k] in ("advcl", "parataxis", "ccomp", "npadvmod")):
            last = min(last, tree.left[k] - 1)
    while last > noun and (tree.words[last] in _CUT or tree.words[last] in (",", "and", "who", "which")):
        last -= 1
    while first < noun and not tree.words[first][0].isalnum() and tree.words[first] not in "$(":
        first += 1
    return tree.span(min(first, noun), max(last, noun))


def clause(tree: Tree, head: int, minus: Iterable[int] = ()) -> list[Run]:
    """The tokens of a subtree as runs, without the subtrees of `minus` (and the commas around them)."""
    cut = [(tree.left[m], tree.right[m]) for m in minus]
    out: list[Run] = []
    for i in range(tree.left[head], tree.right[head] + 1):
        if any(a <= i <= b for a, b in cut):
            continue
        if out and out[-1][1] == i - 1:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def trimmed(tree: Tree, run: Run) -> Run | None:
    """A run without outer punctuation and without a leading "that"."""
    first, last = run
    while first <= last and (
        not any(c.isalnum() or c in "$£€[(" for c in tree.words[first]) or (tree.words[first] == "that" and tree.tags[first] == "IN")
    ):
        first += 1
    while last >= first and (not any(c.isalnum() or c in "%)]" for c in tree.words[last]) or (tree.tags[last] == "CC" and last > first)):
        last -= 1
    return (first, last) if first <= last else None


def runs(tree: Tree, found: Iterable[Run]) -> tuple[Span, ...]:
    """Token runs as spans of the text; runs that hold no word are left out."""
    kept = [r for run in found if (r := trimmed(tree, run)) is not None]
    return tuple(tree.span(first, last) for first, last in kept)


def cue_span(tree: Tree, v: int, last: int | None = None) -> Span:
    """A verb with the auxiliaries, negation and adverbs right before it, up to token `last` (a particle or preposition) behind it."""
    first = v
    while (
        first > 0
        and tree.heads[first - 1] == v
        and tree.deps[first - 1] in ("aux", "auxpass", "neg", "advmod")
        and tree.words[first - 1][0].isalpha()
    ):
        if tree.words[first - 1] in ("when", "where", "why", "how", "meanwhile", "however", "then"):
            break
        first -= 1
    while first < v and tree.words[first] == "n't":
        first += 1
    return tree.span(first, v if last is None or last > v + 4 else last)


def negated(tree: Tree, v: int) -> bool:
    """Is the verb negated by "not", "never", "neither … nor" or a subject such as "nobody"?"""
    both = [*tree.kids[v], *(tree.kids[tree.heads[v]] if tree.deps[v] == "conj" else ())]
    return any(tree.deps[k] == "neg" or tree.words[k] in ("never", "nobody") for k in tree.kids[v]) or any(tree.words[k] == "neither" for k in both)


def speaks(tree: Tree, noun: int) -> bool:
    """Can the noun be a source: a person, body, document or personal pronoun, not a thing that "suggests"?"""
    word, tag = tree.words[noun], tree.tags[noun]
    if tag.startswith("PRP"):
        return word in ("he", "she", "they", "we", "i", "you")
    if tag.startswith("NNP") or tree.entities[noun] in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if any(tree.deps[k] == "appos" and (tree.tags[k].startswith("NNP") or tree.entities[k] == "PERSON") for k in tree.kids[noun]):
        return True
    if tag in ("WP", "CD") or word.endswith(_AGENTS):
        return True
    return bool({word, singular(word)} & _SPEAKING)


def singular(word: str) -> str:
    """A plural noun's singular, roughly."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
