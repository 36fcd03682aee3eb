"""The sentences of a report."""

from dataclasses import replace
from datetime import date

import pytest

from stance.formats import prose
from stance.records import (
    Coverage,
    Excerpt,
    Judged,
    Kind,
    Label,
    Position,
    Precision,
    Report,
    Shift,
    Span,
    Stance,
    Telling,
    TopicReport,
)


def topic(judged: Judged, *labels: Label, basis: int = 1) -> TopicReport:
    """A topic with a statement of each label, a day apart; the position rests on the last ones."""
    said = []
    for number, label in enumerate(labels):
        statement = replace(judged.telling.statement, id=f"s{number}", said_on=date(2026, 3, 1 + number))
        said.append(replace(judged, telling=replace(judged.telling, statement=statement), stance=Stance(label, 0.5, "so")))
    ids = tuple(j.telling.statement.id for j in said[len(said) - basis :])
    return TopicReport("cable", "cable", Position(labels[-1] if labels else Label.NONE, basis=ids), tuple(said), ())


@pytest.mark.parametrize(
    ("precision", "shown"),
    [(None, "2 March 2026"), (Precision.WEEK, "week of 2 March 2026"), (Precision.MONTH, "March 2026"), (Precision.YEAR, "2026")],
)
def test_a_day_as_readers_write_it(precision: Precision | None, shown: str) -> None:
    assert prose.day(date(2026, 3, 2), precision) == shown


def test_when_it_was_said_or_published(telling: Telling) -> None:
    assert prose.when(telling) == "2 March 2026"
    undated = replace(telling, statement=replace(telling.statement, said_on=None))
    assert prose.when(undated) == "published 3 March 2026"
    assert prose.when(replace(undated, article=replace(telling.article, published=None))) == "undated"


def test_sentences_begin_and_end_and_have_days_in_words() -> None:
    assert prose.sentence("said once, on 2026-03-02, that") == "Said once, on 2 March 2026, that."
    assert prose.sentence("no statement found") == "No statement found."


def test_what_a_position_rests_on(judged: Judged) -> None:
    one = prose.rests_on(topic(judged, Label.SUPPORTS))
    assert one == "The position rests on 1 statement; 1 on record for this topic on 1 March 2026."
    several = prose.rests_on(topic(judged, Label.OPPOSES, Label.NEUTRAL, Label.SUPPORTS, Label.SUPPORTS, basis=3))
    assert several == (
        "The position rests on 2 statements, and 1 statement of that time does not share it; "
        "4 on record for this topic between 1 March 2026 and 4 March 2026."
    )
    assert prose.rests_on(topic(judged)) == "No statement found."


def test_who_spoke_and_who_reported(judged: Judged) -> None:
    value = topic(judged, Label.OPPOSES, Label.OPPOSES, Label.SUPPORTS)
    assert prose.speakers(value) == "Speakers: Astrid Halvorsen (2 against, 1 for)."
    assert prose.carriers(value).startswith("Outlets: Courier (3), Fjord Wire (3). 3 statements of 3 are carried by more than one outlet.")


def test_a_long_list_is_counted() -> None:
    assert prose.listed("Outlets", [f"o{n}" for n in range(12)]).endswith("o7 and 4 more.")


def test_a_change_is_a_reversal_or_a_step(judged: Judged, telling: Telling) -> None:
    assert telling.actor is not None
    before, after = topic(judged, Label.OPPOSES, Label.SUPPORTS).timeline
    full = Shift(telling.actor, "cable", before, after, (date(2026, 3, 1), date(2026, 3, 2)), 1.0)
    assert prose.turn(full) == "Reversal: from opposition to support, between 1 March 2026 and 2 March 2026."
    assert prose.turn(replace(full, score=0.5, between=(date(2026, 3, 2),) * 2)).startswith("Step: from opposition to support, on 2 March")


