"""Which statements tell one utterance: syndicated and trimmed copies by shared word runs, retellings by quoted words and embedding.

Only statements of the same actor, by compatible speakers and of about the same days are compared, and of these only pairs that
share a run of words or lie close in the vector space, so that the work grows with what is new and not with the record.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stance import store
from stance.records import Kind, Precision, StatementFilter, Telling
from stance.text import slug, words

if TYPE_CHECKING:
    from sqlite_utils import Database

RUN = 4  # words of a shingle
COPY = 0.5  # share of the shorter text's shingles that a copy has
COPY_WORDS = 6  # and how many words it must have at least
SHARED = 3  # runs that two versions of a quotation have in common, where the same person said both at about one time
QUOTED = 4  # words of a quoted fragment that make a retelling when they stand in the other text
QUOTED_COSINE = 0.45  # with this cosine at least
RETOLD = 0.76  # cosine of two tellings without shared words
RETOLD_DATED = 0.68  # and where both articles date the words to about one day
RETOLD_UNNAMED = 0.85  # and where one of them names no speaker
RETOLD_WORDS = 2  # content words that they must share all the same
REPEATED = 0.85  # and within one article: its lead and its body may tell the same utterance
REPEATED_BESIDE = 0.74  # the least for two statements of one article that others have tied together
DAYS = 4  # how long after the saying an article may still tell it as news
APART = 7  # days between two tellings of one utterance at most (see `_one_day`)
AT_ONCE = 512  # new statements that are compared in one matrix
COMMON = 40  # a shingle that more statements share says nothing
_IZE = re.compile(r"iz(e[sd]?|ing|ations?)$")
_FRAGMENT = re.compile(r"[\"“‘]([^\"“”’]{6,400})[\"”’]")


@dataclass(frozen=True, slots=True)
class Item:
    """A statement as it is compared."""

    row: int
    telling: Telling
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    fragments: tuple[str, ...]  # quoted words, joined by single spaces
    content: frozenset[str]  # the beginnings of the words that tell something
    family: str | None  # the speaker's family name, folded


def group(db: "Database", model: str, *, rows: Sequence[int] | None = None) -> dict[int, str]:
    """Give every statement without a group its group, against the whole record; returns the groups by row number that changed.

    The result does not depend on the order of the rows, and a second call changes nothing. `model` names the vectors to compare.
    """
    fresh = sorted(store.ungrouped(db) if rows is None else rows)
    if not fresh:
        return {}
    new = items(store.tellings_by_rows(db, fresh), fresh)
    groups = Groups()
    for block in blocks(db, new):
        vectors = _vectors(db, model, block)
        for one in block:
            groups.hold(one)
        pairs, repeats = _pairs(block, {i.row for i in new}, vectors)
        groups.repeats |= repeats
        for left, right in pairs:
            groups.merge(left.row, right.row)
    for one in new:
        groups.hold(one)
        groups.changed.setdefault(one.row, groups.known[one.row])
    store.set_groups(db, groups.changed)
    return groups.changed


class Groups:
    """Groups while they are put together: two statements of one article share a group only where the article repeats itself."""

    def __init__(self) -> None:
        """Start without any statement."""
        self.known: dict[int, str] = {}
        self.changed: dict[int, str] = {}
        self.repeats: set[tuple[int, int]] = set()  # row numbers of one article that may tell one utterance twice
        self._rows: dict[str, dict[str, list[int]]] = defaultdict(dict)  # by group and article

    def hold(self, one: Item) -> None:
        """Take in a statement under the group that it has."""
        if one.row not in self.known:
            self.known[one.row] = one.telling.group
            self._rows[one.telling.group].setdefault(one.telling.statement.article_id, []).append(one.row)

    def merge(self, left: int, right: int) -> None:
        """Put two groups together under the smaller name, unless an article would tell two different things in it."""
        keep, drop = sorted((self.known[left], self.known[right]))
        if keep == drop or not self._agree(keep, drop):
            return
        for article, rows in self._rows.pop(drop).items():
            self._rows[keep].setdefault(article, []).extend(rows)
            for row in rows:
                self.known[row] = self.changed[row] = keep

    def _agree(self, keep: str, drop: str) -> bool:
        """Does every article in both groups only repeat itself?"""
        both = self._rows[keep].keys() & self._rows[drop].keys()
        pairs = ((a, b) for article in both for a in self._rows[keep][article] for b in self._rows[drop][article])
        return all((min(pair), max(pair)) in self.repeats for pair in pairs)


def items(tellings: Iterable[Telling], rows: Iterable[int]) -> list[Item]:
    """Statements made ready to be compared."""
    return [_item(telling, row) for telling, row in zip(tellings, rows, strict=True)]


def _item(telling: Telling, row: int) -> Item:
    """One statement: its words, their runs of four, its quoted words, and its speaker's family name."""
    content, speaker = telling.statement.content, telling.statement.speaker
    found = tuple(_spelt(content))
    runs = frozenset(found[i : i + RUN] for i in range(len(found) - RUN + 1))
    quoted = [content] if telling.statement.kind is Kind.DIRECT else _FRAGMENT.findall(content)
    return Item(
        row=row,
        telling=telling,
        words=found,
        shingles=runs,
        fragments=tuple(" ".join(_spelt(q)) for q in quoted if len(words(q)) >= QUOTED),
        content=frozenset(word[:5] for word in found if len(word) > 2 and word not in store.STOP_WORDS),
        family=None if speaker is None else slug(speaker).split("-")[-1],
    )


