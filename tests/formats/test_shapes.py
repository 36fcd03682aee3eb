"""The JSON shapes are a contract: their keys are written down here."""

from stance.formats import shapes
from stance.records import (
    Agreement,
    Answer,
    Article,
    Checked,
    Comparison,
    Coverage,
    Edit,
    Judged,
    Label,
    Position,
    Quotation,
    QuoteLabel,
    Span,
    Stand,
    Telling,
    Verdict,
    VerdictLabel,
    Wording,
)

STATEMENT = {
    "id", "article_id", "content", "spans", "kind", "act", "cue", "speaker", "role", "actor", "said_on", "said_on_precision", "published",
    "confidence", "article", "group", "sources",
}  # fmt: skip


def test_statement_has_every_key_of_the_contract(telling: Telling) -> None:
    shape = shapes.statement(telling)
    assert set(shape) >= STATEMENT
    assert shape["spans"] == [[10, 20], [30, 38]]
    assert shape["actor"] == {"id": "norway", "name": "Norway", "kind": "state"}
    assert shape["article"] == {
        "id": "a1",
        "title": "Title <script>\x1b[31m\u202e",
        "source": "Fjord Wire",
        "url": "https://wire.example/a",
        "published": "2026-03-03",
    }
    assert (shape["said_on"], shape["said_on_precision"], shape["published"]) == ("2026-03-02", "day", "2026-03-03")


def test_answer_has_every_key_of_the_contract(judged: Judged, coverage: Coverage) -> None:
    shape = shapes.answer(Answer("q", None, "t", "p", coverage, Position(judged.stance.label), (judged,)))
    assert set(shape) >= {"question", "actor", "topic", "proposition", "coverage", "position", "statements", "shifts"}
    assert shape["coverage"] == {"articles": 3, "outlets": 2, "first": "2026-01-01", "last": "2026-03-03"}
    assert shape["statements"][0]["stance"]["condition"] == "if it rains"
    assert shape["statements"][0]["stance"]["condition_span"] == [30, 38]
    assert set(shape["statements"][0]["tellings"][0]) == {"id", "article", "spans"}


def test_an_unknown_actor_is_still_an_answer(coverage: Coverage) -> None:
    shape = shapes.answer(Answer("q", None, "t", "p", coverage, Position(Label.NONE)))
    assert shape["statements"] == []
    assert shape["position"]["label"] == "none"


def test_extracted_keeps_the_text_that_offsets_point_into(telling: Telling) -> None:
    article = Article("a1", "some text", title="T")
    shape = shapes.extracted(article, [(telling.statement, telling.actor)])
    assert shape["text"] == "some text"
    assert shape["statements"][0]["source"] == [[26, 29]]
    assert shape["statements"][0]["cue_span"] == [[21, 25]]
    assert shapes.spans([Span(1, 2)]) == [[1, 2]]


def test_shapes_of_comparison_quotation_and_checked_passage(judged: Judged, telling: Telling, coverage: Coverage) -> None:
    stand = Stand("Norway", telling.actor, "t", "p", Position(judged.stance.label), judged, 2, 1)
    shape = shapes.comparison(Comparison(coverage, (stand,), (Agreement("Norway", "Sweden", 0, None),), ("Zzyzx",)))
    assert set(shape) == {"coverage", "stands", "agreements", "unknown"}
    assert {"name", "actor", "topic", "proposition", "position", "statement", "statements", "outlets"} <= set(shape["stands"][0])
    assert shape["agreements"] == [{"left": "Norway", "right": "Sweden", "shared": 0, "score": None}]
    quotation = Quotation("q", "X", None, QuoteLabel.ALTERED, "w", coverage, (Wording(telling, 0.8, ((Edit.LEFT_OUT, "not"),)),))
    shape = shapes.quotation(quotation)
    assert (shape["verdict"], shape["evidence"][0]["difference"]) == ("altered", [{"edit": "left_out", "words": "not"}])
    verdict = Verdict("c", None, None, VerdictLabel.SUPPORTED, 0.9, "w", coverage)
    shape = shapes.checked(Checked(Span(1, 2), "c", None, None, verdict, quotation))
    assert (shape["spans"], shape["verdict"]["verdict"], shape["quotation"]["verdict"]) == ([[1, 2]], "supported", "altered")
    assert shapes.answer(Answer("q", None, "t", "p", coverage, Position(Label.NONE), stands=(stand,)))["stands"][0]["name"] == "Norway"
