"""Where a reporting verb has its content: a clause, an infinitive, an object, a prepositional phrase, or the sentence around it."""

from collections.abc import Callable
from dataclasses import dataclass

from stance.extract import cues
from stance.extract.cues import Cue, listed
from stance.extract.rules.syntax import Run, clause, singular
from stance.extract.rules.tree import Tree


@dataclass(frozen=True, slots=True)
class Found:
    """A content: its token runs, its head token, the frame by which it was found, and the last token of the cue."""

    runs: list[Run]
    head: int
    frame: str
    last: int | None = None


_EMPTY = listed("""
it this that these those so nothing anything something everything them him her himself herself themselves itself us me one what which
comment interview
""")
_ASKED = frozenset(["on", "upon", "for", "to"])
_ADDED = listed("for of over as to with")


def find(tree: Tree, v: int, cue: Cue, *, own: int) -> Found | None:
    """The content of verb v, by the first of the verb's frames that fits; `own` is the head of its source."""
    for frame, finder in _FINDERS.items():
        if (
            frame in cue.frames
            or (frame == "prep" and cue.prepositions)
            or (frame == "on" and cue.prepositions & _ASKED)
            or (frame == "around" and cue.frames & {"q", "c"})
        ):
            found = finder(tree, v, cue)
            if found is not None and not any(a <= own <= b and a <= v <= b for a, b in found.runs):
                return found
    return None


def _clause(tree: Tree, v: int, cue: Cue) -> Found | None:
    """A finite clause, behind the verb or in front of it."""
    for k in tree.kids[v]:
        if tree.deps[k] != "ccomp" or (tree.tags[k] == "VBG" and tree.child(k, "nsubj", "nsubjpass", "aux") is None):
            continue
        if tree.tags[k] == "VBN" and tree.child(k, "nsubj", "nsubjpass", "aux", "auxpass", "expl") is None:
            continue
        if k < v and not _told_behind(tree, k, v):
            continue
        if k > v or cue.frames & {"q", "c"}:
            frame = "o" if _infinitive_of(tree, k) and "o" in cue.frames else "c"
        return Found([*_without_aside(tree, k), *_further(tree, v, k)], k, frame)
    return None


def _further(tree: Tree, v: int, k: int) -> list[Run]:
    """A second clause of the report that the parser hung on the cue: "said A is so and B is so", with no comma, or with quoted words."""
    j = next((j for j in tree.kids[v] if tree.deps[j] == "conj" and j > tree.right[k] > v), None)
    if j is None or tree.words[j] in cues.FORMS or tree.child(j, "nsubj", "nsubjpass", "expl") is None or k < v:
        return []
    first = tree.left[j]
    quoted = any(q.start <= tree.starts[i] < q.end for q in tree.inlines for i in range(first, tree.right[j] + 1))
    return [(tree.right[k] + 1, tree.right[j])] if quoted or (tree.words[first - 2] != "," and first <= tree.right[k] + 2) else []


def _without_aside(tree: Tree, k: int) -> list[Run]:
    """The tokens of a clause without an aside of the outlet at its end: ", although …", ", while …"."""
    parts = clause(tree, k)
    last = parts[-1][1]
    for i in range(k + 1, last + 1):
        first = tree.left[i]
        if tree.right[i] == last and first > k + 1 and tree.words[first - 1] in (",", "--", "—", "–") and _is_aside(tree, i, first):
            return [(a, min(b, first - 2)) for a, b in parts if a <= first - 2]
    return parts


def _is_aside(tree: Tree, i: int, first: int) -> bool:
    """Is i the verb of a clause with which the outlet goes on?"""
    return tree.deps[i] == "advcl" and tree.words[first] in ("although", "though", "while", "whereas", "even")


def _told_behind(tree: Tree, k: int, v: int) -> bool:
    """Is k the sentence in front of "…, X said"? A comma has to stand between them."""
    return any(tree.words[i] in (",", "—", "–", "-") for i in range(tree.right[k] if tree.right[k] < v else k, v))


def _infinitive_of(tree: Tree, k: int) -> bool:
    """Is k an infinitive with "to"?"""
    return any(tree.words[c] == "to" and tree.deps[c] == "aux" for c in tree.kids[k])


