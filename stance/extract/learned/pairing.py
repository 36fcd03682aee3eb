"""Ties tagged spans to attributions: a learned ranker gives every content its cue, and every cue its source.

Both rankers are multinomial logistic regressions over what stands between two spans (words, sentence ends, commas, line
breaks, quote marks, other spans) and beside them, with "none" as one more candidate. The weights, learned by
scripts/train_pairing.py, are a table that can be read.
"""

import json
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from stance.config import MODELS
from stance.extract.learned.tagger import Tagged
from stance.extract.learned.windows import OUTSIDE, Words, sentence_ends, split
from stance.records import Span

REACH = {"content": 100, "cue": 60}  # words between a span and its candidate at most
_HEADS = {"content": "cue", "cue": "source"}
_MOST = 6  # candidates on each side
_GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 41)
_PRONOUNS = frozenset(["he", "she", "they", "i", "we", "it", "you"])
_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
_PUNCTUATION = frozenset(",;:—–-")

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """A tagged span as a half-open range of words; `quoted` if it begins inside quote marks."""

    role: str
    first: int
    last: int
    span: Span
    kind: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution: its spans and the probability of its weakest tie."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    confidence: float


@dataclass(slots=True)
class Scene:
    """The items of a text in order, with running counts up to each word."""

    items: list[Item]
    counts: dict[str, list[int]] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)  # role -> indices into items

    def between(self, name: str, first: int, last: int) -> int:
        """How many of `name` stand in words first..last."""
        counted = self.counts[name]
        return counted[max(first, last)] - counted[first]


@cache
def weights(path: Path = MODELS / "tagger" / "pairing.json") -> dict[str, dict[str, float]]:
    """The shipped weights: role of the dependent -> feature -> weight."""
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf8"))
    return found


def attributions(text: str, found: Sequence[Tagged], words: Words | None = None, tables: Mapping[str, Weights] | None = None) -> list[Linked]:
    """The attributions of tagged spans; each confidence is that of its weakest tie and of its weakest span."""
    shares = {(t.role, t.span): t.probability for t in found}
    out = []
    for one in link(scene(text, shares, words), tables):
        spans = [("content", span) for span in one.contents]
        spans += [(role, span) for role, span in (("cue", one.cue), ("source", one.source)) if span is not None]
        out.append(replace(one, confidence=min(one.confidence, *(shares[key] for key in spans))))
    return out


def scene(text: str, spans: Iterable[tuple[str, Span]], words: Words | None = None) -> Scene:
    """Read a text and its (role, span) pairs; a span that touches no word is left out."""
    words = split(text) if words is None else words
    starts, ends = [s for s, _ in words.spans], [e for _, e in words.spans]
    items = []
    for role, span in sorted(spans, key=lambda pair: (pair[1], pair[0])):
        first, last = bisect_left(ends, span.start + 1), bisect_left(starts, span.end)
        if first < last:
            items.append(Item(role, first, last, span, _kind(role, span.of(text)), words.state(first) != OUTSIDE))
    out = Scene(items)
    stops = sentence_ends(text, words)
    shown = [text[s:e] for s, e in words.spans]
    out.counts = {
        "stops": _running(stops),
        "commas": _running(word in _PUNCTUATION for word in shown),
        "marks": _running(words.state(i) > 1 for i in range(len(shown))),
        "lines": _running(words.opens),
    }
    for role in ("source", "cue", "content"):
        covered = [False] * len(shown)
        for item in items:
            if item.role == role:
                covered[item.first : item.last] = [True] * (item.last - item.first)
        out.counts[role] = _running(covered)
        out.places[role] = [i for i, item in enumerate(items) if item.role == role]
    return out


def _running(flags: Iterable[bool]) -> list[int]:
    """Counts of true flags before each place."""
    out = [0]
    for flag in flags:
        out.append(out[-1] + bool(flag))
    return out


def _kind(role: str, words: str) -> str:
    """What a span is made of, as far as it tells of its ties."""
    low = words.lower()
    if role == "source":
        return "pronoun" if low in _PRONOUNS else "relative" if low in _RELATIVES else "name" if words[:1].isupper() else "noun"
    if role == "cue":
        return "according" if "according" in low else "ing" if low.endswith("ing") else "to" if low.startswith("to ") else "verb"
    return "that" if low.startswith("that ") else "to" if low.startswith("to ") else "upper" if words.lstrip("\"“”'‘`")[:1].isupper() else "lower"


def candidates(found: Scene, i: int) -> list[int]:
    """The items that item i may hang on: up to _MOST of the right role on each side, within reach, nearest first."""
    item = found.items[i]
    reach, places = REACH[item.role], found.places[_HEADS[item.role]]
    at = bisect_left(places, i)
    left = [j for j in reversed(places[max(0, at - _MOST) : at]) if item.first - found.items[j].last <= reach]
    right = [j for j in places[at : at + _MOST] if found.items[j].first - item.last <= reach]
    return left + right


