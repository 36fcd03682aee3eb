"""A user's own actors from CSV and JSON lines; a bad line is one line of refusal."""

import json
from datetime import date

import pytest

from stance.actors import load_base, roster
from stance.errors import Refused
from stance.records import Actor, ActorKind, Correction, CorrectionKind

CSV = """name,kind,aliases,wikidata,person,role,start,end
Elmford Council,organisation,the Old Hall; Elmford Town Hall ,Q42,,,,
Elmford Council,,,,Mara Quill,council leader,2020,2022-05
NATO,,the Alliance of Elmford,,,,,
"""


def read(text: str) -> list[Correction | Refused]:
    return list(roster.read(text, "list.csv", load_base().named))


def said(text: str) -> list[tuple[CorrectionKind, str, str | None]]:
    return [(one.what, one.actor.id, one.name) for one in read(text) if isinstance(one, Correction)]


def refusals(text: str) -> list[str]:
    return [str(one) for one in read(text) if isinstance(one, Refused)]


def test_names_aliases_and_offices() -> None:
    found = read(CSV)
    council = Actor("elmford-council", "Elmford Council", ActorKind.ORGANISATION, "Q42")
    assert [one.what for one in found if isinstance(one, Correction)] == ["actor", "alias", "alias", "office", "alias"]
    actor, first, _, office, nato = (one for one in found if isinstance(one, Correction))
    assert actor.actor == council
    assert first.name == "the Old Hall"
    assert (office.name, office.role, office.start, office.end) == ("Mara Quill", "council leader", date(2020, 1, 1), date(2022, 5, 31))
    assert (nato.actor.id, nato.actor) == ("nato", load_base().actors["nato"]), "an actor that is known is not made anew"


def test_json_lines_say_the_same() -> None:
    rows = [
        {"name": "Elmford Council", "kind": "organisation", "aliases": ["the Old Hall", "Elmford Town Hall"], "wikidata": "Q42",
         "offices": [{"person": "Mara Quill", "role": "council leader", "start": 2020, "end": "2022-05"}]},
        {"actor": "NATO", "aliases": "the Alliance of Elmford"},
    ]  # fmt: skip
    assert read("\n".join(map(json.dumps, rows))) == read(CSV)


def test_other_marks_between_cells() -> None:
    assert said('name;aliases\nElmford Club;"a;b"\n') == said("name\taliases\nElmford Club\ta;b\n")
    assert [name for _, _, name in said("name\taliases\nElmford Club\ta;b\n")] == ["Elmford Club", "a", "b"]


@pytest.mark.parametrize(("line", "told"), [
    ("Bad Board,bord,,,,,,", "kind 'bord' is not one of person, state"),
    (",organisation,,,,,,", "no name"),
    ("Board,,,,,chair,,", "an office without a person"),
    ("Board,,,,Ivo Lund,chair,soon,", "start 'soon' is no date"),
    ("Board,,,,Ivo Lund,chair,2021,2020", "ends (2020-12-31) before it starts (2021-01-01)"),
    ('Board,"half,,,,,,', "quotation marks are not in pairs"),
    ("Board,,,,,,,,,,", "11 cells under 8 columns"),
])  # fmt: skip
def test_a_bad_line_is_told_and_the_rest_goes_on(line: str, told: str) -> None:
    text = CSV + line + "\nElmford Club,group,,,,,,\n"
    (refusal,) = refusals(text)
    assert "list.csv line 5" in refusal
    assert told in refusal
    assert said(text)[-1] == (CorrectionKind.ACTOR, "elmford-club", "Elmford Club")
    assert len(said(text)) == len(said(CSV)) + 1


@pytest.mark.parametrize("line", [
    "[1]", "null", "{", '{"name": ["a"]}', '{"name": "A", "aliases": [1]}', '{"name": "A", "offices": "x"}', '{"name": "A", "offices": [1]}',
    '{"name": "A", "offices": [{"role": "chair"}]}', '{"name": "A", "colour": "red"}', '{"name": true}', "[" * 100_000,
])  # fmt: skip
def test_bad_json_lines(line: str) -> None:
    text = '{"name": "Elmford Club"}\n' + line + '\n{"name": "Elmford Mill"}'
    (refusal,) = refusals(text)
    assert "line 2" in refusal
    assert [actor for _, actor, _ in said(text)] == ["elmford-club", "elmford-mill"]


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "\x00\ud800", "name"])
def test_what_is_no_list(text: str) -> None:
    assert said(text) == []
    assert len(refusals(text)) == (text != "name")


def test_a_name_that_means_something_of_another_kind_makes_a_new_actor() -> None:
    (made,) = read("name,kind\nDublin,organisation\n")
    assert isinstance(made, Correction)
    assert (made.what, made.actor) == (CorrectionKind.ACTOR, Actor("dublin", "Dublin", ActorKind.ORGANISATION))