def _object_infinitive(tree: Tree, v: int, cue: Cue) -> Found | None:
    """Behind "urged X to go", "called on X to go", "called for X to go": X and the infinitive."""
    target, last = tree.child(v, "dobj", "dative"), None
    if target is not None and tree.deps[target] == "dative" and tree.tags[target] in ("IN", "TO"):
        target = tree.child(target, "pobj")
    prep = next((k for k in tree.kids[v] if k > v and tree.deps[k] in ("prep", "dative") and tree.words[k] in cue.prepositions), None)
    if target is None and prep is not None:
        target, last = tree.child(prep, "pobj"), prep
    if target is None or target < v:
        return _for_infinitive(tree, v, cue)
    x = next(
        (
            k
            for k in [*tree.kids[v], *tree.kids[target]]
            if k > target and tree.deps[k] in ("xcomp", "advcl", "acl", "relcl", "ccomp") and _infinitive_of(tree, k)
        ),
        None,
    )
    if x is None:
        return None
    return Found(
        [(tree.left[target], max(tree.right[x], tree.right[target]))], x, tree.words[prep] if prep is not None and last is not None else "o", last
    )


def _for_infinitive(tree: Tree, v: int, cue: Cue) -> Found | None:
    """Behind "pushed for X to go", where "for" is the mark of the infinitive's clause."""
    for x in tree.kids[v]:
        mark = next((k for k in tree.kids[x] if k > v and tree.deps[k] == "mark" and tree.words[k] in cue.prepositions), None)
        if x > v and mark is not None and _infinitive_of(tree, x):
            return Found([(mark + 1, tree.right[x])], x, tree.words[mark], mark if mark <= v + 2 else None)
    return None


def _infinitive(tree: Tree, v: int, _cue: Cue) -> Found | None:
    """Behind "refused to go"."""
    x = next((k for k in tree.kids[v] if k > v and tree.deps[k] in ("xcomp", "ccomp", "advcl") and _infinitive_of(tree, k)), None)
    if x is None or (tree.deps[x] == "advcl" and x > v + 3):
        return None
    return Found([(max(tree.left[x], v + 1), tree.right[x])], x, "t")


def _as(tree: Tree, v: int, _cue: Cue) -> Found | None:
    """Behind "described X as Y"; in "which X views as Y" the noun that "which" stands for and Y."""
    target = tree.child(v, "dobj")
    holders = [v] if target is None else [v, target]
    prep = next(
        (k for i in holders for k in tree.kids[i] if tree.words[k] == "as" and k > v and tree.deps[k] in ("prep", "advcl", "mark", "advmod")), None
    )
    if prep is None or target is None:
        return None
    if target < v:
        noun = tree.heads[v] if tree.deps[v] == "relcl" else None
        front: list[Run] = [(tree.left[noun], tree.left[v] - 1)] if noun is not None and tree.left[noun] < tree.left[v] else []
        return Found([*front, (prep + 1, tree.right[prep])], target, "a")
    return Found([(tree.left[target], max(tree.right[prep], tree.right[target]))], target, "a")


def _named(tree: Tree, v: int, _cue: Cue) -> Found | None:
    """Behind "called X Y": object and name, as two children or as a small clause."""
    name = next((k for k in tree.kids[v] if k > v and tree.deps[k] in ("oprd", "acomp", "attr")), None)
    target = next((k for k in tree.kids[v] if k > v and tree.deps[k] in ("dobj", "nsubj")), None)
    if name is not None and target is not None and target < name:
        return Found([(tree.left[target], tree.right[name])], target, "p")
    if target is not None and _more_than_name(tree, target):
        return Found([(tree.left[target], tree.right[target])], target, "p")
    small = next(
        (k for k in tree.kids[v] if k > v and tree.deps[k] in ("ccomp", "xcomp") and not tree.tags[k].startswith("VB") and tree.left[k] < k), None
    )
    if small is not None:
        return Found([(tree.left[small], tree.right[small])], small, "p")
    return None


def _more_than_name(tree: Tree, target: int) -> bool:
    """Does the object's phrase hold its name too, as the parser often hangs it: an apposition, an adjective behind it, quoted words?"""
    inner = range(tree.left[target], tree.right[target] + 1)
    if any(tree.deps[i] == "appos" or (tree.deps[i] == "amod" and i > tree.heads[i]) for i in inner):
        return True
    return any(q.start <= tree.starts[i] < q.end for q in tree.inlines for i in inner)


