"""Dates: expressions and their values, publication dates of plain texts, and the day on which something was said."""

import json
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.dates import Lean, expressions, printed, publication, resolve, resolve_span, said_days, said_on
from stance.records import Act, Dated, Kind, Precision, Quote, Span, Speaker

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "dates.jsonl").read_text(encoding="utf-8").splitlines()]
WEDNESDAY = date(2021, 10, 20)


def spot(text: str, part: str) -> Span:
    """The first place of a part in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def quote(
    text: str,
    content: str,
    cue: str | None = None,
    source: str | None = None,
    *,
    name: str | None = None,
    kind: Kind = Kind.INDIRECT,
) -> Quote:
    """A quotation in a text, given by its words."""
    return Quote(
        article_id="a",
        contents=(spot(text, content),),
        cue=None if cue is None else spot(text, cue),
        source=None if source is None else spot(text, source),
        kind=kind,
        act=Act.SAYS,
        speaker=Speaker(name=name, printed=source),
        confidence=1.0,
        extractor="test",
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['expression']}@{c['published']}")
def test_an_expression_is_found_and_read_in_its_sentence(case: dict[str, str | None]) -> None:
    text, expression = str(case["text"]), str(case["expression"])
    span = spot(text, expression)
    assert expression in [f.text for f in expressions(text)]
    dated = resolve_span(text, span, date.fromisoformat(str(case["published"])))
    got = (None, None) if dated is None else (dated.day.isoformat(), dated.precision.value)
    assert got == (case["date"], case["precision"])


def test_there_are_enough_cases_and_some_look_ahead() -> None:
    assert len(CASES) >= 60
    assert sum(str(c["date"]) > str(c["published"]) for c in CASES if c["date"]) >= 15


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they may march on.",
        "Protesters march every second hour under the sun.",
        "She sat down and read the Sun.",
        "The Sunday Times and the Sunday Mirror wrote about Black Friday.",
        "Some 2000 people came, and 2014 troops left.",
        "It cost $2022 and weighed 1999 tonnes.",
        "A second man will fall, spring up and summer abroad.",
        "Mr May said so; Ms April Winter agreed.",
        "The score was 27-27-39 and the ratio 3/4.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert [f.text for f in expressions(text)] == []


def test_spans_point_into_the_text_and_leave_out_the_preposition() -> None:
    text = "In early 2014 he left; on Oct. 20, 2021 he returned, over the weekend."
    found = expressions(text)
    assert [f.text for f in found] == ["early 2014", "Oct. 20, 2021", "the weekend"]
    assert all(f.span.of(text) == f.text for f in found)
    assert [f.text for f in expressions(text, 20, 40)] == ["Oct. 20, 2021"]


@pytest.mark.parametrize(
    ("expression", "past", "lean", "expected"),
    [
        ("Wednesday", True, None, "2021-10-20"),
        ("on Thursday", True, None, "2021-10-14"),
        ("Thursday", False, Lean.FUTURE, "2021-10-21"),
        ("Thursday", False, None, "2021-10-14"),
        ("December", True, None, "2020-12"),
        ("December", False, Lean.FUTURE, "2021-12"),
        ("Dec. 24", True, None, "2020-12-24"),
        ("Dec. 24", False, None, "2021-12-24"),
        ("Oct. 21", True, None, "2021-10-21"),
        ("last week's", False, None, "2021-10-11"),
        ("this weekend", True, None, "2021-10-16"),
        ("Friday, March 4", False, None, "2022-03-04"),
        ("the last quarter", False, None, "2021-07"),
        ("2014", False, None, "2014"),
        ("10/11/2021", False, None, "2021-10-11"),
        ("SEPT. 3, 2020", False, None, "2020-09-03"),
        ("last winter", False, None, "2020-12"),
        ("a decade ago", False, None, "2011"),
        ("Christmas Day", True, None, "2020-12-25"),
        ("31 February 2021", False, None, None),
        ("soon", False, None, None),
        ("", False, None, None),
    ],
)
def test_resolve(expression: str, past: bool, lean: Lean | None, expected: str | None) -> None:
    dated = resolve(expression, WEDNESDAY, past=past, lean=lean)
    assert (None if dated is None else printed(dated)) == expected


def test_a_weekday_that_contradicts_its_date_keeps_the_date_and_says_so() -> None:
    wrong, right = resolve("Tuesday, October 20, 2021", WEDNESDAY), resolve("Wednesday, October 20, 2021", WEDNESDAY)
    assert wrong is not None
    assert right is not None
    assert (wrong.day, wrong.rule) == (WEDNESDAY, "full date, but it was a Wednesday")
    assert right.rule == "full date"


def test_day_and_month_that_may_be_swapped_are_told() -> None:
    dated = resolve("04/05/2021", WEDNESDAY)
    assert dated is not None
    assert "swapped" in dated.rule


def test_without_a_publication_date_only_full_dates_count() -> None:
    text = "On Tuesday he left. On 3 May 2020 he came."
    assert resolve_span(text, spot(text, "Tuesday"), None) is None
    dated = resolve_span(text, spot(text, "3 May 2020"), None)
    assert dated is not None
    assert dated.day == date(2020, 5, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ports reopen\nKABUL, Afghanistan, 20 October 2021 — Two ports reopened.", "2021-10-20"),
        ("Ports reopen\nOSLO, Oct. 20, 2021 (Norpress) - Two ports reopened.", "2021-10-20"),
        ("Ports reopen\nPublished: 20 October 2021, 10:33 GMT\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\nDate: 2021-10-20\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\nBy Jane Roe | October 20, 2021\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\n20 October 2021\n\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\n\nOSLO, 20 October 2021\n\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\nOslo, October 20, 2021\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\nEnvoys gather in Oslo, Norway, Wednesday, October 20, 2021 [Norpress]\nTwo ports reopened.", "2021-10-20"),
        ("Ports reopen\nEnvoys gather in Oslo, Oct. 19, 2021. (AP Photo/Jo Doe)\nA ship in Oslo, Oct. 20, 2021. (AP Photo/Jo Doe)", "2021-10-20"),
        ("Ports reopen\nOSLO, Oct 20 (Norpress) — Two ports reopened.\nA ship on October 19, 2021 [Norpress]", "2021-10-20"),
        ("Ports reopen\nUpdated: 21 October 2021\nTwo ports reopened.", "2021-10-21"),
        ("Ports reopen\nOSLO, Oct 20 (Norpress) — Two ports reopened.", None),
        ("Ports reopen\nFILE - A ship in Oslo, Oct. 20, 2021. (AP Photo/Jo Doe)", None),
        ("Ports reopen\nA ship in Oslo, Oct. 20, 2021. (AP Photo/Jo Doe, File)", None),
        ("Ports reopen\nThe ports were closed on September 1, 1939, and reopened on May 8, 1945 [sic].", None),
        ("Ports reopen\nThe treaty of October 20, 2021 is in force (Reuters has seen it).", None),
        ("", None),
    ],
)
def test_publication(text: str, expected: str | None) -> None:
    dated = publication(text)
    assert (None if dated is None else printed(dated)) == expected
    assert dated is None or (dated.span is not None and dated.span.end <= len(text))


SAID = [
    ("The minister said on Tuesday that the ports would reopen.", "the ports would reopen", "said", "The minister", "2021-10-19", "day"),
    ("The minister told Monday's conference that the ports would reopen.", "the ports would reopen", "told", "The minister", "2021-10-18", "day"),
    ("On Monday, the minister said the ports would reopen.", "the ports would reopen", "said", "the minister", "2021-10-18", "day"),
    ("The minister on Wednesday warned the ports would close.", "the ports would close", "warned", "The minister", "2021-10-20", "day"),
    ("The minister said last week he did not expect a deal.", "he did not expect a deal", "said", "The minister", "2021-10-11", "week"),
    ("The minister warned last month that the ports would close.", "the ports would close", "warned", "The minister", "2021-09-01", "month"),
    ("Speaking in Oslo on Friday, the minister said the ports would reopen.", "the ports would reopen", "said", "the minister", "2021-10-15", "day"),
    ("Officials have said, as recently as Sunday, that the ports stay shut.", "the ports stay shut", "said", "Officials", "2021-10-17", "day"),
    ("The minister said the ports would reopen on Friday.", "the ports would reopen on Friday", "said", "The minister", None, None),
    ("The minister, who took office on Monday, said the ports would reopen.", "the ports would reopen", "said", "The minister", None, None),
    ("Ahead of Thursday's summit, the minister said the ports would reopen.", "the ports would reopen", "said", "the minister", None, None),
    ("The ports have been shut since Monday, the minister said.", "The ports have been shut since Monday", "said", "the minister", None, None),
    ("The envoy, who met her on Saturday, told us on Monday that ports would open.", "ports would open", "told", "The envoy", "2021-10-18", "day"),
    ("The minister said on Tuesday that ports would reopen.", "on Tuesday that ports would reopen", "said", "The minister", "2021-10-19", "day"),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "day", "precision"), SAID)
def test_the_sentence_of_the_cue_dates_the_saying(text: str, content: str, cue: str, source: str, day: str | None, precision: str | None) -> None:
    dated = said_on(text, quote(text, content, cue, source), WEDNESDAY)
    got = (None, None) if dated is None else (dated.day.isoformat(), dated.precision.value)
    assert got == (day, precision)
    assert dated is None or (dated.span is not None and not dated.span.overlaps(Span(text.index(content[-10:]), len(text))))


def test_a_date_inside_the_quotation_never_counts_but_one_behind_it_does() -> None:
    text = "“We met on Friday and we meet again on Sunday,” Foreign Minister Ada Berg told reporters Tuesday."
    told = quote(text, "We met on Friday and we meet again on Sunday,", "told", "Foreign Minister Ada Berg", name="Ada Berg", kind=Kind.DIRECT)
    dated = said_on(text, told, WEDNESDAY)
    assert dated is not None
    assert dated.day == date(2021, 10, 19)


def test_the_same_speaker_inherits_the_day_of_what_was_said_before() -> None:
    text = (
        "Ada Berg told a conference in Oslo on Monday that the ports would reopen. The union was not convinced. "
        "“Nobody will lose work,” Berg said. She added that pay would rise. A strike is planned for Friday."
    )
    said = quote(text, "Nobody will lose work,", "said", "Berg said", name="Ada Berg", kind=Kind.DIRECT)
    added = quote(text, "pay would rise", "added", "She", name="Ada Berg")
    for statement in (said, added):
        dated = said_on(text, statement, WEDNESDAY)
        assert dated is not None
        assert dated.day == date(2021, 10, 18)
        assert dated.rule.startswith("same speaker")


def test_another_speaker_does_not_lend_his_day() -> None:
    text = (
        "The harbour is old. It was built in 1902. Ole Dahl said on Monday that he would sue. Many ships wait. Ada Berg said the ports would reopen."
    )
    assert said_on(text, quote(text, "the ports would reopen", "said the", "Ada Berg", name="Ada Berg"), WEDNESDAY) is None


def test_earlier_statements_of_the_speaker_lend_their_day() -> None:
    text = "The premier spoke at length. Nobody interrupted. He said the ports would reopen."
    first = quote(text, "The premier spoke at length", None, None)
    dated = said_on(text, quote(text, "the ports would reopen", "said", "He"), WEDNESDAY, earlier=[(first, Dated(date(2021, 10, 19)))])
    assert dated == Dated(date(2021, 10, 19), rule="earlier statement")


def test_a_following_sentence_tells_the_occasion() -> None:
    text = "“The ports will reopen,” Ada Berg said. She was speaking at a harbour in Bergen on Sunday."
    dated = said_on(text, quote(text, "The ports will reopen,", "said", "Ada Berg", name="Ada Berg", kind=Kind.DIRECT), WEDNESDAY)
    assert dated is not None
    assert (dated.day, dated.rule) == (date(2021, 10, 17), "next sentence: weekday")


def test_what_is_said_again_and_again_has_no_day() -> None:
    text = "Ada Berg spoke to reporters on Monday. Berg has repeatedly said the ports would reopen."
    assert said_on(text, quote(text, "the ports would reopen", "said", "Berg has", name="Ada Berg"), WEDNESDAY) is None


def test_the_day_of_the_story_holds_near_the_lead_and_not_far_below() -> None:
    lead = "Two ports reopened on Tuesday after a year. "
    near = lead + "The mayor of Bergen, Ole Dahl, said the town was relieved."
    far = lead + "Ships waited outside. " * 20 + "The mayor of Bergen, Ole Dahl, said the town was relieved."
    for text, expected in ((near, date(2021, 10, 19)), (far, None)):
        dated = said_on(text, quote(text, "the town was relieved", "said", "Ole Dahl", name="Ole Dahl"), WEDNESDAY)
        assert (None if dated is None else dated.day) == expected


def test_counted_from_another_event() -> None:
    text = "A strike began on Tuesday. It came a day after Ada Berg said the ports would reopen."
    dated = said_on(text, quote(text, "the ports would reopen", "said", "Ada Berg", name="Ada Berg"), WEDNESDAY)
    assert dated is not None
    assert dated.day == date(2021, 10, 18)


def test_a_sunday_broadcast_is_dated_by_its_name() -> None:
    text = "The senator told NBC's “Meet the Press” that the ports would reopen."
    dated = said_on(text, quote(text, "the ports would reopen", "told", "The senator"), WEDNESDAY)
    assert dated is not None
    assert dated.day == date(2021, 10, 17)


def test_full_dates_need_no_publication_date_and_relative_ones_do() -> None:
    text = "Ada Berg said on 19 October 2021 that the ports would reopen. Ole Dahl said on Monday that they would not."
    full = said_on(text, quote(text, "the ports would reopen", "said", "Ada Berg", name="Ada Berg"), None)
    assert full is not None
    assert (full.day, full.precision) == (date(2021, 10, 19), Precision.DAY)
    assert said_on(text, quote(text, "they would not", "said on Monday", "Ole Dahl", name="Ole Dahl"), None) is None


def test_accents_do_not_part_a_speaker_from_himself() -> None:
    text = "Zoé Erdoğan told a rally on Monday that taxes would fall. Some cheered. “They will fall soon,” Erdogan said."
    dated = said_on(text, quote(text, "They will fall soon,", "said", "Erdogan said", name="Zoe Erdogan", kind=Kind.DIRECT), WEDNESDAY)
    assert dated is not None
    assert dated.day == date(2021, 10, 18)


CALM = "The town was calm. " * 15


@pytest.mark.parametrize(("text", "told", "days", "rule"), [
    (
        "Many ships wait at the quays. Ada Berg said the ports would reopen. " + CALM + "Berg told reporters on Monday that pay would rise.",
        [("the ports would reopen", "said", "Ada Berg", "Ada Berg"), ("pay would rise", "told", "Berg told", "Ada Berg")],
        ["2021-10-18", "2021-10-18"], "later statement",
    ),
    (
        CALM + "Ole Dahl told the council the ports would reopen. " + CALM
        + "Ada Berg later told the council on Monday that pay would rise.",
        [("the ports would reopen", "told", "Ole Dahl", "Ole Dahl"), ("pay would rise", "later told", "Ada Berg", "Ada Berg")],
        ["2021-10-18", "2021-10-18"], "same occasion",
    ),
    (
        CALM + "Berg has long said the ports would reopen. " + CALM + "Berg told reporters on Monday that pay would rise.",
        [("the ports would reopen", "said", "Berg has", "Ada Berg"), ("pay would rise", "told", "Berg told", "Ada Berg")],
        [None, "2021-10-18"], None,
    ),
    (
        CALM + "Berg said the ports would reopen. " + CALM
        + "Berg told the paper on Monday that pay would rise. " + CALM + "Berg told the radio on Tuesday that fares would fall.",
        [("the ports would reopen", "said", "Berg said", "Ada Berg"), ("pay would rise", "told the paper", "Berg told the paper", "Ada Berg"),
         ("fares would fall", "told the radio", "Berg told the radio", "Ada Berg")],
        [None, "2021-10-18", "2021-10-19"], None,
    ),
])  # fmt: skip
def test_what_is_told_of_one_statement_helps_the_others(
    text: str, told: list[tuple[str, str, str, str]], days: list[str | None], rule: str | None
) -> None:
    found = said_days(text, [quote(text, content, cue, source, name=name) for content, cue, source, name in told], WEDNESDAY)
    assert [None if d is None else d.day.isoformat() for d in found] == days
    assert rule is None or (found[0] is not None and found[0].rule == rule)


def test_a_day_inside_a_clause_about_somebody_else_is_not_the_speakers() -> None:
    text = "The harbour master, who was named on Monday, is young. " + CALM + "The harbour master said the ports would reopen."
    assert said_on(text, quote(text, "the ports would reopen", "said", "The harbour master said"), WEDNESDAY) is None


def test_a_weekday_against_its_date_is_doubtful() -> None:
    text = "Ada Berg said on Sunday, 19 October 2021, that the ports would reopen."
    dated = said_on(text, quote(text, "the ports would reopen", "said", "Ada Berg", name="Ada Berg"), WEDNESDAY)
    assert dated is not None
    assert (dated.day, dated.doubtful) == (date(2021, 10, 19), True)
    agreeing = text.replace("Sunday", "Tuesday")
    sure = said_on(agreeing, quote(agreeing, "the ports would reopen", "said", "Ada Berg", name="Ada Berg"), WEDNESDAY)
    assert sure is not None
    assert not sure.doubtful


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.dates(), st.booleans())
def test_resolve_never_raises(expression: str, anchor: date, past: bool) -> None:
    dated = resolve(expression, anchor, past=past)
    assert dated is None or isinstance(dated.day, date)


WORDS = [
    "Monday", "last week", "Oct. 20, 2021", "said", "he", "“", "”", '"', ".", " ", "\n", "a day earlier", "in", "2014", "the weekend", "\x00",
    "\ud800", "Berg", "two weeks ago", "31 Feb. 9999", "next year", "[Norpress]", "Published:", "MOSCOW,", "—", "’s",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([date.min, date.max, WEDNESDAY, None]), st.data())
def test_hostile_texts_neither_raise_nor_give_spans_outside(parts: list[str], published: date | None, data: st.DataObject) -> None:
    text = " ".join(parts)
    found = expressions(text)
    assert all(0 <= f.span.start < f.span.end <= len(text) and f.span.of(text) == f.text for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for each in found:
        resolve_span(text, each.span, published)
    publication(text)
    if len(text) >= 2:
        start = data.draw(st.integers(0, len(text) - 2))
        content = Span(start, data.draw(st.integers(start + 1, len(text))))
        cue = Span(0, 1) if start > 1 else None
        dated = said_on(text, Quote("a", (content,), cue, cue, Kind.MIXED, Act.SAYS, Speaker("B"), 1.0, "test"), published)
        assert dated is None or dated.span is None or dated.span.end <= len(text)


def test_long_texts_are_read_quickly() -> None:
    article = "The harbour master of the town spoke with the people who waited at the quay on Monday, and nobody left before noon. " * 42
    expressions(article)
    start = time.perf_counter()
    for _ in range(20):
        expressions(article)
    assert (time.perf_counter() - start) / 20 < 0.02  # about 1 ms on an idle machine
    start = time.perf_counter()
    for part in ("x", "1", '"', "“a ", "In the late early ", "(AP ", "A. ", "Monday ", "By Oct. 1, 2020 "):
        hostile = part * (100_000 // len(part))
        expressions(hostile)
        publication(hostile)
        said_on(hostile, Quote("a", (Span(10, 20),), Span(2, 4), None, Kind.DIRECT, Act.SAYS, Speaker(), 1.0, "test"), WEDNESDAY)
    assert time.perf_counter() - start < 20
