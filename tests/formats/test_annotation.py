"""Web annotations: both selectors of every target lead to the same words, counted in code points."""

import json
from typing import Any

from stance.formats import annotation
from stance.records import Selection


def _items(selection: Selection) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(annotation.collection(selection))["first"]["items"]
    return found


def test_selectors_lead_to_the_words(selection: Selection) -> None:
    text = selection.articles["a1"].text
    for item, telling in zip(_items(selection), selection.tellings, strict=True):
        parts = []
        for target in item["target"]:
            position, quote = target["selector"]
            parts.append(list(text)[position["start"] : position["end"]])
            assert "".join(parts[-1]) == quote["exact"]
            found = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.count(found) == 1
            assert text.index(found) + len(quote["prefix"]) == position["start"]
        assert " … ".join("".join(part) for part in parts) == telling.statement.content


def test_emoji_and_line_breaks_are_there_to_be_counted(selection: Selection) -> None:
    (first, _), (second,) = (item["target"] for item in _items(selection))
    assert "🙂" in selection.articles["a1"].text[: first["selector"][0]["start"]]
    assert "🖊️" in first["selector"][1]["exact"]
    assert first["selector"][1]["prefix"].endswith("\r\n\r\n“")
    assert "\r\n" in second["selector"][1]["suffix"]


def test_it_has_what_the_model_demands(selection: Selection, nothing: Selection) -> None:
    whole = json.loads(annotation.collection(selection))
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"], whole["first"]["type"]) == ("AnnotationCollection", 2, "AnnotationPage")
    for item in whole["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:stance:statement:")
        assert all(target["source"]["id"] == "urn:stance:article:a1" for target in item["target"])
    assert {"direct", "promises", "Norway"} <= {body["value"] for body in whole["first"]["items"][0]["body"]}
    assert json.loads(annotation.collection(nothing))["total"] == 0
