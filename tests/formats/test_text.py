"""What a terminal shows: every quote with its article, and nothing of an article acts on the terminal."""

from datetime import date

from stance.formats import text, words
from stance.records import (
    Actor,
    ActorKind,
    Added,
    Agreement,
    Answer,
    Article,
    Checked,
    Comparison,
    Contradiction,
    Coverage,
    Edit,
    Evidence,
    Judged,
    Judgement,
    Label,
    Position,
    Precision,
    Quotation,
    QuoteLabel,
    Relation,
    Shift,
    Span,
    Stand,
    Telling,
    Verdict,
    VerdictLabel,
    Wording,
)


def harmless(shown: str) -> bool:
    """No escape or bidirectional character is left."""
    return "\x1b" not in shown and "\u202e" not in shown


def test_answer_shows_quote_article_and_offsets(judged: Judged, coverage: Coverage) -> None:
    position = Position(Label.CONDITIONAL, text="Norway said once that it would sign")
    shown = text.answer(Answer("q", judged.telling.actor, "t", "p", coverage, position, (judged,), understood="read as p"), width=200)
    assert "“We will sign …" in shown
    assert "article a1 [10-20,30-38]" in shown
    assert "https://wire.example/a" in shown
    assert "condition: if it rains" in shown
    assert "3 articles of 2 outlets" in shown
    assert harmless(shown)


def test_verdict_shows_evidence_and_what_was_not_found(telling: Telling, coverage: Coverage) -> None:
    evidence = Evidence(telling, Judgement(Relation.REFUTES, 0.7, "denied"))
    verdict = Verdict("c", telling.actor, None, VerdictLabel.NOT_ENOUGH_EVIDENCE, 0.5, "nobody said", coverage, (evidence,), ("a deed",))
    shown = text.verdict(verdict, width=200)
    assert "not enough evidence (0.50): nobody said" in shown
    assert "refutes" in shown
    assert "not found: a deed" in shown
    assert harmless(shown)


def test_statements_table_keeps_to_plain_text(telling: Telling) -> None:
    shown = text.statements([telling], width=200)
    assert "Astrid Halvorsen →" in shown
    assert "\x1b" not in shown


def test_colour_is_only_on_demand(judged: Judged, coverage: Coverage) -> None:
    found = Answer("q", judged.telling.actor, "t", "p", coverage, Position(Label.CONDITIONAL), (judged,))
    assert "\x1b[" in text.answer(found, width=200, color=True)
    assert "\x1b[" not in text.answer(found, width=200)


def test_shifts_in_one_line(judged: Judged) -> None:
    shift = Shift(Actor("norway", "Norway", ActorKind.STATE), "t", judged, judged, (date(2026, 1, 1), date(2026, 2, 1)), 0.9)
    shown = text.shifts([shift], width=300)
    assert "changed from conditional to conditional between 2026-01-01 and 2026-02-01" in shown
    assert harmless(shown)
    assert text.shifts([]) == "no change found\n"


def test_extracted_marks_statements_and_names_who_in_the_margin(telling: Telling) -> None:
    article = Article("a1", "A headline\n\nSome paragraph with words in it that say things.", title="A headline")
    shown = text.extracted(article, [(telling.statement, "Norway")], width=100)
    assert "Some paragraph" in shown
    assert "Astrid" in shown


def test_words() -> None:
    assert words.day(None) == "undated"
    assert words.day(date(2026, 3, 2), Precision.WEEK) == "week of 2026-03-02"
    assert words.day(date(2026, 3, 1), Precision.MONTH) == "2026-03"
    assert words.day(date(2026, 1, 1), Precision.YEAR) == "2026"
    assert words.coverage(Coverage(0, 0, None, None)).startswith("The record is empty")
    summary = words.added(Added(("a",), (), ("x.txt: empty; add text",), (), 4))
    assert summary == "1 added with 4 statements, 0 already there, 1 refused\nrefused: x.txt: empty; add text\n"


def test_a_comparison_shows_quotes_and_agreement(judged: Judged, coverage: Coverage) -> None:
    actor = judged.telling.actor
    stands = tuple(
        Stand(name, actor, "the pact", "The pact should be signed", Position(Label.SUPPORTS), judged, 2, 1) for name in ("Norway", "Sweden")
    )
    silent = Stand("Malta", None, "the pact", "The pact should be signed", Position(Label.NONE))
    shown = text.comparison(Comparison(coverage, (*stands, silent), (Agreement("Norway", "Sweden", 1, 1.0), Agreement("Norway", "Malta", 0, None))))
    assert "the pact: The pact should be signed" in shown
    assert judged.telling.statement.content.split()[0] in shown
    assert "no statement found" in shown
    assert "1.00" in shown
    assert "Norway – Malta" in shown
    assert "\x1b[31m" not in shown


def test_contradictions_have_both_quotes(judged: Judged) -> None:
    assert judged.telling.actor is not None
    pair = Contradiction(judged.telling.actor, "the pact", "p", judged, judged, 0.8, "for and against on the same day")
    assert text.contradictions([pair]).count(judged.telling.statement.content.split()[0]) >= 2
    assert text.contradictions([]) == "no contradiction found\n"


def test_a_quotation_shows_the_words_that_differ(telling: Telling, coverage: Coverage) -> None:
    wording = Wording(telling, 0.8, ((Edit.SAME, "we will"), (Edit.LEFT_OUT, "not"), (Edit.PUT_IN, "never"), (Edit.SAME, "sign")))
    shown = text.quotation(Quotation("we will never sign", None, None, QuoteLabel.ALTERED, "in other words", coverage, (wording,)))
    assert shown.startswith("altered: in other words")
    assert "we will [-not-] {+never+} sign" in shown
    assert "80%" in shown


def test_a_checked_article(coverage: Coverage) -> None:
    verdict = Verdict("c", None, None, VerdictLabel.REFUTED, 0.9, "says otherwise", coverage)
    item = Checked(Span(3, 9), "a claim", None, "Ada Lund", verdict, Quotation("a", None, None, QuoteLabel.NOT_FOUND, "none", coverage))
    shown = text.checked([item])
    assert "refuted" in shown
    assert "Ada Lund [3-9]" in shown
    assert "not found" in shown
    assert text.checked([]).startswith("no statement")
