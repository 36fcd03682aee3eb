"""Label Studio: articles as tasks with the statements as predictions; and what people made of them, to be stored as reviews.

A task's text has one UTF-16 unit for each character (`text.one_unit`): versions of Label Studio count differently, and so they agree.
A region has the statement's id, so that a review finds its statement whatever else was changed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stance import __version__
from stance.errors import UsageError
from stance.formats.json import dumps
from stance.formats.shapes import Shape, day
from stance.records import Article, Kind, Selection, Telling
from stance.text import one_unit

FIELDS = ("speaker", "actor", "said_on")  # written beside a region as text
DECISIONS = ("accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Marked:
    """What a person left of one statement: None where nothing is said, "" where a field was emptied."""

    statement: str
    by: str
    decision: str | None = None
    kind: str | None = None
    speaker: str | None = None
    actor: str | None = None
    said_on: str | None = None


def config(_: Selection) -> bytes:
    """The labelling interface for these tasks; it goes under Settings, Labeling Interface, Code."""
    kinds = "".join(f'<Label value="{kind}"/>' for kind in Kind)
    choices = "".join(f'<Choice value="{value}"/>' for value in DECISIONS)
    texts = "".join(f'<Header value="{name}"/><TextArea name="{name}" toName="text" perRegion="true" maxSubmissions="1"/>' for name in FIELDS)
    return (
        f'<View><Labels name="kind" toName="text">{kinds}</Labels><Text name="text" value="$text"/>'
        f'<Choices name="decision" toName="text" perRegion="true">{choices}</Choices>{texts}</View>\n'
    ).encode()


def tasks(selection: Selection) -> bytes:
    """One task an article, in the order of the statements."""
    said: dict[str, list[Telling]] = {}
    for telling in selection.tellings:
        said.setdefault(telling.article.id, []).append(telling)
    return dumps([task(selection.articles[key], tellings) for key, tellings in said.items()]).encode()


def task(article: Article, tellings: list[Telling]) -> Shape:
    """An article with one prediction that holds all its statements."""
    text = one_unit(article.text)
    data = {"text": text, "article_id": article.id, "title": article.title, "source": article.source, "url": article.url}
    result = [item for telling in tellings for item in _regions(telling, text)]
    return {
        "data": data | {"published": day(article.published)},
        "predictions": [{"model_version": f"stance {__version__}", "result": result}],
    }


def _regions(value: Telling, text: str) -> Iterator[Shape]:
    """The parts of a statement, the first with all that is known of it; the id of a further part has a number behind a full stop."""
    s = value.statement
    for number, span in enumerate(s.spans, 1):
        region = f"{s.id}.{number}" if number > 1 else s.id
        place = {"start": span.start, "end": span.end}
        kind = place | {"text": span.of(text), "labels": [s.kind.value]}
        yield {"id": region, "from_name": "kind", "to_name": "text", "type": "labels", "value": kind, "score": round(s.confidence, 3)}
    first = {"start": s.spans[0].start, "end": s.spans[0].end}
    known = (s.speaker, None if value.actor is None else value.actor.name, day(s.said_on))
    for name, content in zip(FIELDS, known, strict=True):
        if content is not None:
            yield {"id": s.id, "from_name": name, "to_name": "text", "type": "textarea", "value": first | {"text": [content]}}


def marked(data: bytes) -> list[Marked]:
    """What people decided, from Label Studio's JSON export: the last finished annotation of each task counts.

    A region that was taken out of a copied prediction means that the statement is rejected. Raises UsageError for another kind of file.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"no JSON export of Label Studio ({error}); choose the format JSON there") from error
    if not isinstance(found, list) or not all(isinstance(item, dict) and isinstance(item.get("annotations"), list) for item in found):
        raise UsageError("no JSON export of Label Studio: a list of tasks with “annotations” is expected; choose the format JSON there")
    return [item for one in found for item in _of_task(one)]


def _of_task(one: Shape) -> Iterator[Marked]:
    """The decisions of one task."""
    finished = [a for a in one["annotations"] if isinstance(a, dict) and not a.get("was_cancelled") and isinstance(a.get("result"), list)]
    if not finished:
        return
    last = max(finished, key=lambda a: str(a.get("updated_at") or a.get("created_at") or ""))
    by, regions = _author(last.get("completed_by")), _by_region(last["result"])
    yield from (_marked(key, by, fields) for key, fields in regions.items())
    predicted = one.get("predictions")
    if last.get("parent_prediction") is not None and isinstance(predicted, list):
        known = {key: None for p in predicted if isinstance(p, dict) for key in _by_region(p.get("result") or [])}
        yield from (Marked(key, by, decision="rejected") for key in known if key not in regions)


def _by_region(result: list[Any]) -> dict[str, dict[str, str]]:
    """What is said of each region that stands for a statement: the one value of each control."""
    out: dict[str, dict[str, str]] = {}
    for item in result:
        if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not isinstance(item.get("value"), dict) or "." in item["id"]:
            continue
        value, name = item["value"], item.get("from_name")
        content = value.get({"kind": "labels", "decision": "choices"}.get(str(name), "text"))
        if name in ("kind", "decision", *FIELDS) and isinstance(content, list):
            out.setdefault(item["id"], {})[name] = str(content[0]).strip() if content else ""
    return out


def _marked(key: str, by: str, fields: dict[str, str]) -> Marked:
    """One region; a field that has no value any more was emptied."""
    texts = {name: fields.get(name, "") for name in FIELDS}
    return Marked(key, by, decision=fields.get("decision") or None, kind=fields.get("kind") or None, **texts)


def _author(value: Any) -> str:
    """Who annotated, by e-mail address or number."""
    if isinstance(value, dict):
        return str(value.get("email") or value.get("id") or "label studio")
    return "label studio" if value is None else f"label studio user {value}"