def test_the_course_of_positions(judged: Judged, telling: Telling) -> None:
    value = topic(judged, Label.OPPOSES, Label.CONDITIONAL, Label.SUPPORTS)
    assert prose.course(value) == ""
    assert telling.actor is not None
    first, second, third = value.timeline
    turns = ((first, second, 1, 2), (second, third, 2, 3))
    shifts = tuple(Shift(telling.actor, "cable", a, b, (date(2026, 3, m), date(2026, 3, n)), 0.5) for a, b, m, n in turns)
    assert prose.course(replace(value, shifts=shifts)) == (
        "Opposed it until 1 March 2026, made it depend on a condition on 2 March 2026, and has supported it since 3 March 2026."
    )


def test_words_that_outlets_print_again_are_one_line(judged: Judged) -> None:
    value = topic(judged, Label.OPPOSES, Label.OPPOSES, Label.SUPPORTS)
    words = [replace(item.telling.statement, content="the ship must sail on Monday") for item in value.timeline]
    said = [replace(item, telling=replace(item.telling, statement=s)) for item, s in zip(value.timeline, words, strict=True)]
    first, last = prose.repeats(said)
    assert (first, last) == ((said[0], [said[1]]), (said[2], []))
    assert prose.again(first[1]) == "In the same words again: 2 March 2026 (Fjord Wire)."
    assert len(prose.repeats([replace(j, telling=replace(j.telling, statement=replace(j.telling.statement, content="no"))) for j in said])) == 3


def test_a_role_that_names_the_actor_says_it_once(telling: Telling) -> None:
    def standing(role: str) -> str:
        return prose.standing(replace(telling, statement=replace(telling.statement, role=role)))

    assert (standing("minister"), standing("minister of Norway")) == ("minister, Norway", "minister of Norway")


def test_the_condition_of_a_conditional_position(judged: Judged) -> None:
    assert prose.terms(topic(judged, Label.CONDITIONAL)) == "if it rains"
    assert prose.terms(topic(judged, Label.CONDITIONAL, Label.SUPPORTS)) == ""


def test_direct_speech_stands_alone_and_reported_speech_in_its_sentence(judged: Judged) -> None:
    excerpt = Excerpt("Oslo said it would sign. Nobody else did.", (Span(10, 24),))
    assert prose.pieces(replace(judged, excerpt=excerpt))[0][0].startswith("“We will sign")
    told = replace(judged.telling, statement=replace(judged.telling.statement, kind=Kind.INDIRECT))
    assert prose.pieces(replace(judged, telling=told, excerpt=excerpt)) == [("Oslo said ", False), ("it would sign.", True)]
    inside = Excerpt("Oslo said it would sign, and left.", (Span(10, 23),))
    assert prose.pieces(replace(judged, telling=told, excerpt=inside))[-1] == (", and left.", False)


@pytest.mark.parametrize("text", ["x" * 100_000, " " * 100_000, "word " * 20_000, ""])
def test_nothing_shown_is_endless(judged: Judged, text: str) -> None:
    told = replace(judged.telling, statement=replace(judged.telling.statement, kind=Kind.INDIRECT, content=text))
    excerpt = Excerpt(f"{text}said{text}", (Span(len(text), len(text) + 4),))
    for value in (replace(judged, telling=told), replace(judged, telling=told, excerpt=excerpt)):
        assert sum(len(part) for part, _ in prose.pieces(value)) < 1000


def test_what_the_report_covers(coverage: Coverage) -> None:
    value = Report(None, "Atlantis", coverage, since=date(2026, 2, 1), until=date(2026, 2, 3), as_of=date(2026, 2, 4))
    assert prose.title(value) == "Atlantis: positions on record"
    assert prose.scope(value) == (
        "From 3 articles of 2 outlets, published between 1 January 2026 and 3 March 2026; only what was said from 1 February 2026 on; "
        "only what was said until 3 February 2026; as the record stood on 4 February 2026."
    )
    assert prose.scope(Report(None, "x", Coverage(0, 0, None, None))) == "From 0 articles of 0 outlets."
