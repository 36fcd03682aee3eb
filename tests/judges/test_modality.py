import pytest

from stance.judges.modality import Status, conditions, deferrals, negated, status, undecided
from stance.records import Act, Label


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will join if the others agree.", "if the others agree"),
        ("If the others agree, we will join.", "If the others agree"),
        ("The ban stays until the prisoners are freed.", "until the prisoners are freed"),
        ("Talks can start once the shelling stops.", "once the shelling stops"),
        ("Aid will flow provided the road is open.", "provided the road is open"),
        ("We would act decisively should Marovia invade the islands.", "should Marovia invade the islands"),
        ("It is ready to sign only after the text is changed.", "only after the text is changed"),
        ("The vote depends on the committee.", "depends on the committee"),
        ("It is waiting for the group to keep its word.", "waiting for the group to keep its word"),
    ],
)
def test_a_condition_keeps_its_span(text: str, words: str) -> None:
    assert [c.span.of(text) for c in conditions(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "She did not know if the plan would work.",
        "The talks go on even if the others leave.",
        "The office is closed until Friday.",
        "He once said so.",
        "He spoke when he arrived.",
        "It looks as if it will rain.",
        "We could have avoided this if they had listened.",
        "Marovia should join the pact.",
        "We will help for as long as it takes.",
        "",
    ],
)
def test_no_condition(text: str) -> None:
    assert conditions(text) == []


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


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("they have recognised it", Act.SAYS, Status.COMPLETED),
        ("they will recognise it", Act.SAYS, Status.PLANNED),
        ("they are considering it", Act.SAYS, Status.CONSIDERED),
        ("others should recognise it", Act.SAYS, Status.DEMANDED),
        ("they recognised it", Act.DENIES, Status.DENIED),
        ("the sky is blue", Act.SAYS, Status.ASSERTED),
    ],
)
def test_status(text: str, act: Act, expected: Status) -> None:
    assert status(text, act) is expected
