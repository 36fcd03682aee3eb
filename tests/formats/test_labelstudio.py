"""Label Studio: tasks show every statement at its place, and what people did to them is read back."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from stance.errors import UsageError
from stance.formats import labelstudio
from stance.formats.labelstudio import Marked
from stance.records import Selection


def _task(selection: Selection) -> dict[str, Any]:
    (task,) = json.loads(labelstudio.tasks(selection))
    assert isinstance(task, dict)
    return task


def _finished(task: dict[str, Any], result: list[Any], **more: Any) -> bytes:
    annotation = {"completed_by": {"email": "eva@desk.example"}, "result": result, "updated_at": "2026-04-01T10:00:00Z"} | more
    return json.dumps([task | {"annotations": [annotation]}]).encode()


def test_regions_stand_at_their_places(selection: Selection) -> None:
    task = _task(selection)
    text, units = task["data"]["text"], task["data"]["text"].encode("utf-16-le")
    regions = [item for item in task["predictions"][0]["result"] if item["type"] == "labels"]
    assert [region["id"] for region in regions] == ["s1", "s1.2", "s2"]
    for region in regions:
        value = region["value"]
        assert text[value["start"] : value["end"]] == value["text"] == units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
    assert regions[1]["value"]["text"] == "Soon; very soon."


def test_every_control_of_a_prediction_is_in_the_interface(selection: Selection) -> None:
    interface = ElementTree.fromstring(labelstudio.config(selection))
    controls = {node.get("name"): node.tag.casefold() for node in interface.iter() if node.get("name")}
    for item in _task(selection)["predictions"][0]["result"]:
        assert controls[item["from_name"]] == item["type"]
        assert controls[item["to_name"]] == "text"


def test_what_was_left_as_it_is_comes_back_unchanged(selection: Selection) -> None:
    task = _task(selection)
    found = labelstudio.marked(_finished(task, task["predictions"][0]["result"]))
    assert found == [
        Marked("s1", "eva@desk.example", None, "direct", "Liv Berg", "Norway", "2026-03-02"),
        Marked("s2", "eva@desk.example", None, "indirect", "", "Denmark", ""),
    ]


def test_corrections_decisions_and_deleted_regions(selection: Selection) -> None:
    task = _task(selection)
    result = [item for item in task["predictions"][0]["result"] if item["id"] != "s2"]
    next(item for item in result if item["from_name"] == "speaker")["value"]["text"] = ["Liv B. Berg"]
    result.append({"id": "s1", "from_name": "decision", "to_name": "text", "type": "choices", "value": {"choices": ["accepted"]}})
    found = labelstudio.marked(_finished(task, result, parent_prediction=7))
    assert found == [
        Marked("s1", "eva@desk.example", "accepted", "direct", "Liv B. Berg", "Norway", "2026-03-02"),
        Marked("s2", "eva@desk.example", "rejected"),
    ]


def test_a_region_is_only_missed_where_the_prediction_was_taken_over(selection: Selection) -> None:
    assert labelstudio.marked(_finished(_task(selection), [])) == []
    assert labelstudio.marked(_finished(_task(selection), [], was_cancelled=True, parent_prediction=7)) == []


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'[{"data": {}}]', b"\xff", b"[" * 100_000])
def test_other_files_are_told(data: bytes) -> None:
    with pytest.raises(UsageError, match="Label Studio"):
        labelstudio.marked(data)


@pytest.mark.parametrize("result", [[1], [{"id": 1}], [{"id": "s1", "value": 3}], [{"id": "s1", "from_name": "kind", "value": {"labels": "x"}}]])
def test_odd_regions_are_passed_over(selection: Selection, result: list[Any]) -> None:
    assert labelstudio.marked(_finished(_task(selection), result)) == []
