"""Topics without being told: statements clustered on their vectors, each cluster round a key phrase that names it.

What one can be for or against makes a topic (`phrases.Phrase.matter`), then things with names of their own; places, persons and
people do not. A word by itself heads a report only if it is telling, else the phrase that tells more of it: "sanctions on Russia".

A phrase is a topic as far as the statements that have it are alike: the mean cosine of their vectors, from which the mean of all
is taken. The best phrase takes all statements near the centre of its own; the next is the best of what is left (greedy set
cover). Everything hangs on counts and means, so that more articles change the order slowly and hardly ever the names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stance import phrases, store
from stance.actors.names import TITLES
from stance.judges import proposition
from stance.records import StatementFilter, Topic
from stance.text import slug

if TYPE_CHECKING:
    from sqlite_utils import Database

    from stance.actors import Base

SAMPLE = 3000  # utterances that are looked at: enough for the topics of an actor, and of a record
FEW = 60  # of so few utterances, all about one thing perhaps, cohesion says little
LEAST = 500  # a topic has at least one in so many utterances, and two
ALIKE = 0.15  # cohesion from which on a phrase is about one thing
TELLING = 0.25  # and from which on a word by itself tells what
COPIES = 0.45  # more than this tells that the statements are copies of each other
NEAR = 0.45  # cosine with a cluster's centre from which on a statement belongs to it
SAME = 0.5  # cosine of two centres from which on they are one topic
WORDS = (1.0, 1.6, 1.9, 2.0)  # how much a phrase of one, two, … words tells
NAMED, OTHER = 0.5, 0.3  # how much a thing with a name of its own counts beside a matter, and anything else
FULLER = (0.12, 0.4)  # of the statements of a word, of a phrase: a longer phrase round it that stands in so many names the topic more fully
FEWEST = 3  # statements that such a longer phrase, or a word that heads a topic by itself, has at least
SHARE = 0.75  # exponent of the number of statements: ten statements are not ten times one


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements on one topic: the phrase that names it, other phrases that are mostly in it, and how many statements there are."""

    name: str
    phrases: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase with its statements (numbers), their cohesion, the direction of their centre, and how well it heads a topic."""

    name: str
    words: frozenset[str]
    rows: NDArray[np.int64]
    cohesion: float
    centre: NDArray[np.float32]
    weight: float


def topics(db: "Database", base: "Base", wanted: StatementFilter, *, limit: int) -> list[Topic]:
    """Pinned topics, then up to `limit` that the wanted statements speak of most; a topic that people named or merged is under their name."""
    kept = store.topics(db)
    known = {slug(name): topic for topic in kept for name in (topic.name, *topic.also)}
    out = {topic.name: topic for topic in kept if topic.pinned}
    for cluster in clusters(db, base, wanted, limit=limit):
        found = next((known[slug(name)] for name in (cluster.name, *cluster.phrases) if slug(name) in known), None)
        topic = found or Topic(cluster.name, proposition(cluster.name).text)
        before = out.get(topic.name, topic)
        out[topic.name] = replace(before, statements=before.statements + cluster.statements)
    return list(out.values())


def clusters(db: "Database", base: "Base", wanted: StatementFilter, *, limit: int) -> list[Cluster]:
    """Up to `limit` clusters of the wanted statements, the most telling first. Statements without a vector are left out."""
    said = dict(store.utterances(db, wanted, limit=SAMPLE))
    rows, matrix = store.vectors(db, store.vector_model(db) or "", rows=list(said))
    if not len(rows):
        return []
    centred = matrix - matrix.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True) + 1e-9
    least, few = max(2, len(rows) // LEAST), len(rows) < FEW
    found = phrases.naming(phrases.phrases((said[row] for row in rows.tolist()), least=least), least=least)
    usable = [_candidate(one, centred, weight) for one in found if (weight := _weight(base, one))]
    usable = [one for one in usable if few or one.cohesion >= (ALIKE if one.weight >= 1 else TELLING)]
    out: list[Cluster] = []
    free = np.ones(len(rows), dtype=bool)
    while len(out) < limit:
        ranked = [(_score(one, free), one.name, one) for one in usable if free[one.rows].sum() >= least]
        if not ranked:
            break
        _, _, best = max(ranked, key=lambda item: item[:2])
        name = _name(best, usable)
        if len(name.words) > 1 or (name.cohesion >= TELLING and len(name.rows) >= FEWEST):
            inside = centred @ best.centre >= NEAR
            inside[best.rows] = True
            others = [one for one in usable if one is not name and inside[one.rows].mean() > 0.5]
            out.append(Cluster(name.name, tuple(one.name for one in others), int((inside & free).sum())))
            free &= ~inside
        usable = [one for one in usable if not _is_part(one, best)]
    return out


def _is_part(one: _Candidate, best: _Candidate) -> bool:
    """Does a phrase say less or more of what a cluster is about, or the same in another way?"""
    return one.words <= best.words or one.words >= best.words or float(one.centre @ best.centre) > SAME


def _name(best: _Candidate, usable: Sequence[_Candidate]) -> _Candidate:
    """The phrase that heads a cluster: the commonest longer one round its own, if that is common enough."""
    enough = max(FEWEST, FULLER[len(best.words) > 1] * len(best.rows))
    longer = [one for one in usable if one.words > best.words and len(one.rows) >= enough]
    return max(longer, key=lambda one: (len(one.rows), len(one.words), one.name), default=best)


def _candidate(one: phrases.Phrase, centred: NDArray[np.float32], weight: float) -> _Candidate:
    """A phrase with the cohesion (mean cosine of two) and the centre of its statements."""
    rows = np.asarray(one.texts)
    total = centred[rows].sum(axis=0)
    length = float(np.linalg.norm(total))
    pairs = len(rows) * (len(rows) - 1)
    cohesion = (length * length - len(rows)) / max(pairs, 1)
    return _Candidate(one.form, frozenset(one.key.split()), rows, cohesion, total / (length + 1e-9), weight)


def _score(one: _Candidate, free: NDArray[np.bool_]) -> float:
    """How much a phrase tells of the statements that are in no cluster yet."""
    told = float(free[one.rows].sum()) ** SHARE * one.weight
    return float(told * min(max(one.cohesion, ALIKE / 2), COPIES))


def _weight(base: "Base", one: phrases.Phrase) -> float:
    """How well a phrase heads a topic: a matter best; a lone word that is none, who speaks, and his title never."""
    words = one.form.split()
    told = WORDS[len(one.key.split()) - 1]
    if _is_actor(base, one.form):
        return 0.0
    if one.matter:
        return told
    if len(words) > 1 and all(word[:1].isupper() or word.isdigit() for word in words):
        return NAMED * told
    return OTHER * told if len(words) > 1 else 0.0


def _is_actor(base: "Base", name: str) -> bool:
    """Does a phrase name an actor, a person or an institution, or call somebody by his title? These speak, and are no topics."""
    capitals = [word for word in name.split() if word[:1].isupper()]
    if not capitals:
        return False
    return bool(base.find(name) or base.people(name)) or any(word.casefold() in TITLES for word in capitals)
