"""What people said, in words: corrections of actors and reviews of statements, each in one line."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from stance.formats import words
from stance.formats.shapes import Shape
from stance.records import Change, Correction, CorrectionKind, Field, Review, Telling
from stance.text import shown


def correction(value: Correction) -> str:
    """What a correction says: "Oleg Orlov speaks for Acme as chair, 2020-01-01 to now"."""
    name, actor = value.name or "", value.actor.name
    match value.what:
        case CorrectionKind.ALIAS:
            return f"{name} means {actor}"
        case CorrectionKind.SPLIT:
            return f"{name} commits {actor} alone"
        case CorrectionKind.MERGE:
            return f"{value.other.name if value.other is not None else name} is {actor}"
        case CorrectionKind.LINK | CorrectionKind.OFFICE:
            verb = "speaks for" if value.what is CorrectionKind.LINK else "holds an office of"
            return f"{name} {verb} {actor} as {value.role}, {value.start or '…'} to {value.end or 'now'}"
        case CorrectionKind.WIKIDATA:
            return f"{actor} is {value.actor.wikidata} in Wikidata"
    return f"{actor} is an actor ({value.actor.kind})"


def corrections(values: Iterable[Correction]) -> list[Shape]:
    """Corrections as table rows; neighbours of one import are one row."""
    rows = []
    for _, members in groupby(values, key=lambda one: one.batch or one.id):
        every = list(members)
        one = every[0]
        said = correction(one) if one.batch is None else f"an import of {len(every)} lines, the last: {correction(one)}"
        undone = None if one.undone_at is None else f"{one.undone_by}, {_time(one.undone_at)}"
        rows.append({"at": _time(one.at), "by": one.by, "correction": said, "undone": undone, "id": one.batch or one.id})
    return rows


def corrected(values: Sequence[Correction], statements: int) -> str:
    """What came of a correction: what was said, how much followed, and how to take it back."""
    if not values:
        return "nothing new: that is on record already\n"
    first, more = values[0], len(values) - 1
    said = correction(first) + (f", and {more} more" if more else "")
    if first.undone_at is not None:
        return shown(f"taken back: {said}; {_many(statements)} changed") + "\n"
    return shown(f"{said}; {_many(statements)} changed (stance actors undo {(first.batch or first.id)[:8]} takes it back)") + "\n"


def change(value: Change) -> str:
    """One correction of a statement: "speaker: Oleg Orlov"."""
    if value.field is Field.DECISION:
        return value.value or ""
    about = f" towards “{value.proposition}”" if value.proposition is not None else ""
    return f"{value.field.replace('_', ' ')}{about}: {'none' if value.value is None else value.value}"


def reviews(values: Iterable[Review]) -> list[Shape]:
    """Reviews as table rows."""
    return [
        {
            "at": _time(one.at),
            "by": one.by,
            "review": ", ".join(map(change, one.changes)) + (f" ({one.note})" if one.note else ""),
            "content": one.content,
            "undone": None if one.undone_at is None else f"{one.undone_by}, {_time(one.undone_at)}",
            "id": one.id,
        }
        for one in values
    ]


def reviewed(value: Telling) -> str:
    """What people did with a statement, and what the machine had found; "" if they did nothing."""
    found = value.reviewed
    had = ", ".join(f"{one.field.replace('_', ' ')} {one.value or 'none'}" for one in value.machine)
    if found is None:
        return f"corrected by a rule of this home; the machine had {had}" if had else ""
    what = found.decision or ("corrected" if had else "reviewed")
    stances = [f"{label} “{proposition}”" for proposition, label in found.stances]
    machine = f"the machine had {had}" if had else ""
    return "; ".join(part for part in (f"{what} by {found.by}, {_time(found.at)[:10]}", *stances, machine, found.note) if part)


def taken(value: Review) -> str:
    """That a review was written down, or taken back."""
    said = f"{', '.join(map(change, value.changes)) or 'a note'}" + (f" ({value.note})" if value.note else "")
    end = "taken back" if value.undone_at is not None else f"by {value.by} (stance review undo {value.id[:8]} takes it back)"
    return shown(f"{said}: {end}") + "\n"


def card(value: Telling, around: str | None = None) -> str:
    """A statement for a reviewer: who, when, where, the words and the sentence that they stand in, and what people said of it."""
    said = value.statement
    lines = [words.head(value), f"    {words.quoted(value)}", f"    {words.where(value)} · {said.kind} · statement {said.id}"]
    lines += [f"    in: {around}"] if around is not None and around.strip() != said.content else []
    lines += [f"    {reviewed(value)}"] if reviewed(value) else []
    return "\n".join(map(shown, lines)) + "\n"


def actor(value: Shape) -> str:
    """What is known of a name, as `actors show` tells it."""
    found = [f"{one['name']} ({one['kind']}{', ' + one['wikidata'] if one['wikidata'] else ''})" for one in value["actors"]]
    speakers = " or ".join(value["speakers"])
    lines = [f"{value['name']} is {' or '.join(found) or value['person'] or speakers or 'nobody whom the base or the record knows'}"]
    lines += [f"the person {value['person']}"] if value["person"] is not None and found else []
    lines += [f"{o['person']}: {o['role']} for {o['actor_id']}, {o['start'] or '…'} to {o['end'] or 'now'}" for o in value["offices"]]
    lines += [f"also called: {', '.join(value['aliases'])}"] if value["aliases"] else []
    lines += [f"{_many(value['statements'])} on record"]
    lines += [f"corrected by {c['by']}, {_time(c['at'])}: {c['text']} ({c['id']})" for c in value["corrections"]]
    return "\n".join(map(shown, lines)) + "\n"


def _many(statements: int) -> str:
    """A number of statements."""
    return f"{statements} statement{'' if statements == 1 else 's'}"


def _time(at: str) -> str:
    """A time to the minute, in UTC."""
    return at[:16].replace("T", " ")
