"""The sentences of a report, for every format that people read: what it covers, what a position rests on, who spoke, what changed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from stance.formats import words
from stance.records import Excerpt, Judged, Kind, Label, Precision, Report, Shift, Stand, Telling, TopicReport
from stance.text import slug

AROUND = 240  # characters of a sentence that are shown on either side of a statement
TURNS = 4  # changes of position that are told one by one
NAMED = 8  # speakers or outlets that are named before the rest is counted
REPEATED = 4  # words at least, less one, that are the same words again
LONGEST = 900  # characters of a statement that are shown; a mark that was never closed can make it a whole article
UNNAMED = "no named speaker"
_ENDED = re.compile(r"[.!?…][\"”’)]*$")
_STARTING = re.compile(r"\s*[\"“‘(]*[^\W\d_a-z]")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_KINDS = {
    Kind.DIRECT: "in the speaker’s own words",
    Kind.MIXED: "reported speech with quoted words",
    Kind.INDIRECT: "reported speech",
    Kind.DEED: "a deed that the outlet reports",
    Kind.BELIEF: "a view that the outlet reports",
}
_DID = {
    Label.SUPPORTS: "supported it",
    Label.OPPOSES: "opposed it",
    Label.CONDITIONAL: "made it depend on a condition",
    Label.NEUTRAL: "had taken no side",
}
_DOES = {
    Label.SUPPORTS: "has supported it",
    Label.OPPOSES: "has opposed it",
    Label.CONDITIONAL: "has made it depend on a condition",
    Label.NEUTRAL: "has taken no side",
}
_SIDES = {Label.SUPPORTS: "support", Label.OPPOSES: "opposition", Label.CONDITIONAL: "a condition", Label.NEUTRAL: "no side taken"}
_COUNTED = {Label.SUPPORTS: "for", Label.OPPOSES: "against"}


def day(value: date, precision: Precision | None = None) -> str:
    """A date as far as it is known, for readers: "22 February 2022", "week of 21 February 2022", "February 2022", "2022"."""
    month = f"{value:%B} {value.year}"
    if precision is Precision.YEAR:
        return str(value.year)
    if precision is Precision.MONTH:
        return month
    return f"{'week of ' if precision is Precision.WEEK else ''}{value.day} {month}"


def when(value: Telling) -> str:
    """When it was said, or at least published."""
    s = value.statement
    if s.said_on is not None:
        return day(s.said_on, s.said_on_precision)
    return "undated" if value.article.published is None else f"published {day(value.article.published)}"


def voice(value: Telling) -> str:
    """Who is heard: the speaker, else the actor whom the words commit."""
    return value.statement.speaker or (value.actor.name if value.actor is not None else "unknown")


def standing(value: Telling) -> str:
    """In which role, and for whom: "foreign minister, Norway"; empty for an actor without a speaker."""
    role = value.statement.role or ""
    by = value.actor.name if value.actor is not None and value.actor.name != voice(value) else ""
    return ", ".join(part for part in (role, "" if by.casefold() in role.casefold() else by) if part)


def in_words(text: str) -> str:
    """A text of ours with its dates as readers write them."""
    return _ISO.sub(lambda found: day(date(*map(int, found.groups()))), text)


def sentence(text: str) -> str:
    """A sentence with its dates as readers write them, a capital letter and a full stop."""
    text = in_words(text).strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def period(first: date | None, last: date | None) -> str:
    """From one day to another: "on 3 May 2022", "between 3 May 2022 and 4 June 2022"; nothing if undated."""
    if first is None or last is None:
        return ""
    return f"on {day(first)}" if first == last else f"between {day(first)} and {day(last)}"


def title(value: Report) -> str:
    """What the report is called: the person's name, else the actor's, else what was asked for."""
    return f"{value.speaker or (value.actor.name if value.actor is not None else value.asked)}: positions on record"


def scope(value: Report) -> str:
    """What the report covers: the record, and the days that were asked for."""
    held = value.coverage
    published = period(held.first, held.last)
    parts = [f"From {words.count(held.articles, 'article')} of {words.count(held.outlets, 'outlet')}{', published ' * bool(published)}{published}"]
    parts += [f"only what was said from {day(value.since)} on"] if value.since else []
    parts += [f"only what was said until {day(value.until)}"] if value.until else []
    parts += [f"as the record stood on {day(value.as_of)}"] if value.as_of else []
    return "; ".join(parts) + "."


def also(value: Report) -> str:
    """What else the actor spoke of, the most first; empty if nothing was found."""
    return listed("Also spoken of", [f"{topic.name} ({topic.statements})" for topic in value.also]) if value.also else ""


def outlets(judgements: Iterable[Judged]) -> list[tuple[str, int]]:
    """Outlets with the number of utterances that each carries, most first."""
    return _ranked(source for item in judgements for source in (item.telling.sources or (item.telling.article.source or "source unknown",)))


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    """Names with their counts, most first."""
    return sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))


def course(topic: TopicReport) -> str:
    """The positions in order: "opposed it until 2 March 2026, …, has supported it since 18 May 2026"; of many changes the last; empty without any."""
    changes = topic.shifts
    if not changes:
        return ""
    first = f"{_DID[changes[0].before.stance.label]} until {day(changes[0].between[0])}"
    between = [f"{_DID[a.after.stance.label]} {period(a.between[1], b.between[0])}" for a, b in pairwise(changes)]
    last = f"{_DOES[changes[-1].after.stance.label]} since {day(changes[-1].between[1])}"
    if len(changes) > TURNS:
        return sentence(f"changed {len(changes)} times: {first}, …, {between[-1]}, and {last}")
    return sentence(f"{', '.join([first, *between])}, and {last}")


def terms(topic: TopicReport) -> str:
    """The condition on which a conditional position depends, in the latest words that the position rests on; else empty."""
    if topic.position.label is not Label.CONDITIONAL:
        return ""
    named = {item.telling.statement.id: condition(item) for item in topic.timeline if item.stance.label is Label.CONDITIONAL}
    return next((named[one] for one in topic.position.basis if named.get(one)), "")


def rests_on(topic: TopicReport) -> str:
    """How many statements the position rests on, of how many, and of which days."""
    if not topic.timeline:
        return "No statement found."
    basis = set(topic.position.basis)
    behind = [item for item in topic.timeline if item.telling.statement.id in basis]
    for_it = sum(item.stance.label is topic.position.label for item in behind)
    days = [item.telling.when for item in topic.timeline if item.telling.when is not None]
    text = f"The position rests on {words.count(for_it, 'statement')}" if for_it else "There is no statement that a position could rest on"
    against = len(behind) - for_it
    text += f", and {words.count(against, 'statement')} of that time {'does' if against == 1 else 'do'} not share it" if against else ""
    return f"{text}; {len(topic.timeline)} on record for this topic {period(min(days, default=None), max(days, default=None))}".rstrip() + "."


def carried_by(topic: TopicReport) -> str:
    """How many statements of how many outlets: "14 in 4 outlets"."""
    return f"{len(topic.timeline)} in {words.count(len(outlets(topic.timeline)), 'outlet')}" if topic.timeline else "none"


def behind(stand: Stand) -> str:
    """How many statements of how many outlets an actor's position is read from."""
    return f"{words.count(stand.statements, 'statement')} in {words.count(stand.outlets, 'outlet')}; the latest that shows it:"


