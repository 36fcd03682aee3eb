"""The graph is expanded by a JSON-LD processor that may fetch nothing."""

import json
from typing import Any

import pytest
from pyld import jsonld as processor

from stance.formats import jsonld
from stance.records import Selection

SCHEMA = "https://schema.org/"


def _no_network(url: str, options: Any) -> Any:
    raise AssertionError(f"{url} would be fetched")


@pytest.fixture
def expanded(selection: Selection) -> list[dict[str, Any]]:
    return processor.expand(json.loads(jsonld.document(selection)), {"documentLoader": _no_network})


def _value(node: dict[str, Any], name: str) -> Any:
    return node[SCHEMA + name][0].get("@value", node[SCHEMA + name][0])


def test_claims_appear_in_quotations_and_works(expanded: list[dict[str, Any]], selection: Selection) -> None:
    assert [node["@type"] for node in expanded] == [[f"{SCHEMA}Claim"]] * 2
    quotation, work = (node[f"{SCHEMA}appearance"][0] for node in expanded)
    assert (quotation["@type"], work["@type"]) == ([f"{SCHEMA}Quotation"], [f"{SCHEMA}CreativeWork"])
    assert _value(quotation, "text") == selection.tellings[0].statement.content
    author = _value(quotation, "author")
    assert (author["@type"], _value(author, "name"), _value(author, "jobTitle")) == ([f"{SCHEMA}Person"], "Liv Berg", "minister")
    assert _value(author, "affiliation")["@id"] == "urn:stance:actor:norway"
    assert _value(author, "affiliation")[f"{SCHEMA}sameAs"] == [{"@id": "http://www.wikidata.org/entity/Q20"}]
    assert quotation[f"{SCHEMA}dateCreated"] == [{"@type": f"{SCHEMA}Date", "@value": "2026-03-02"}]
    assert _value(work, "isPartOf")[f"{SCHEMA}url"] == [{"@id": "https://wire.example/a"}]
    assert quotation["urn:stance:spans"][0]["@value"] == [[s.start, s.end] for s in selection.tellings[0].statement.spans]


def test_every_key_means_something(expanded: list[dict[str, Any]], selection: Selection) -> None:
    def keys(node: Any) -> set[str]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
        return (set(node) if isinstance(node, dict) else set()) | {k for value in inner for k in keys(value)}

    assert all(key.startswith(("@", SCHEMA, "urn:stance:")) for key in keys(expanded))
    assert len(processor.to_rdf(json.loads(jsonld.document(selection)), {"documentLoader": _no_network})["@default"]) > 20