def _spelt(text: str) -> list[str]:
    """Words with one spelling for -ise and -ize, since outlets change it."""
    return [_IZE.sub(r"is\1", word) for word in words(text)]


def blocks(db: "Database", new: Sequence[Item]) -> list[list[Item]]:
    """For every actor with something new, all his statements of those days, new and old, in order of their rows."""
    by_actor: dict[str | None, list[Item]] = defaultdict(list)
    for one in new:
        by_actor[one.telling.statement.actor_id].append(one)
    out = []
    for actor_id, members in sorted(by_actor.items(), key=lambda item: item[0] or ""):
        for since, until in _spans([m.telling.when for m in members]):
            wanted = StatementFilter(actor_id=actor_id, since=since, until=until)
            found = [t for t in store.tellings(db, wanted) if t.statement.actor_id == actor_id]
            numbers = store.row_numbers(db, [t.statement.id for t in found])
            block = items(found, [numbers[t.statement.id] for t in found])
            if len(block) > 1:
                out.append(sorted(block, key=lambda i: i.row))
        undated = [m for m in members if m.telling.when is None]
        if len(undated) > 1:
            out.append(sorted(undated, key=lambda i: i.row))
    return out


def _spans(days: Iterable[date | None]) -> list[tuple[date, date]]:
    """Stretches of days that cover all of these with the margin in which tellings may be one utterance."""
    margin = timedelta(days=DAYS)
    out: list[tuple[date, date]] = []
    for day in sorted({d for d in days if d is not None}):
        since, until = _shifted(day, -margin), _shifted(day, margin)
        if out and since <= out[-1][1]:
            out[-1] = (out[-1][0], until)
        else:
            out.append((since, until))
    return out


def _shifted(day: date, by: timedelta) -> date:
    """The day moved, within the calendar."""
    try:
        return day + by
    except OverflowError:
        return day


def _vectors(db: "Database", model: str, block: Sequence[Item]) -> dict[int, NDArray[np.float32]]:
    """Vectors of a block by row number, where there are any."""
    numbers, matrix = store.vectors(db, model, rows=[i.row for i in block])
    return dict(zip(numbers.tolist(), matrix, strict=True))


def _pairs(block: Sequence[Item], new: set[int], vectors: dict[int, NDArray[np.float32]]) -> tuple[list[tuple[Item, Item]], set[tuple[int, int]]]:
    """Pairs of one utterance with something new in them, the surest first, and the row numbers of what one article may tell twice.

    Candidates share a run of words or are near in the vector space.
    """
    cosines = _cosines(block, new, vectors)
    found: list[tuple[float, Item, Item]] = []
    repeats: set[tuple[int, int]] = set()
    for a, b in sorted(_sharing(block, new) | cosines.keys()):
        left, right, cosine = block[a], block[b], cosines.get((a, b), 0.0)
        if _one_article(left, right) and cosine >= REPEATED_BESIDE and _one_voice(left, right):
            repeats.add((min(left.row, right.row), max(left.row, right.row)))
        if same(left, right, cosine):
            found.append((shared(left, right) + cosine, left, right))
    return [(left, right) for _, left, right in sorted(found, key=lambda pair: (-pair[0], pair[1].row, pair[2].row))], repeats


def _sharing(block: Sequence[Item], new: set[int]) -> set[tuple[int, int]]:
    """Positions of statements, one of them new, that share a run of words which is not in too many."""
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(block):
        for run in one.shingles:
            by_run[run].append(at)
    pairs = {(a, b) for sharing in by_run.values() if 1 < len(sharing) <= COMMON for i, a in enumerate(sharing) for b in sharing[i + 1 :]}
    return {(a, b) for a, b in pairs if block[a].row in new or block[b].row in new}


