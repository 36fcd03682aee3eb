import pytest

from stance.judges.question import Question, parse
from stance.records import Label


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("what has Marovia said about the talks?", "Marovia", "talks"),
        ("What did the Marovian foreign minister say about timber", "Marovian foreign minister", "timber"),
        ("what does Halvorsen think of the embargo?", "Halvorsen", "embargo"),
        ("What is Marovia's position on recognition of the council?", "Marovia", "recognition of the council"),
        ("where does Marovia stand on the embargo", "Marovia", "embargo"),
        ("Does Marovia support the embargo?", "Marovia", "embargo"),
        ("Who opposes the embargo?", None, "embargo"),
        ("who said something about the embargo", None, "something about the embargo"),
        ("What is the position of Marovia on timber?", "Marovia", "timber"),
    ],
)
def test_questions(text: str, who: str | None, what: str) -> None:
    found = parse(text)
    assert found is not None
    assert (found.who, found.what) == (who, what)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Who supports the embargo?", Label.SUPPORTS),
        ("who is in favour of the embargo", Label.SUPPORTS),
        ("Who is against the embargo?", Label.OPPOSES),
        ("who has rejected the embargo", Label.OPPOSES),
        ("who has commented on the embargo", None),
    ],
)
def test_who_is_on_a_side(text: str, side: Label | None) -> None:
    assert parse(text) == Question(None, "embargo", side)


@pytest.mark.parametrize("text", ["embargo", "", "???", "timber exports"])
def test_topics_are_no_questions(text: str) -> None:
    assert parse(text) is None