def features(found: Scene, i: int, j: int | None) -> list[str]:
    """The names of what is true of item i hanging on item j (None: on nothing)."""
    item = found.items[i]
    before, behind = _beside(found, i)
    if j is None:
        quoted = "quoted" if item.quoted else "plain"
        return ["none", f"none {quoted}", f"none {before} {behind}", f"none {item.kind}", f"none line {_opens(found, item)}"]
    head = found.items[j]
    side = "<" if j < i else ">"
    first, last = (head.last, item.first) if j < i else (item.last, head.first)
    gap = max(0, last - first)
    low, high = min(i, j) + 1, max(i, j)
    inner = [found.items[k].role for k in range(low, high)]
    count = {name: min(2, found.between(name, first, last)) for name in ("stops", "commas", "marks")}
    lines = min(2, found.between("lines", first, last + 1) if last >= first else 0)
    others = {role: min(2, inner.count(role)) for role in ("source", "cue", "content")}
    head_before, head_behind = _beside(found, j)
    bare = gap - sum(found.between(role, first, last) for role in others)
    return [
        f"{side} gap {max(g for g in _GAPS if g <= gap)}",
        f"{side} bare {min(4, max(0, bare))}",
        *(f"{side} {name} {n}" for name, n in count.items()),
        f"{side} lines {lines}",
        *(f"{side} {role}s {n}" for role, n in others.items()),
        f"{side} inner {' '.join(inner[:3])}",
        f"{side} item {before} {behind}",
        f"{side} head {head_before} {head_behind}",
        f"{side} kinds {item.kind} {head.kind}",
        f"{side} quoted {item.quoted:d}{head.quoted:d} {count['marks']}",
        f"{side} stops {count['stops']} others {others[head.role]} {others[item.role]}",
        f"{side} line {_opens(found, item)}",
    ]


def _beside(found: Scene, i: int) -> tuple[str, str]:
    """The roles of the items right before and behind an item, at most two words away and in its line; "-" for none."""
    return _role_near(found, i - 1, i, i - 1), _role_near(found, i, i + 1, i + 1)


def _role_near(found: Scene, a: int, b: int, wanted: int) -> str:
    """The role of item `wanted`, one of the successive items a and b, if they touch; a dot if a sentence ends between them."""
    if a < 0 or b >= len(found.items):
        return "-"
    last, first = found.items[a].last, found.items[b].first
    if first - last > 2 or found.between("lines", last, first + 1):
        return "-"
    return found.items[wanted].role + ("." if found.between("stops", last - 1, first) else "")


def _opens(found: Scene, item: Item) -> int:
    """1 if an item opens a line, at most one word aside."""
    return int(found.between("lines", max(0, item.first - 1), item.first + 1) > 0)


def ranked(found: Scene, i: int, table: Weights) -> list[tuple[float, int | None]]:
    """The probabilities of the heads of item i, best first."""
    options: list[int | None] = [*candidates(found, i), None]
    scores = [sum(table.get(name, 0.0) for name in features(found, i, j)) for j in options]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return sorted(((share / total, j) for share, j in zip(shares, options, strict=True)), key=lambda pair: -pair[0])


def link(found: Scene, tables: Mapping[str, Weights] | None = None) -> list[Linked]:
    """The attributions of a scene in the order of their first content; a cue that got no content is no attribution."""
    tables = weights() if tables is None else tables
    choices = {i: ranked(found, i, tables["content"]) for i in found.places["content"]}
    heads = {i: options[0] for i, options in choices.items()}
    _feed(found, choices, heads)
    parts: dict[int, list[int]] = defaultdict(list)
    out = []
    for i, (share, j) in heads.items():
        if j is None:
            out.append(Linked(None, None, (found.items[i].span,), share))
        else:
            parts[j].append(i)
    for j, contents in parts.items():
        share, s = ranked(found, j, tables["cue"])[0]
        source = found.items[s].span if s is not None else None
        sure = min(share, *(heads[i][0] for i in contents), 1.0)
        out.append(Linked(source, found.items[j].span, tuple(found.items[i].span for i in contents), sure))
    return sorted(out, key=lambda linked: linked.contents[0])


def _feed(found: Scene, choices: Mapping[int, list[tuple[float, int | None]]], heads: dict[int, tuple[float, int | None]]) -> None:
    """Give each cue without content the content that wants it most among those whose cue has others."""
    load: dict[int | None, int] = defaultdict(int)
    for _, j in heads.values():
        load[j] += 1
    for cue in found.places["cue"]:
        if load[cue]:
            continue
        free = [i for i in choices if heads[i][1] is None or load[heads[i][1]] > 1]
        wanting = [(share, i) for i in free for share, j in choices[i] if j == cue]
        share, i = max(wanting, default=(0.0, -1))
        if share >= 0.1:
            load[heads[i][1]] -= 1
            heads[i] = (share, cue)
            load[cue] += 1


def decisions(found: Scene, gold: Sequence[tuple[Span | None, Span | None, Sequence[Span]]]) -> Iterator[tuple[str, list[list[str]], int]]:
    """Training rows from true (source, cue, contents): (role, the features of each candidate, the index of the true one)."""
    where = {(item.role, item.span): i for i, item in enumerate(found.items)}
    for source, cue, contents in gold:
        pairs = [("content", span, "cue", cue) for span in contents]
        pairs += [("cue", cue, "source", source)] if cue is not None else []
        for role, span, head_role, head in pairs:
            i, j = where.get((role, span)), where.get((head_role, head)) if head is not None else None
            if i is None or (head is not None and j is None):
                continue
            options: list[int | None] = [*candidates(found, i), None]
            if j in options:
                yield role, [features(found, i, option) for option in options], options.index(j)