def _cosines(block: Sequence[Item], new: set[int], vectors: dict[int, NDArray[np.float32]]) -> dict[tuple[int, int], float]:
    """The cosine of each new statement with every other one, by positions (smaller first), where it is not small."""
    held = [at for at, one in enumerate(block) if one.row in vectors]
    if len(held) < 2:
        return {}
    matrix = np.stack([vectors[block[at].row] for at in held])
    days = np.array([np.nan if (when := block[at].telling.when) is None else when.toordinal() for at in held])
    articles = np.unique([block[at].telling.statement.article_id for at in held], return_inverse=True)[1]
    fresh = np.array([i for i, at in enumerate(held) if block[at].row in new], dtype=np.int64)
    out: dict[tuple[int, int], float] = {}
    for start in range(0, len(fresh), AT_ONCE):
        part = fresh[start : start + AT_ONCE]
        near = matrix[part] @ matrix.T
        near[(np.abs(days[part][:, None] - days) > APART) & (articles[part][:, None] != articles)] = 0.0
        for i, j in zip(*np.nonzero(near >= QUOTED_COSINE), strict=True):
            a, b = held[int(part[i])], held[int(j)]
            if a != b:
                out[min(a, b), max(a, b)] = float(near[i, j])
    return out


def same(left: Item, right: Item, cosine: float) -> bool:
    """Do two statements of one actor tell one utterance? Never by different people or of different days; one article only by close repetition."""
    a, b = left.telling, right.telling
    if not _one_voice(left, right) or not _one_day(a, b):
        return False
    if _one_article(left, right):
        return cosine >= REPEATED and min(len(left.words), len(right.words)) >= RUN
    if shared(left, right) >= COPY and min(len(left.words), len(right.words)) >= COPY_WORDS:
        return True
    if cosine >= QUOTED_COSINE and (_tells(left, right) or _tells(right, left)):
        return True
    if _versions(left, right):
        return True
    dated = a.statement.said_on is not None and b.statement.said_on is not None
    if cosine < (RETOLD_DATED if dated else RETOLD) or len(left.content & right.content) < RETOLD_WORDS:
        return False
    return a.statement.kind is b.statement.kind is Kind.DEED or _close(a, b, cosine)


def _versions(left: Item, right: Item) -> bool:
    """Do both quote one person of about one time with runs of the same words, as two translations or two cuts of a speech do?"""
    quoted = all(one.family is not None and one.telling.statement.kind in (Kind.DIRECT, Kind.MIXED) for one in (left, right))
    return quoted and len(left.shingles & right.shingles) >= SHARED and _close(left.telling, right.telling, 0.0)


def _one_article(left: Item, right: Item) -> bool:
    """Do both stand in one article?"""
    return left.telling.statement.article_id == right.telling.statement.article_id


def shared(left: Item, right: Item) -> float:
    """Share of the shorter text's word runs that stand in the other (containment)."""
    least = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / least if least else float(left.words == right.words and bool(left.words))


def _tells(left: Item, right: Item) -> bool:
    """Do quoted words of one stand in the other?"""
    other = f" {' '.join(right.words)} "
    return any(f" {fragment} " in other for fragment in left.fragments)


def _one_voice(left: Item, right: Item) -> bool:
    """Compatible speakers: the same person by family name, or one of them not named."""
    return left.family is None or right.family is None or _alike(left.family, right.family)


def _alike(one: str, other: str) -> bool:
    """Family names in two spellings: equal, or of one beginning and nearly one length ("Zelensky", "Zelenskyy")."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 4 and len(long) - len(short) <= 2 and long[: len(short) - 1] == short[:-1]


def _one_day(a: Telling, b: Telling) -> bool:
    """Can both be of one occasion: the same day of saying (a day's difference allowed), or news of about the same days."""
    said, other = a.statement.said_on, b.statement.said_on
    if said is not None and other is not None:
        exact = a.statement.said_on_precision in (None, Precision.DAY) and b.statement.said_on_precision in (None, Precision.DAY)
        return abs((said - other).days) <= (1 if exact else 7)
    first, second = a.when, b.when
    if first is None or second is None:
        return True
    if said is None and other is None:
        return abs((first - second).days) <= DAYS
    told, published = (first, second) if said is not None else (second, first)
    return -1 <= (published - told).days <= DAYS


def _close(a: Telling, b: Telling, cosine: float) -> bool:
    """Are the days so close, and the persons so sure, that a paraphrase can be trusted?"""
    first, second = a.when, b.when
    named = (a.statement.speaker is not None and b.statement.speaker is not None) or cosine >= RETOLD_UNNAMED
    return named and first is not None and second is not None and abs((first - second).days) <= 1
