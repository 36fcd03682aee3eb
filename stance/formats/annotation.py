"""W3C Web Annotations: each statement on its article, by position (code points) and by quote."""

from stance.formats import words
from stance.formats.json import dumps
from stance.formats.jsonld import article_id
from stance.formats.shapes import Shape
from stance.records import Article, Selection, Span, Telling

AROUND = 32  # characters before and after a quote, as Hypothesis has them


def collection(selection: Selection) -> bytes:
    """An annotation collection with one page that holds all of it."""
    items = [annotation(t, selection.articles[t.article.id]) for t in selection.tellings]
    page = {"id": "urn:stance:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:stance:annotations", "type": "AnnotationCollection", "label": "stance"}
    return dumps(head | {"total": len(items), "first": page}).encode()


def annotation(value: Telling, article: Article) -> Shape:
    """One statement: who said it as a description, its kind, act and actor as tags, one target for each part of its words."""
    s = value.statement
    tags = [s.kind.value, s.act.value, *([] if value.actor is None else [value.actor.name])]
    bodies = [{"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words.head(value)}]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return {
        "id": f"urn:stance:statement:{s.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": "urn:stance", "type": "Software", "name": "stance"},
        "body": bodies,
        "target": [{"type": "SpecificResource", "source": source(article), "selector": selectors(article.text, span)} for span in s.spans],
    }


def source(article: Article) -> Shape:
    """The text that the offsets point into, and the page that it was taken from."""
    via = {} if article.url is None else {"via": article.url}
    return {"id": article_id(article.id), "type": "Text", "format": "text/plain", "language": article.language} | via


def selectors(text: str, span: Span) -> list[Shape]:
    """The same place twice: by offsets in code points, and by its words with what stands around them."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
