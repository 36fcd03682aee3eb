"""From judged statements to an actor's position and its changes: the latest taken, deeds above words, the highest office above others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from stance.records import Act, Actor, Judged, Kind, Label, Position, Shift, Telling

Rank = Callable[[Telling], int]  # of the speaker's office: head of state or government 3, minister 2, spokesperson 1, none 0
SIDES = (Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL)
# weight of what was done or announced, of another act that takes a position, of plain words, of a belief
DEED, ANNOUNCED, DECLARED, SAID, BELIEVED = 1.6, 1.35, 1.1, 0.8, 0.0
OFFICE = 0.15  # added for each rank of the office
# weight of new evidence, in scores of the plainest statement, from which a position counts as changed: at least, at most, and the share of the
# weight that the old position has gathered, so that one clear word overturns one word, and no loose remark a settled position
TAKEN, TAKEN_MOST, TAKEN_SHARE = 1.3, 3.0, 0.5
FIRM = 0.9  # share of the best score from which a deed or announcement is plain
FAINT = 0.5  # share of the best score below which a statement decides nothing
_DECLARING = frozenset({Act.ANNOUNCES, Act.SUPPORTS, Act.OPPOSES, Act.DENIES, Act.PROMISES, Act.DEMANDS, Act.THREATENS})
_VERBS = {
    Label.SUPPORTS: "supports it",
    Label.OPPOSES: "opposes it",
    Label.CONDITIONAL: "makes it depend on a condition",
    Label.NEUTRAL: "has not taken a side",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of time with one position: its statements (oldest first), and those of the time with another label."""

    label: Label
    basis: tuple[Judged, ...]
    others: tuple[Judged, ...] = ()

    @property
    def since(self) -> date | None:
        """The day of its first statement."""
        return self.basis[0].telling.when

    @property
    def last(self) -> date | None:
        """The day of its latest statement."""
        return self.basis[-1].telling.when


def no_rank(_telling: Telling) -> int:
    """No office is known."""
    return 0


def weight(judged: Judged, rank: Rank = no_rank) -> float:
    """How much a statement counts for a position: its kind, act and office, times how sure the judge is."""
    statement = judged.telling.statement
    if statement.kind is Kind.BELIEF:
        return BELIEVED
    if statement.act is Act.ANNOUNCES and statement.kind is not Kind.DEED:
        base = ANNOUNCED
    else:
        base = DEED if statement.kind is Kind.DEED else DECLARED if statement.act in _DECLARING else SAID
    return (base + OFFICE * rank(judged.telling)) * judged.stance.score


def stages(judged: Sequence[Judged], rank: Rank = no_rank) -> list[Stage]:
    """Successive positions, oldest first; a change needs evidence of weight TAKEN, so that one loose remark moves nothing.

    Being undecided is a position only as long as no side was taken; refusals to comment and descriptions change nothing.
    """
    dated = [j for j in _plain(judged) if j.telling.when is not None]
    best = max((j.stance.score for j in dated), default=0.0)
    done: list[Stage] = []
    basis: list[Judged] = []
    rivals: list[Judged] = []
    for day in _days(dated):
        lead = _leading(day, rank)
        if not basis:
            basis, rivals = [j for j in day if j.stance.label is lead], [j for j in day if j.stance.label is not lead]
            continue
        basis += [j for j in day if j.stance.label is basis[0].stance.label]
        rivals += [j for j in day if j.stance.label is not basis[0].stance.label]
        if lead in (basis[0].stance.label, Label.NEUTRAL):
            continue
        fresh = _newcomers(basis, rivals, lead)
        if sum(weight(j, rank) for j in fresh) >= _needed(fresh, basis, best, rank):
            done.append(_stage(basis, [r for r in rivals if r not in fresh]))
            basis, rivals = fresh, []
    return _settled([*done, _stage(basis, rivals)]) if basis else []


def _needed(fresh: list[Judged], basis: list[Judged], best: float, rank: Rank) -> float:
    """The weight that overturns a position; a plain deed or announcement needs no more than one clear word does."""
    firm = any(_firm(j) and j.stance.score >= FIRM * best for j in fresh)
    gathered = 0.0 if firm else TAKEN_SHARE * sum(weight(j, rank) for j in basis)
    return max(TAKEN * best, min(TAKEN_MOST * best, gathered))


def _settled(found: list[Stage]) -> list[Stage]:
    """Without passing remarks: a single word (no deed) between two stretches of one position, or on the very day on which the next begins."""
    at = 0
    while at < len(found) - 1:
        one, after = found[at], found[at + 1]
        passing = len(one.basis) == 1 and not _firm(one.basis[0])
        returns = at > 0 and found[at - 1].label is after.label
        if passing and (returns or one.last == after.since):
            before = found[at - 1] if returns else Stage(after.label, ())
            merged = Stage(after.label, (*before.basis, *after.basis), (*before.others, *one.basis, *after.others))
            found[at - 1 if returns else at : at + 2] = [merged]
            at = max(0, at - 1)
        else:
            at += 1
    return found


