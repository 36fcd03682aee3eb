import pytest

from stance.judges.question import Question, parse


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
    assert parse(text) == Question(who, what)


@pytest.mark.parametrize("text", ["embargo", "", "???", "timber exports"])
def test_topics_are_no_questions(text: str) -> None:
    assert parse(text) is None
