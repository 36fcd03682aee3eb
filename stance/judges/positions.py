"""From judged statements to an actor's position and its changes: the cheapest sequence of positions that explains them (Viterbi 1967).

Every statement that does not fit the position of its day costs its weight times the misfit, and every change of position
costs SWITCH. So one clear word at the end, two weak ones or a deed change a position, a single remark amid others does not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from stance.records import Act, Actor, Judged, Kind, Label, Position, Precision, Shift, Telling
from stance.text import period_end

Rank = Callable[[Telling], int]  # of the speaker's office: head of state or government 3, minister 2, spokesperson 1, none 0
SIDES = (Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL)
# weight of what was done or announced, of another act that takes a position, of plain words, of a belief
DEED, ANNOUNCED, DECLARED, SAID, BELIEVED = 1.6, 1.35, 1.1, 0.9, 0.0
# factors for words that are only reported, for a speaker without a name, and for words of an unknown day, which may be older than the news of them
REPORTED, UNNAMED, UNDATED = 0.85, 0.85, 0.7
OFFICE = 0.12  # added for each rank of the office
CARRIED = 0.1  # and for every further article that tells it, up to three
SWITCH, STEP, DECISION = 1.2, 0.6, 0.4  # the cost of a full turn, of a half one (to or from a condition), and of the first side after indecision
SETTLED = 1.5  # weight of what was said for any side after which indecision counts no more
FAINT, PLAIN = 0.7, 0.9  # share of the best score below which a statement decides nothing, and from which it counts in full
LEAST = 0.2  # score below which nothing decides anything, however little else was said
# how badly a statement (second) fits a position (first); a condition is half-way to either side
_MISFIT = {
    Label.SUPPORTS: {Label.OPPOSES: 1.0, Label.CONDITIONAL: 0.8},
    Label.OPPOSES: {Label.SUPPORTS: 1.0, Label.CONDITIONAL: 0.8},
    Label.CONDITIONAL: {Label.SUPPORTS: 0.5, Label.OPPOSES: 0.5},
    Label.NEUTRAL: {Label.SUPPORTS: 0.9, Label.OPPOSES: 0.9, Label.CONDITIONAL: 0.8},
}
OVERLAP = timedelta(days=7)  # statements this close in time can contradict each other; later ones supersede
_OPPOSED = frozenset({Label.SUPPORTS, Label.OPPOSES})
_DECLARING = frozenset({Act.ANNOUNCES, Act.SUPPORTS, Act.OPPOSES, Act.DENIES, Act.PROMISES, Act.DEMANDS, Act.THREATENS, Act.CONSIDERS})
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
    """How much a statement counts for a position: its kind, act, office and outlets, times how sure the judge is."""
    statement = judged.telling.statement
    if statement.kind is Kind.BELIEF:
        return BELIEVED
    if statement.kind is Kind.DEED:
        base = DEED
    elif statement.act is Act.ANNOUNCES:
        base = ANNOUNCED
    else:
        base = DECLARED if statement.act in _DECLARING else SAID
    if statement.kind is Kind.INDIRECT:
        base *= REPORTED
    if statement.kind is not Kind.DEED and statement.speaker is None:
        base *= UNNAMED
    if statement.said_on is None:
        base *= UNDATED
    return (base + OFFICE * rank(judged.telling) + CARRIED * min(3, len(judged.tellings))) * judged.stance.score


def stages(judged: Sequence[Judged], rank: Rank = no_rank) -> list[Stage]:
    """Successive positions, oldest first: the sequence of least cost, in which every position has a statement that takes it.

    Being undecided is a position only as long as no side was taken; refusals to comment and descriptions change nothing.
    """
    dated = sorted((j for j in _plain(judged) if j.telling.when is not None), key=_moment)
    weigh = _weigher(dated, rank)
    path = _cheapest([_costs(day, weigh, fade) for day, fade in _faded(dated, weigh)])
    days = [list(day) for _, day in groupby(dated, key=_day)]
    found = []
    for label, run in groupby(zip(path, days, strict=True), key=lambda step: step[0]):
        said = [j for _, day in run for j in day]
        basis = tuple(j for j in said if j.stance.label is label)
        found.append(Stage(label, basis, tuple(j for j in said if j.stance.label is not label)))
    return [stage for stage in found if stage.basis]


def _weigher(dated: Sequence[Judged], rank: Rank) -> Callable[[Judged], float]:
    """The weight of a statement beside the others: those that bear on the topic much less plainly than the best one count for less."""
    best = max((j.stance.score for j in dated), default=1.0)

    def weigh(one: Judged) -> float:
        return weight(one, rank) * min(1.0, (one.stance.score / best - FAINT) / (PLAIN - FAINT))

    return weigh


def _day(judged: Judged) -> date:
    """The day by which it was said: the last of a week or month that is all that is known, but none after publication."""
    when, statement, published = judged.telling.when, judged.telling.statement, judged.telling.article.published
    if when is None:
        return date.min
    if statement.said_on is None:
        return when
    end = period_end(when, statement.said_on_precision)
    return end if published is None else max(when, min(end, published))


def _moment(judged: Judged) -> tuple[date, str]:
    """The order of time; of one day by id, so that the order of input does not matter."""
    return _day(judged), judged.telling.statement.id


def _faded(dated: Sequence[Judged], weigh: Callable[[Judged], float]) -> Iterable[tuple[list[Judged], float]]:
    """Statements by day, with what indecision still counts on it: all at first, less the more was said for a side before."""
    taken = 0.0
    for _, group in groupby(dated, key=_day):
        day = list(group)
        yield day, max(0.0, 1.0 - taken / SETTLED)
        taken += sum(weigh(j) for j in day if j.stance.label in SIDES)


def _costs(day: Sequence[Judged], weigh: Callable[[Judged], float], fade: float) -> dict[Label, float]:
    """What each position costs on one day: the weight of every statement that does not fit it."""

    def cost(position: Label, one: Judged) -> float:
        label = one.stance.label
        if label is position:
            return 0.0
        return weigh(one) * (fade if label is Label.NEUTRAL else _MISFIT[position][label])

    return {position: sum(cost(position, one) for one in day) for position in _MISFIT}


def _cheapest(days: Sequence[dict[Label, float]]) -> list[Label]:
    """The position of each day in the sequence of least cost; nobody returns from a side to indecision."""
    if not days:
        return []
    total = dict(days[0])
    back: list[dict[Label, Label]] = []
    for costs in days[1:]:
        steps = {
            now: min(total, key=lambda before, now=now: total[before] + _step(before, now))  # type: ignore[misc]
            for now in _MISFIT
        }
        total = {now: costs[now] + total[before] + _step(before, now) for now, before in steps.items()}
        back.append(steps)
    path = [min(total, key=lambda label: total[label])]
    for steps in reversed(back):
        path.append(steps[path[-1]])
    return path[::-1]


def _step(before: Label, now: Label) -> float:
    """The cost of going from one position to the next."""
    if before is now:
        return 0.0
    if now is Label.NEUTRAL:
        return float("inf")
    if before is Label.NEUTRAL:
        return DECISION
    return SWITCH if {before, now} == _OPPOSED else STEP


def _plain(judged: Sequence[Judged]) -> list[Judged]:
    """The statements that bear on the topic as plainly as the best do; beliefs and refusals to comment decide nothing, nor what is only near it."""
    bearing = [j for j in judged if j.stance.label in _MISFIT and j.telling.statement.kind is not Kind.BELIEF]
    bearing = [j for j in bearing if j.telling.statement.act is not Act.DECLINES_TO_COMMENT]
    best = max((j.stance.score for j in bearing), default=0.0)
    return [j for j in bearing if j.stance.score >= max(LEAST, FAINT * best)]


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
    for old, new in pairwise(stages(judged, rank)):
        before, after = old.basis[-1], new.basis[0]
        out.append(Shift(actor, topic, before, after, (_day(before), _day(after)), 1.0 if {old.label, new.label} == _OPPOSED else 0.5))
    return out


def _dated(judged: Judged) -> bool:
    """Is the day known, so that another can be said to be near it? "In June" and "last week" stand for no day."""
    statement = judged.telling.statement
    return statement.said_on is None or statement.said_on_precision in (None, Precision.DAY)


def contradictions(judged: Sequence[Judged]) -> list[tuple[Judged, Judged, float, str]]:
    """Pairs of plain statements for and against, of about the same time: earlier, later, how sure (0..1), why. The order of input does not matter."""
    plain = sorted((j for j in _plain(judged) if j.telling.when is not None and j.stance.label in _OPPOSED), key=_moment)
    out = []
    for at, left in enumerate(plain):
        for right in plain[at + 1 :]:
            apart = (right.telling.when or date.min) - (left.telling.when or date.min)
            if apart > OVERLAP:
                break
            if left.stance.label is not right.stance.label and left.telling.group != right.telling.group and _dated(left) and _dated(right):
                days = "on the same day" if not apart.days else f"within {apart.days} day{'s' if apart.days > 1 else ''}"
                speakers = [j.telling.statement.speaker for j in (left, right)]
                voices = f" by {speakers[0]} and {speakers[1]}" if all(speakers) and speakers[0] != speakers[1] else ""
                out.append((left, right, round(min(left.stance.score, right.stance.score), 3), f"for and against {days}{voices}"))
    return out
