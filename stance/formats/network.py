"""Actor–topic networks for Gephi, Cytoscape and networkx: one edge an actor and topic, with the position and what it rests on."""

import io
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from stance.formats import words
from stance.records import Debate, Judged, Label, Selection, Stand
from stance.text import slug

if TYPE_CHECKING:
    from networkx import Graph

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTED = (Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL, Label.NEUTRAL)


def graphml(selection: Selection) -> bytes:
    """The network as GraphML."""
    from networkx import write_graphml_xml

    out = io.BytesIO()
    write_graphml_xml(graph(selection.debates), out, encoding="utf-8")
    return out.getvalue()


def gexf(selection: Selection) -> bytes:
    """The network as GEXF 1.2."""
    from networkx import write_gexf

    out = io.BytesIO()
    write_gexf(graph(selection.debates), out, encoding="utf-8", version="1.2draft")
    return out.getvalue()


def graph(debates: Iterable[Debate]) -> "Graph[str]":
    """Actors and topics as nodes ("actor:norway", "topic:the-treaty"), positions as edges.

    An edge has the position, since when, the number of utterances by stance, `weight` (all of them) and `balance` (for less against),
    the leading quote with its day, outlet and address, and the ids of all statements.
    """
    from networkx import Graph

    out: Graph[str] = Graph()
    for debate in debates:
        topic = f"topic:{slug(debate.topic)}"
        out.add_node(topic, **_values(label=debate.topic, kind="topic", proposition=debate.proposition, statements=len(debate.judged)))
        for stand in debate.stands:
            if stand.actor is None:
                continue
            actor = f"actor:{stand.actor.id}"
            out.add_node(actor, **_values(label=stand.actor.name, kind=stand.actor.kind.value, wikidata=stand.actor.wikidata))
            about = [j for j in debate.judged if j.telling.actor == stand.actor]
            out.add_edge(actor, topic, **_edge(stand, about))
    return out


def _edge(stand: Stand, about: list[Judged]) -> dict[str, Any]:
    """What is known of one actor on one topic."""
    counts = Counter(j.stance.label for j in about)
    days = sorted(j.telling.when for j in about if j.telling.when is not None)
    lead = None if stand.lead is None else stand.lead.telling
    return _values(
        weight=len(about),
        balance=counts[Label.SUPPORTS] - counts[Label.OPPOSES],
        **{label.value: counts[label] for label in _COUNTED},
        position=stand.position.label.value,
        position_text=stand.position.text,
        since=stand.position.since,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=stand.outlets,
        quote=None if lead is None else words.quoted(lead),
        speaker=None if lead is None else lead.statement.speaker,
        source=None if lead is None else lead.article.source,
        url=None if lead is None else lead.article.url,
        statement_ids=" ".join(j.telling.statement.id for j in about),
    )


def _values(**values: str | float | date | None) -> dict[str, Any]:
    """Attributes as these formats can hold them: no None, dates in ISO form, no character that XML forbids."""
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items() if value is not None}
    return {key: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value for key, value in plain.items()}
