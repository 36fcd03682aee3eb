import pytest

from stance.judges import Reading, proposition


@pytest.mark.parametrize(
    ("topic", "text", "reading"),
    [
        ("recognition of the Veldani government", "The Veldani government should be recognised", Reading.ACT),
        ("Marovia joining the Northern Pact", "Marovia should join the Northern Pact", Reading.ACT),
        ("Marovian invasion plans", "It is so: Marovian invasion plans", Reading.FACT),
        ("Marovia as a sponsor of piracy", "Marovia should be treated as a sponsor of piracy", Reading.ACT),
        ("The embargo should be lifted", "The embargo should be lifted", Reading.ACT),
        ("Marovia has banned timber", "Marovia has banned timber", Reading.FACT),
        ("embargo on timber", "There should be embargo on timber", Reading.ACT),
    ],
)
def test_reading(topic: str, text: str, reading: Reading) -> None:
    found = proposition(topic)
    assert (found.text, found.reading) == (text, reading)


def test_a_fixed_meaning_wins() -> None:
    found = proposition("the timber question", text="Timber from Veldania should be banned")
    assert found.text == "Timber from Veldania should be banned"
    assert "ban" in found.acts


def test_acts_and_things() -> None:
    found = proposition("heavy weapons for Marovia")
    assert found.acts == ("supply",)
    assert "weapon" in found.things


def test_negative_sentence() -> None:
    assert proposition("Marovia should not join the pact").negative
    assert not proposition("Marovia should join the pact").negative


@pytest.mark.parametrize("topic", ["", " ", "\x00", "?", "\ud800", "a" * 5000, "((((", "of of of"])
def test_odd_topics(topic: str) -> None:
    assert proposition(topic).text
