"""What a person reads in a terminal: tables and answers, as strings; everything from an article passes `text.shown`."""

import io
from collections.abc import Iterable, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from stance.formats import words
from stance.formats.shapes import Shape
from stance.records import (
    Answer,
    Article,
    Checked,
    Comparison,
    Contradiction,
    Edit,
    Evidence,
    Judged,
    Kind,
    Label,
    Quotation,
    QuoteLabel,
    Relation,
    Shift,
    Stand,
    Statement,
    Telling,
    Verdict,
    VerdictLabel,
    Wording,
)
from stance.text import shown

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLE = {
    Label.SUPPORTS: "green",
    Label.OPPOSES: "red",
    Label.CONDITIONAL: "yellow",
    Label.NEUTRAL: "cyan",
    Label.UNRELATED: "dim",
    Label.NONE: "dim",
    VerdictLabel.SUPPORTED: "green",
    VerdictLabel.REFUTED: "red",
    VerdictLabel.CONFLICTING: "yellow",
    VerdictLabel.NOT_ENOUGH_EVIDENCE: "cyan",
    QuoteLabel.VERBATIM: "green",
    QuoteLabel.ALTERED: "yellow",
    QuoteLabel.OTHER_SPEAKER: "red",
    QuoteLabel.OTHER_DATE: "yellow",
    QuoteLabel.NOT_FOUND: "cyan",
    Relation.SUPPORTS: "green",
    Relation.REFUTES: "red",
    Relation.NEUTRAL: "dim",
}


_WIDE = {"content", "title", "proposition", "correction", "review"}
_NARROW = {"said by": 24, "source": 16, "act": 12}


