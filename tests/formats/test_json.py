"""JSON keeps what it is given and can always be encoded."""

import json

from stance.formats import json as formats_json


def test_characters_are_kept_and_lone_surrogates_escaped() -> None:
    text = formats_json.dumps({"a": "“Zürich” 🙂", "b": "\ud800"})
    assert "“Zürich” 🙂" in text
    assert json.loads(text.encode("utf-8").decode("utf-8"))["a"] == "“Zürich” 🙂"


def test_lines_have_one_object_each() -> None:
    text = formats_json.lines([{"a": "x\ny"}, {"a": 2}])
    assert [json.loads(line) for line in text.splitlines()] == [{"a": "x\ny"}, {"a": 2}]
