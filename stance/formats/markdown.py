"""Markdown: the stance report of one actor, with a timeline per topic."""

import re

from stance.formats import words
from stance.records import Judged, Report, TopicReport
from stance.text import shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def escape(text: str) -> str:
    """Text of an article as literal Markdown: nothing in it becomes markup, a link or HTML."""
    return _SPECIAL.sub(r"\\\1", shown(text))


def link(title: str, url: str | None) -> str:
    """A link for http(s) addresses alone; else the title."""
    if url is None or not url.startswith(("http://", "https://")) or re.search(r"[\s<>()]", url):
        return escape(title)
    return f"[{escape(title)}]({url})"


def line(value: Judged) -> str:
    """One utterance as a list item: date, label, who, quote, outlets, article and offsets."""
    t = value.telling
    at = ", ".join(f"{span.start}–{span.end}" for span in t.statement.spans)
    outlets = ", ".join(t.sources) or t.article.source or "source unknown"
    tellings = f", told in {1 + len(value.tellings)} articles" if value.tellings else ""
    condition = f" Condition: {escape(value.condition)}." if value.condition else ""
    role = f", {escape(t.statement.role)}" if t.statement.role else ""
    return (
        f"- **{words.when(t)}** · {value.stance.label} · {escape(words.who(t))}{role}: {escape(words.quoted(t))}{condition} "
        f"({escape(outlets)}{tellings}; {link(t.article.title or t.article.id, t.article.url)}, characters {at}; {escape(value.stance.why)})"
    )


def topic(value: TopicReport) -> str:
    """One topic: the position in words, shifts, and the timeline, oldest first."""
    parts = [f"## {escape(value.topic)}", f"*Read as: {escape(value.proposition)}*", f"**{value.position.label}**: {escape(value.position.text)}"]
    parts += [
        f"Changed from **{item.before.stance.label}** to **{item.after.stance.label}** between {item.between[0]} and {item.between[1]}: "
        f"{escape(words.quoted(item.before.telling))} → {escape(words.quoted(item.after.telling))}"
        for item in value.shifts
    ]
    parts.append("### Timeline\n\n" + ("\n".join(line(item) for item in value.timeline) or "No statement found."))
    return "\n\n".join(parts)


def report(value: Report) -> str:
    """The whole report; `No statement found` where there is none."""
    name = value.actor.name if value.actor is not None else value.asked
    parts = [f"# {escape(name)}: positions on record", words.coverage(value.coverage)]
    parts += [topic(item) for item in value.topics] or ["No statement found."]
    return "\n\n".join(parts) + "\n"