def render(*parts: "RenderableType", width: int = 100, color: bool = False) -> str:
    """Rich renderables as one string; plain text unless `color`."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def table(rows: Sequence[Shape], columns: Sequence[str], *, width: int = 100) -> str:
    """Rows of one kind; long texts fold inside their column, and one wide column takes what is left of the width."""
    from tabulate import tabulate

    cells = [[shown("" if row.get(c) is None else str(row[c])) for c in columns] for row in rows]
    widths = [min(_NARROW.get(c, width), max(len(c), *(len(line[at]) for line in cells))) for at, c in enumerate(columns)]
    left = width - 2 * (len(columns) - 1) - sum(w for c, w in zip(columns, widths, strict=True) if c not in _WIDE)
    wide = max(20, left // max(1, len(_WIDE & set(columns))))
    limits = [wide if c in _WIDE else w for c, w in zip(columns, widths, strict=True)]
    folded = [["\n".join(wrap(cell, limit)) for cell, limit in zip(row, limits, strict=True)] for row in cells]
    return str(tabulate(folded, headers=list(columns), tablefmt="simple", disable_numparse=True)) + "\n"


def telling_row(value: Telling) -> Shape:
    """A statement as a table row: quotation marks tell direct speech, the act tells deeds and beliefs."""
    kind = value.statement.kind
    return {
        "date": words.day(value.when),
        "said by": words.who(value),
        "act": kind if kind in (Kind.DEED, Kind.BELIEF) else value.statement.act,
        "content": words.quoted(value),
        "source": value.article.source,
        "id": value.statement.id,
    }


def statements(values: Iterable[Telling], *, width: int = 100) -> str:
    """The record as a table."""
    return table([telling_row(v) for v in values], ["date", "said by", "act", "content", "source", "id"], width=width)


def _block(label: str, style: str, line: str, content: str, where: str) -> "list[RenderableType]":
    """One quoted statement: label, who and when, the words, and where they stand."""
    from rich.padding import Padding
    from rich.text import Text

    head = Text.assemble((label, style), "  ", (shown(line), "bold"))
    return [head, Padding(Text(shown(content)), (0, 0, 0, 4)), Padding(Text(shown(where), style="dim"), (0, 0, 1, 4))]


def _judged(value: Judged) -> "list[RenderableType]":
    label = value.stance.label
    also = "" if not value.tellings else f" · told in {1 + len(value.tellings)} articles"
    where = f"{words.where(value.telling)}{also} · {value.stance.why}"
    if value.condition is not None:
        where += f" · condition: {value.condition}"
    return _block(label, _STYLE[label], words.head(value.telling), words.quoted(value.telling), where)


def answer(value: Answer, *, width: int = 100, color: bool = False) -> str:
    """The answer to `ask`: position first, then every statement with its quote, date, speaker, outlet and article."""
    from rich.text import Text

    parts: list[RenderableType] = [Text(shown(value.understood), style="dim")] if value.understood else []
    label = value.position.label
    parts += [Text.assemble((f"{label}: ", f"bold {_STYLE[label]}"), shown(value.position.text)), Text("")]
    for item in value.statements:
        parts += _judged(item)
    parts += [Text(shift_line(item)) for item in value.shifts]
    for stand in value.stands:
        parts += _stand(stand)
    parts.append(Text(words.coverage(value.coverage), style="dim"))
    return render(*parts, width=width, color=color)


def shift_line(value: Shift) -> str:
    """A change of position in one line."""
    before, after = value.before, value.after
    return shown(
        f"changed from {before.stance.label} to {after.stance.label} between {words.day(value.between[0])} and {words.day(value.between[1])}: "
        f"{words.quoted(before.telling)} → {words.quoted(after.telling)}"
    )


def shifts(values: Iterable[Shift], *, width: int = 100, color: bool = False) -> str:
    """The answer to `shifts`."""
    from rich.text import Text

    parts: list[RenderableType] = []
    for item in values:
        parts += [Text(shown(f"{item.actor.name} on {item.topic}"), style="bold"), Text(shift_line(item)), Text("")]
    return render(*(parts or [Text("no change found")]), width=width, color=color)


def _evidence(value: Evidence) -> "list[RenderableType]":
    relation = value.judgement.relation
    where = f"{words.where(value.telling)} · {value.judgement.why}"
    return _block(relation, _STYLE[relation], words.head(value.telling), words.quoted(value.telling), where)


def verdict(value: Verdict, *, width: int = 100, color: bool = False) -> str:
    """The answer to `check`: verdict and reason, evidence, and what was not found."""
    from rich.text import Text

    label = value.verdict
    name = label.replace("_", " ")
    parts: list[RenderableType] = [Text.assemble((name, f"bold {_STYLE[label]}"), f" ({value.score:.2f}): {shown(value.why)}"), Text("")]
    for item in value.evidence:
        parts += _evidence(item)
    parts += [Text(shown(f"not found: {line}"), style="dim") for line in value.not_found]
    parts.append(Text(words.coverage(value.coverage), style="dim"))
    return render(*parts, width=width, color=color)


def comparison(value: Comparison, *, width: int = 100, color: bool = False) -> str:
    """The answer to `compare`: topic by topic where each actor stands with a quote, then how far every two agree."""
    from rich.text import Text

    parts: list[RenderableType] = []
    for topic, stands in groupby(value.stands, key=lambda stand: (stand.topic, stand.proposition)):
        parts += [Text(shown(f"{topic[0]}: {topic[1]}"), style="bold"), Text("")]
        for item in stands:
            parts += _stand(item)
    agreed = [{"": f"{a.left} – {a.right}", "topics": a.shared, "agreement": "–" if a.score is None else f"{a.score:.2f}"} for a in value.agreements]
    if agreed and any(a.shared for a in value.agreements):
        parts.append(Text(table(agreed, ["", "topics", "agreement"], width=width)))
    parts.append(Text(words.coverage(value.coverage), style="dim"))
    return render(*parts, width=width, color=color)


def _stand(value: Stand) -> "list[RenderableType]":
    """One actor's position with the utterance that shows it."""
    from rich.text import Text

    label = value.position.label
    if value.lead is None:
        return [Text.assemble((label, _STYLE[label]), "  ", (shown(value.name), "bold")), Text("    no statement found"), Text("")]
    since = f" since {value.position.since}" if value.position.since is not None and value.position.since != value.position.until else ""
    of = f"{words.count(value.statements, 'statement')}, {words.count(value.outlets, 'outlet')}"
    lead = value.lead.telling
    return _block(label, _STYLE[label], f"{value.name}{since} ({of}): {words.head(lead)}", words.quoted(lead), words.where(lead))


