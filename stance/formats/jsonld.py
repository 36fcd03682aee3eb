"""JSON-LD with schema.org's words: each utterance a `Claim`, each telling of it a `Quotation` (verbatim) or `CreativeWork` in its `NewsArticle`."""

from typing import Any

from stance.formats.json import dumps
from stance.formats.shapes import Shape, day, spans
from stance.records import Actor, ActorKind, ArticleRef, Kind, Selection, Telling

# The context stands in the document, so that reading it fetches nothing; what schema.org has no word for is under urn:stance.
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "stance": "urn:stance:",
    "id": "@id",
    "type": "@type",
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "appearance": {"@container": "@set"},
    "dateCreated": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
    "spans": {"@id": "stance:spans", "@type": "@json"},
    "kind": "stance:kind",
    "act": "stance:act",
    "confidence": "stance:confidence",
}
_ACTOR_TYPES = {ActorKind.PERSON: "Person", ActorKind.STATE: "Country", ActorKind.ORGANISATION: "Organization"}
_VERBATIM = (Kind.DIRECT, Kind.MIXED)


def document(selection: Selection) -> bytes:
    """One graph with a claim for each utterance, in the order of the statements."""
    groups: dict[str, list[Telling]] = {}
    for telling in selection.tellings:
        groups.setdefault(telling.group, []).append(telling)
    return dumps({"@context": CONTEXT, "@graph": [claim(group, tellings) for group, tellings in groups.items()]}).encode()


def claim(group: str, tellings: list[Telling]) -> Shape:
    """An utterance in its fullest words, with every place where it is told."""
    lead = max(tellings, key=lambda t: (t.statement.kind is Kind.DIRECT, len(t.statement.content)))
    told = {"id": f"urn:stance:utterance:{group}", "type": "Claim", "text": lead.statement.content, "appearance": [telling_of(t) for t in tellings]}
    return told | _said(lead)


def telling_of(value: Telling) -> Shape:
    """One telling, with the offsets of its words in the article's text."""
    s = value.statement
    kind = "Quotation" if s.kind in _VERBATIM else "CreativeWork"
    told = {"id": f"urn:stance:statement:{s.id}", "type": kind, "text": s.content, "kind": s.kind, "act": s.act, "spans": spans(s.spans)}
    return told | {"confidence": round(s.confidence, 3), "isPartOf": article(value.article)} | _said(value)


def _said(value: Telling) -> Shape:
    """Who said it, and when, as far as it is known."""
    s = value.statement
    by = None if value.actor is None else actor(value.actor)
    if s.speaker is not None:
        is_person = value.actor is not None and value.actor.name == s.speaker
        behind = {} if by is None or is_person else {"affiliation": by}
        by = {"type": "Person", "name": s.speaker} | ({"jobTitle": s.role} if s.role else {}) | behind
    return ({} if by is None else {"author": by}) | ({} if s.said_on is None else {"dateCreated": day(s.said_on)})


def actor(value: Actor) -> Shape:
    """Whom the words commit."""
    same = {} if value.wikidata is None else {"sameAs": f"http://www.wikidata.org/entity/{value.wikidata}"}
    return {"id": f"urn:stance:actor:{value.id}", "type": _ACTOR_TYPES.get(value.kind, "Organization"), "name": value.name} | same


def article(value: ArticleRef) -> Shape:
    """The article of a telling."""
    known = {"url": value.url, "headline": value.title, "datePublished": day(value.published)}
    publisher = {} if value.source is None else {"publisher": {"type": "Organization", "name": value.source}}
    return {"id": article_id(value.id), "type": "NewsArticle"} | {k: v for k, v in known.items() if v is not None} | publisher


def article_id(value: str) -> str:
    """The name of an article that no address depends on."""
    return f"urn:stance:article:{value}"
