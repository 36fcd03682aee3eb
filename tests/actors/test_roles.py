"""Titles and the standing they give."""

import pytest

from stance.actors.roles import Standing, speaks_for_state, standing


@pytest.mark.parametrize(("role", "expected"), [
    ("foreign minister", "official"), ("spokeswoman for Acme", "official"), ("speaker of parliament", "official"),
    ("president of the Bundestag", "official"), ("soldier", "official"),
    ("IMF chief economist", "official"), ("White House press secretary", "official"), ("attorney general", "official"),
    ("former president, now deputy chairman of the council", "official"),
    ("former prime minister", "former"), ("ex-president", "former"), ("then-president", "former"), ("shadow chancellor", "former"),
    ("retired general", "former"),
    ("US senator", "member"), ("Labour MP", "member"), ("Senate majority leader", "member"),
    ("member of the House of Representatives", "member"), ("Rada deputy", "member"),
    ("chairman of the Senate Foreign Relations Committee", "member"), ("analyst at a bank", "private"), ("lawyer", "private"),
    ("presidential candidate", "private"),
    ("president-elect", "private"), ("opposition leader", "private"), ("juggler", "none"), ("", "none"), (None, "none"),
])  # fmt: skip
def test_standing(role: str | None, expected: str) -> None:
    assert standing(role) is Standing(expected)


def test_offices_that_only_states_have() -> None:
    assert speaks_for_state("Foreign Minister of Karsia")
    assert not speaks_for_state("chief executive")
