from dataclasses import replace
from datetime import date

from stance.judges.positions import Rank, position, shifts, stages
from stance.records import Act, Actor, Kind, Label, Precision
from tests.judges.conftest import judged


def test_nothing_said() -> None:
    assert position([], "Marovia").label is Label.NONE
    assert position([], "Marovia").text == "no statement found"


def test_one_statement_is_said_once() -> None:
    found = position([judged(Label.OPPOSES, "2026-01-05", "1")], "Marovia")
    assert (found.label, found.since, found.basis) == (Label.OPPOSES, date(2026, 1, 5), ("1",))
    assert "said once" in found.text
    assert "consistently" not in found.text


def test_the_latest_position_not_the_average(marovia: Actor) -> None:
    record = [judged(Label.OPPOSES, f"2026-01-0{d}", str(d), act=Act.OPPOSES) for d in range(1, 6)]
    record.append(judged(Label.SUPPORTS, "2026-02-01", "9", act=Act.ANNOUNCES, score=0.95))
    record.append(judged(Label.SUPPORTS, "2026-02-03", "10", act=Act.SUPPORTS))
    assert position(record, "Marovia").label is Label.SUPPORTS
    found = shifts(record, marovia, "the pact")
    assert [(s.before.stance.label, s.after.stance.label, s.between) for s in found] == [
        (Label.OPPOSES, Label.SUPPORTS, (date(2026, 1, 5), date(2026, 2, 1)))
    ]
    assert found[0].score == 1.0


def test_a_deed_outranks_words_of_the_same_day() -> None:
    record = [judged(Label.OPPOSES, "2026-01-01", "1", act=Act.OPPOSES), judged(Label.SUPPORTS, "2026-01-01", "2", kind=Kind.DEED)]
    assert position(record, "Marovia").label is Label.SUPPORTS


def test_a_refusal_to_comment_changes_nothing(marovia: Actor) -> None:
    record = [judged(Label.OPPOSES, "2026-01-01", "1"), judged(Label.NEUTRAL, "2026-02-01", "2", act=Act.DECLINES_TO_COMMENT)]
    assert position(record, "Marovia").label is Label.OPPOSES
    assert shifts(record, marovia, "x") == []


def test_from_undecided_to_a_side_is_half_a_shift(marovia: Actor) -> None:
    record = [judged(Label.NEUTRAL, "2026-01-01", "1", act=Act.CONSIDERS), judged(Label.SUPPORTS, "2026-03-01", "2", act=Act.ANNOUNCES, score=0.9)]
    found = shifts(record, marovia, "x")
    assert [(s.before.telling.statement.id, s.after.telling.statement.id, s.score) for s in found] == [("1", "2", 0.5)]


def test_a_passing_remark_is_no_shift(marovia: Actor) -> None:
    record = [
        judged(Label.SUPPORTS, "2026-01-01", "1", act=Act.SUPPORTS),
        judged(Label.OPPOSES, "2026-01-10", "2"),
        judged(Label.SUPPORTS, "2026-01-20", "3", act=Act.SUPPORTS),
    ]
    assert shifts(record, marovia, "x") == []
    assert [len(s.basis) for s in stages(record)] == [2]


def test_a_belief_decides_nothing() -> None:
    assert position([judged(Label.SUPPORTS, "2026-01-01", "1", kind=Kind.BELIEF)], "Marovia").label is Label.NONE


def test_the_highest_office_gives_the_label() -> None:
    record = [judged(Label.OPPOSES, "2026-01-01", "1"), judged(Label.SUPPORTS, "2026-01-01", "2")]

    def rank(head: str) -> Rank:
        return lambda telling: 3 if telling.statement.id == head else 0

    for head, label in (("1", Label.OPPOSES), ("2", Label.SUPPORTS)):
        assert position(record, "Marovia", rank(head)).label is label


def test_undated_statements_still_give_a_label() -> None:
    assert position([judged(Label.OPPOSES, None, "1")], "Marovia").label is Label.OPPOSES


def test_order_of_input_does_not_matter(marovia: Actor) -> None:
    record = [judged(Label.OPPOSES, "2026-01-01", "1", act=Act.OPPOSES), judged(Label.SUPPORTS, "2026-02-01", "2", act=Act.ANNOUNCES, score=0.95)]
    assert position(record, "M") == position(record[::-1], "M")
    assert shifts(record, marovia, "x") == shifts(record[::-1], marovia, "x")


def test_a_month_counts_from_its_end_but_not_after_publication(marovia: Actor) -> None:
    decided = judged(Label.SUPPORTS, "2026-03-01", "2", kind=Kind.DEED, score=0.95)
    monthly = replace(decided.telling.statement, said_on_precision=Precision.MONTH)
    published = replace(decided.telling.article, published=date(2026, 3, 20))
    weighing = judged(Label.NEUTRAL, "2026-03-06", "1", act=Act.CONSIDERS, score=0.95)
    for article, last in ((decided.telling.article, date(2026, 3, 31)), (published, date(2026, 3, 20))):
        deed = replace(decided, telling=replace(decided.telling, statement=monthly, article=article))
        found = shifts([weighing, deed], marovia, "x")
        assert [(s.before.stance.label, s.after.stance.label, s.between) for s in found] == [
            (Label.NEUTRAL, Label.SUPPORTS, (date(2026, 3, 6), last))
        ]