def _firm(judged: Judged) -> bool:
    """A deed, an announcement, or what several outlets carry is no passing remark."""
    statement = judged.telling.statement
    return statement.kind is Kind.DEED or statement.act is Act.ANNOUNCES or len(judged.tellings) > 0


def _plain(judged: Sequence[Judged]) -> list[Judged]:
    """The statements that bear on the topic as plainly as the best do; what is only near it decides nothing, nor do beliefs."""
    bearing = [j for j in judged if j.stance.label in (*SIDES, Label.NEUTRAL) and j.telling.statement.kind is not Kind.BELIEF]
    best = max((j.stance.score for j in bearing), default=0.0)
    return [j for j in bearing if j.stance.score >= FAINT * best]


def _stage(basis: list[Judged], rivals: list[Judged]) -> Stage:
    """Close a stretch."""
    return Stage(basis[0].stance.label, tuple(basis), tuple(rivals))


def _days(dated: list[Judged]) -> list[list[Judged]]:
    """Statements by day, oldest first; refusals to comment are left out, for they are no position."""
    taking = [j for j in dated if j.telling.statement.act is not Act.DECLINES_TO_COMMENT]
    taking.sort(key=lambda j: (j.telling.when or date.min, j.telling.statement.id))
    return [list(group) for _, group in groupby(taking, key=lambda j: j.telling.when)]


def _leading(day: list[Judged], rank: Rank) -> Label:
    """The label of a day's weightiest statement; taking a side outweighs weighing it."""
    return max(day, key=lambda j: (j.stance.label in SIDES and weight(j, rank) > 0, weight(j, rank), j.telling.statement.id)).stance.label


def _newcomers(basis: list[Judged], rivals: list[Judged], label: Label) -> list[Judged]:
    """The statements of a new label since the last one of the old."""
    last = basis[-1].telling.when or date.min
    return [r for r in rivals if r.stance.label is label and (r.telling.when or date.min) >= last]


def position(judged: Sequence[Judged], name: str, rank: Rank = no_rank) -> Position:
    """The latest position with the statements it rests on and a sentence that says so; never "consistently"."""
    found = stages(judged, rank)
    if not found:
        undated = _plain(judged)
        if not undated:
            return Position(Label.NONE)
        best = max(undated, key=lambda j: (weight(j, rank), j.telling.statement.id))
        said = f"{name} said once, undated, that it {_VERBS[best.stance.label]}"
        return Position(best.stance.label, None, None, (best.telling.statement.id,), said)
    now = found[-1]
    ids = tuple(j.telling.statement.id for j in (*reversed(now.basis), *reversed(now.others)))
    return Position(now.label, now.since, now.last, ids, _sentence(now, name, rank))


def _sentence(stage: Stage, name: str, rank: Rank) -> str:
    """What a reader is told: how often, when, in whose voice, and who says otherwise."""
    first, last, count = stage.since, stage.last, len(stage.basis)
    when = f"on {first}" if first == last else f"between {first} and {last}"
    deed = next((j for j in reversed(stage.basis) if j.telling.statement.kind is Kind.DEED), None)
    verb = _VERBS[stage.label]
    if deed is not None:
        said = f"{name} {verb}: it acted on {deed.telling.when}"
    elif count == 1:
        said = f"{name} said once, {when}, that it {verb}" if stage.label is not Label.NEUTRAL else f"{name} had not taken a side {when}"
    else:
        said = f"{name} {verb} in {count} statements {when}"
    lead = max(stage.basis, key=lambda j: (rank(j.telling), j.telling.when or date.min))
    speaker = lead.telling.statement.speaker
    said += f" ({speaker})" if speaker is not None and speaker != name else ""
    against = [j for j in stage.others if j.stance.label is not Label.NEUTRAL]
    others = "1 other statement of that time says" if len(against) == 1 else f"{len(against)} other statements of that time say"
    return said + (f"; {others} otherwise" if against else "")


def shifts(judged: Sequence[Judged], actor: Actor, topic: str, rank: Rank = no_rank) -> list[Shift]:
    """Every change between successive positions, in order; `score` is half for a change to or from a condition or indecision, 1 for a full turn."""
    out = []
    found = stages(judged, rank)
    for old, new in pairwise(found):
        before = [j for j in old.basis if (j.telling.when or date.min) <= (new.since or date.max)][-1]
        days = (before.telling.when or date.min, new.since or date.max)
        full = {old.label, new.label} == {Label.SUPPORTS, Label.OPPOSES}
        out.append(Shift(actor, topic, before, new.basis[0], days, 1.0 if full else 0.5))
    return out