def not_found(topic: TopicReport) -> str:
    """What was looked for and is not there, in one line."""
    return in_words("; ".join(topic.not_found))


def speakers(topic: TopicReport) -> str:
    """Who spoke, with how many statements of which stance."""
    stances: dict[str, Counter[Label]] = {}
    for item in topic.timeline:
        stances.setdefault(item.telling.statement.speaker or UNNAMED, Counter())[item.stance.label] += 1
    ranked = sorted(stances.items(), key=lambda item: (item[0] == UNNAMED, -item[1].total(), item[0]))
    return listed("Speakers", [f"{name} ({_labels(found)})" for name, found in ranked])


def carriers(topic: TopicReport) -> str:
    """Which outlets carry the statements, and how many utterances stand in more than one."""
    shared = sum(len(item.telling.sources) > 1 for item in topic.timeline)
    several = f" {words.count(shared, 'statement')} of {len(topic.timeline)} {'is' if shared == 1 else 'are'} carried by more than one outlet."
    return listed("Outlets", [f"{name} ({n})" for name, n in outlets(topic.timeline)]) + (
        several if shared else " No statement is carried by more than one outlet."
    )


def listed(what: str, names: Sequence[str]) -> str:
    """A list in one sentence; the end of a long one is counted."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{what}: {', '.join(names[:NAMED])}{more}."


def _labels(found: Counter[Label]) -> str:
    """Counts of stances: "3 for, 1 neutral"."""
    return ", ".join(f"{n} {_COUNTED.get(label, label)}" for label, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def timeline(topic: TopicReport) -> str:
    """What a chart of the topic shows, for those who do not see it."""
    days = [item.telling.when for item in topic.timeline if item.telling.when is not None]
    found = Counter(item.stance.label for item in topic.timeline)
    return (
        f"Timeline of {words.count(len(topic.timeline), 'statement')} {period(min(days, default=None), max(days, default=None))}: {_labels(found)}."
    )


def turn(shift: Shift) -> str:
    """A change of position in one sentence: a reversal, or a step (to or from a condition, or from no side)."""
    how = "Reversal" if shift.score >= 1 else "Step"
    return f"{how}: from {_SIDES[shift.before.stance.label]} to {_SIDES[shift.after.stance.label]}, {period(*shift.between)}."


def repeats(timeline: Sequence[Judged]) -> list[tuple[Judged, list[Judged]]]:
    """The statements, each with those that repeat its words later, as outlets print a sentence of background again and again."""
    found: dict[object, tuple[Judged, list[Judged]]] = {}
    for item in timeline:
        s = item.telling.statement
        plain = slug(s.content)
        same = (plain, s.actor_id, item.stance.label) if plain.count("-") >= REPEATED else s.id
        if same in found:
            found[same][1].append(item)
        else:
            found[same] = (item, [])
    return list(found.values())


def again(repeated: Sequence[Judged]) -> str:
    """Where the same words stand again: "22 December 2021 (CNN), 4 January 2022 (CBS News)"."""
    places = [f"{when(item.telling)} ({item.telling.article.source or 'source unknown'})" for item in repeated]
    return listed("In the same words again", places)


def pieces(value: Judged) -> list[tuple[str, bool]]:
    """The words of a judged utterance, as they are shown."""
    return in_sentence(value.telling, value.excerpt)


def in_sentence(telling: Telling, excerpt: Excerpt | None) -> list[tuple[str, bool]]:
    """The words to show: a direct quotation alone, else its sentence in parts, each with whether it is part of the statement."""
    if telling.statement.kind is Kind.DIRECT or excerpt is None or not excerpt.spans:
        return [(_head(words.quoted(telling), LONGEST), False)]
    out: list[tuple[str, bool]] = []
    at = 0
    for span in excerpt.spans:
        out += [(excerpt.text[at : span.start], False), (_head(span.of(excerpt.text), LONGEST), True)]
        at = span.end
    before, after = out[0][0].lstrip(), excerpt.text[at:].rstrip()
    ended = _ENDED.search(out[-1][0]) is not None and _STARTING.match(after) is not None
    return [piece for piece in [(_tail(before, AROUND), False), *out[1:], ("" if ended else _head(after, AROUND), False)] if piece[0]]


def _head(text: str, limit: int) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= limit else re.sub(r"\s+\S*$", "", text[:limit]) + " …"


def _tail(text: str, limit: int) -> str:
    """The end of a text, cut between words."""
    return text if len(text) <= limit else "… " + re.sub(r"^\S*\s+", "", text[-limit:])


def condition(value: Judged) -> str:
    """The words of the condition that decides the stance; empty without one."""
    return "" if value.condition is None else value.condition.strip().rstrip(",;.")


def carried(value: Judged) -> str:
    """In how many articles and outlets an utterance stands."""
    other = [source for source in value.telling.sources if source != value.telling.article.source]
    also = f", also in {', '.join(other)}" if other else ""
    return f"told in {words.count(1 + len(value.tellings), 'article')}{also}"


def reason(value: Judged) -> str:
    """Why a statement was read so: its stance and score, its kind, and how its speaker was found."""
    s = value.telling.statement
    found = f" Attribution: {s.why}." if s.why else ""
    return f"{value.stance.label.capitalize()} ({value.stance.score:.2f}): {value.stance.why}. {_KINDS[s.kind].capitalize()} ({s.act}).{found}"


def offsets(value: Telling) -> str:
    """Where the words stand in the text of their article."""
    return f"Characters {_at(value)} of article {value.article.id}"


def place(value: Telling) -> str:
    """As `offsets`, short: "296415b799fafe75, 977–1171"."""
    return f"{value.article.id}, {_at(value)}"


def _at(value: Telling) -> str:
    """The offsets of the words."""
    return ", ".join(f"{span.start}–{span.end}" for span in value.statement.spans)
