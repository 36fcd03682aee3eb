"""The Markdown report: nothing of an article becomes markup."""

from datetime import date

from stance.formats import markdown
from stance.records import Contradiction, Coverage, Judged, Label, Position, Report, Shift, Stand, TopicReport


def test_report_escapes_and_links(judged: Judged, coverage: Coverage) -> None:
    topic = TopicReport("cable*", "the cable should be laid", Position(judged.stance.label, text="said once that <i>"), (judged,), ())
    text = markdown.report(Report(judged.telling.actor, "Norway", coverage, (topic,)))
    assert "# Norway: positions on record" in text
    assert "## cable\\*" in text
    assert "<b>" not in text
    assert "\\<b\\>" in text
    assert "\\[x\\](javascript" in text
    assert "(https://wire.example/a)" in text
    assert "told in 2 articles" in text
    assert f"article {judged.telling.article.id}, 10–20, 30–38" in text


def test_changes_contradictions_and_others_have_their_quotes(judged: Judged, coverage: Coverage) -> None:
    by = judged.telling.actor
    assert by is not None
    day = date(2026, 3, 2)
    position = Position(Label.CONDITIONAL, day, day, ("s1",), "Norway said once, on 2026-03-02, that it depends")
    shift = Shift(by, "cable", judged, judged, (day, day), 0.5)
    pair = Contradiction(by, "cable", "cable", judged, judged, 0.5, "for and against on the same day by A and B")
    other = Stand("Denmark", None, "cable", "cable", position, judged, 3, 2)
    topic = TopicReport("cable", "cable", position, (judged,), (shift,), (pair,), (other,), ("a position of <b>another</b> actor",))
    text = markdown.report(Report(by, "Norway", coverage, (topic,)))
    for part in (
        "| cable | conditional | 2 March 2026 | 1 | 2 |",
        "**conditional**: Norway said once, on 2 March 2026, that it depends.",
        "Condition: if it rains.",
        "Not found: a position of \\<b\\>another\\</b\\> actor.",
        "- Step: from a condition to a condition, on 2 March 2026.\n  - **2 March 2026** · conditional · Astrid Halvorsen (",
        "- For and against on the same day by A and B.\n  - ",
        "- Denmark: **conditional**, 3 statements in 2 outlets; the latest that shows it: **2 March 2026**",
    ):
        assert part in text


def test_no_topic_says_so(coverage: Coverage) -> None:
    assert "No statement found." in markdown.report(Report(None, "Atlantis", coverage))


def test_only_web_addresses_become_links() -> None:
    assert markdown.link("t", "javascript:alert(1)") == "t"
    assert markdown.link("t", "https://a.example/x y") == "t"
    assert markdown.link("t", "https://a.example/x_(y)") == "[t](https://a.example/x_%28y%29)"
    assert markdown.link("a]b", "https://a.example/") == "[a\\]b](https://a.example/)"
