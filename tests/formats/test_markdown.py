"""The Markdown report: nothing of an article becomes markup."""

from stance.formats import markdown
from stance.records import Coverage, Judged, Position, Report, TopicReport


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
    assert "characters 10–20, 30–38" in text


def test_no_topic_says_so(coverage: Coverage) -> None:
    assert "No statement found." in markdown.report(Report(None, "Atlantis", coverage))


def test_only_web_addresses_become_links() -> None:
    assert markdown.link("t", "javascript:alert(1)") == "t"
    assert markdown.link("t", "https://a.example/x y") == "t"
    assert markdown.link("a]b", "https://a.example/") == "[a\\]b](https://a.example/)"
