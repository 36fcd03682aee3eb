import pytest

from stance.judges.modality import deferrals, negated, undecided
from stance.records import Label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("That is not under discussion.", Label.OPPOSES),
        ("We have no plans to do it.", Label.OPPOSES),
        ("She sees no reason for it.", Label.OPPOSES),
        ("They stopped short of a ban.", Label.OPPOSES),
        ("It rules that out.", Label.OPPOSES),
        ("Marovia is withholding its consent.", Label.OPPOSES),
        ("We will not stand in the way.", Label.SUPPORTS),
        ("He has no objection.", Label.SUPPORTS),
        ("It stands ready to sign.", Label.SUPPORTS),
    ],
)
def test_deferrals(text: str, label: Label) -> None:
    assert [f.label for f in deferrals(text)] == [label]


@pytest.mark.parametrize("text", ["It has yet to decide.", "No decision has been taken.", "We are reviewing it.", "We'll see."])
def test_undecided(text: str) -> None:
    assert undecided(text)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("We will not sign it.", "sign", True),
        ("We will sign it.", "sign", False),
        ("It is not that we never sign.", "sign", False),
        ("Not only will we sign it.", "sign", False),
        ("A no-fly zone will be set up.", "set", False),
        ("That is not so, but we sign it.", "sign", False),
    ],
)
def test_scope_of_negation(text: str, word: str, expected: bool) -> None:
    at = text.index(word)
    assert negated(text, at, at + len(word)) is expected