def contradictions(values: Iterable[Contradiction], *, width: int = 100, color: bool = False) -> str:
    """The answer to `contradictions`: both quotes of every pair."""
    from rich.text import Text

    parts: list[RenderableType] = []
    for item in values:
        parts.append(Text(shown(f"{item.actor.name} on {item.topic}: {item.why} ({item.score:.2f})"), style="bold"))
        parts += [*_judged(item.left), *_judged(item.right)]
    return render(*(parts or [Text("no contradiction found")]), width=width, color=color)


_EDITED = {Edit.SAME: "", Edit.LEFT_OUT: "red strike", Edit.PUT_IN: "green underline"}


def quotation(value: Quotation, *, width: int = 100, color: bool = False) -> str:
    """The answer to `check --quote`: what the record says of it, and each statement with the words that differ."""
    from rich.text import Text

    label = value.label
    parts: list[RenderableType] = [Text.assemble((label.replace("_", " "), f"bold {_STYLE[label]}"), f": {shown(value.why)}"), Text("")]
    for item in value.wordings:
        parts += _block(f"{item.likeness:.0%}", "dim", words.head(item.telling), words.quoted(item.telling), words.where(item.telling))
        if item.difference:
            parts += [_difference(item), Text("")]
    parts.append(Text(words.coverage(value.coverage), style="dim"))
    return render(*parts, width=width, color=color)


def _difference(value: Wording) -> "RenderableType":
    """The difference in one line: [-left out-] and {+put in+}, as in a word diff."""
    from rich.padding import Padding
    from rich.text import Text

    marks = {Edit.SAME: ("", ""), Edit.LEFT_OUT: ("[-", "-]"), Edit.PUT_IN: ("{+", "+}")}
    pieces = [(f"{marks[edit][0]}{shown(text)}{marks[edit][1]} ", _EDITED[edit]) for edit, text in value.difference]
    return Padding(Text.assemble("difference: ", *pieces), (0, 0, 0, 4))


def checked(values: Iterable[Checked], *, width: int = 100, color: bool = False) -> str:
    """The answer to `check --file`: every passage with its verdict and the best evidence."""
    from rich.text import Text

    parts: list[RenderableType] = []
    for item in values:
        label = item.verdict.verdict
        who = item.speaker or (item.verdict.actor.name if item.verdict.actor is not None else "unknown")
        head = f"{who}{'' if item.kind is None else ', ' + item.kind} [{item.span.start}-{item.span.end}]"
        where = item.verdict.why
        if item.quotation is not None:
            where += f" · as quoted: {item.quotation.label.replace('_', ' ')}, {item.quotation.why}"
        parts += _block(label.replace("_", " "), _STYLE[label], head, item.text, where)
        for piece in item.verdict.evidence[:1]:
            parts += _evidence(piece)
    return render(*(parts or [Text("no statement and no checkable claim found")]), width=width, color=color)


def extracted(article: Article, found: Sequence[tuple[Statement, str | None]], *, width: int = 100, color: bool = False) -> str:
    """One article with its statements marked in place; who said each stands in the margin."""
    from rich.table import Table
    from rich.text import Text

    from stance.text import paragraphs

    out = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    out.add_column(width=max(16, width // 4))
    out.add_column(ratio=1)
    for paragraph in paragraphs(article.text):
        line, margin = Text(paragraph.of(article.text)), Text(style="dim")
        for number, (item, by) in enumerate(found, 1):
            inside = [span for span in item.spans if paragraph.start <= span.start < paragraph.end]
            for span in inside:
                line.stylize(f"bold {'green' if item.kind == 'direct' else 'cyan'}", span.start - paragraph.start, span.end - paragraph.start)
            if inside:
                who = " → ".join(dict.fromkeys(part for part in (item.speaker, by) if part)) or "unknown"
                margin.append(shown(f"{number} {who}, {item.act}\n"))
        out.add_row(margin, Text(shown(line.plain), spans=line.spans) if len(shown(line.plain)) == len(line.plain) else Text(shown(line.plain)))
    return render(Text(shown(article.title or article.id), style="bold"), out, width=width, color=color)