def _gerund(tree: Tree, v: int, _cue: Cue) -> Found | None:
    """Behind "denied preparing an attack"."""
    x = next((k for k in tree.kids[v] if k > v and tree.deps[k] in ("xcomp", "ccomp", "pcomp", "dobj", "advcl") and tree.tags[k] == "VBG"), None)
    if x is None or (tree.deps[x] == "advcl" and tree.left[x] != v + 1):
        return None
    return Found([(max(tree.left[x], v + 1), tree.right[x])], x, "g")


def _prepositional(tree: Tree, v: int, cue: Cue) -> Found | None:
    """Behind "warned of an attack", "called for talks"."""
    prep = next((k for k in tree.kids[v] if k > v and tree.words[k] in cue.prepositions and tree.deps[k] in ("prep", "prt", "dative", "mark")), None)
    target = tree.child(v, "dobj")
    if prep is None and target is not None and target > v:
        prep = next(
            (k for k in tree.kids[target] if tree.words[k] in cue.prepositions and cue.lemma in ("warn", "ask") and tree.deps[k] == "prep"), None
        )
    if prep is None:
        return None
    head = tree.child(prep, "pobj", "pcomp")
    if head is None or tree.words[head] in _EMPTY or tree.entities[head] in ("DATE", "TIME"):
        return None
    return Found([(prep + 1, tree.right[prep])], head, tree.words[prep], prep if prep <= v + 2 else None)


def _object(tree: Tree, v: int, cue: Cue) -> Found | None:
    """Behind "welcomed the decision", "accused X of shelling", "praised X for Y": object with what is said of it."""
    target = tree.child(v, "dobj")
    if target is None or target < v or tree.words[target] in _EMPTY:
        return None
    blamed = tree.entities[target] in ("PERSON", "ORG", "NORP") or tree.tags[target] == "PRP"
    blamed = blamed and any(tree.words[k] in ("for", "over", "as") for i in (v, target) for k in tree.kids[i] if k > target)
    if "n" not in cue.frames and not blamed and not {tree.words[target], singular(tree.words[target])} & (cues.SAYABLE | cues.ALLEGED):
        return None
    if tree.entities[target] in ("DATE", "TIME") or (cue.frames & {"q"} and singular(tree.words[target]) in ("reporter", "journalist")):
        return None
    end = tree.right[target]
    for k in tree.kids[v]:
        if tree.deps[k] in ("prep", "advcl", "xcomp") and tree.left[k] == end + 1 and (tree.words[tree.left[k]] in _ADDED or tree.deps[k] == "xcomp"):
            end = tree.right[k]
    return Found([(tree.left[target], end)], target, "n")


def _around(tree: Tree, v: int, cue: Cue) -> Found | None:
    """The sentence that holds "…, X said, …" or "as X said"."""
    head = tree.heads[v]
    as_told = tree.deps[v] == "advcl" and any(tree.words[k] == "as" and k < v for k in tree.kids[v])
    if (
        head == v
        or tree.deps[v] not in ("parataxis", "advcl", "ccomp")
        or (tree.deps[v] != "parataxis" and not as_told)
        or not cue.frames & {"c", "q"}
    ):
        return _quoted_words(tree, v)
    if any(tree.deps[k] in ("dobj", "xcomp", "ccomp") and k > v and tree.tags[k].startswith("V") for k in tree.kids[v]):
        return None
    return Found(clause(tree, head, [v]), head, "c")


def _quoted_words(tree: Tree, v: int) -> Found | None:
    """Quoted words right behind the verb where the parse sees no complement: he tweeted "never again"."""
    for q in tree.inlines:
        inside = [i for i in range(v + 1, min(v + 40, len(tree.words))) if q.spans[0].start <= tree.starts[i] < q.spans[0].end]
        if inside and inside[0] <= v + 2 and not q.title and tree.starts[v] < q.start:
            return Found([(inside[0], inside[-1])], inside[0], "c")
    return None


_FINDERS: dict[str, Callable[[Tree, int, Cue], Found | None]] = {
    "c": _clause,
    "o": _object_infinitive,
    "on": _object_infinitive,
    "t": _infinitive,
    "a": _as,
    "p": _named,
    "g": _gerund,
    "prep": _prepositional,
    "n": _object,
    "m": _object,
    "around": _around,
}
