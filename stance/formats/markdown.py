"""Markdown: the stance report of one actor, topic by topic, each with its timeline."""

import re

from stance.formats import people, prose, words
from stance.records import Contradiction, Judged, Report, Shift, Stand, TopicReport
from stance.text import shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def escape(text: str) -> str:
    """Text of an article as literal Markdown: nothing in it becomes markup, a link or HTML."""
    return _SPECIAL.sub(r"\\\1", shown(text))


def link(title: str, url: str | None) -> str:
    """A link for http(s) addresses alone; else the title."""
    address = words.address(url)
    return escape(title) if address is None else f"[{escape(title)}]({address.replace('(', '%28').replace(')', '%29')})"


def said(value: Judged) -> str:
    """The words: a direct quotation in its marks, else the sentence with the statement in bold."""
    return "".join(f"**{escape(text)}**" if own else escape(text) for text, own in prose.pieces(value))


def line(value: Judged) -> str:
    """One utterance: day, label, who, words, outlet, article and offsets."""
    t = value.telling
    standing = f" ({escape(prose.standing(t))})" if prose.standing(t) else ""
    condition = f" Condition: {escape(prose.condition(value))}." if value.condition else ""
    carried = f"; {escape(prose.carried(value))}" if value.tellings else ""
    where = f"{escape(t.article.source or 'source unknown')}, {link(t.article.title or 'untitled', t.article.url)}{carried}"
    reviewed = f" ({escape(people.reviewed(t))})" if people.reviewed(t) else ""
    return (
        f"**{escape(prose.when(t))}** · {value.stance.label} · {escape(prose.voice(t))}{standing}: {said(value)}{condition} "
        f"— {where}; article {escape(prose.place(t))}{reviewed}"
    )


def pair(head: str, before: Judged, after: Judged) -> str:
    """Two utterances under a heading: before and after a change, or two that contradict each other."""
    return f"- {escape(prose.sentence(head))}\n  - {line(before)}\n  - {line(after)}"


def shift(value: Shift) -> str:
    """A change of position with the utterance before and the one after."""
    return pair(prose.turn(value), value.before, value.after)


def contradiction(value: Contradiction) -> str:
    """Two utterances of the actor that contradict each other."""
    return pair(value.why, value.left, value.right)


def stand(value: Stand) -> str:
    """Where another actor stands, with his latest words."""
    shown_by = "" if value.lead is None else f" {line(value.lead)}"
    return f"- {escape(value.name)}: **{value.position.label}**, {prose.behind(value)}{shown_by}"


def topic(value: TopicReport) -> str:
    """One topic: the position in words and what it rests on, changes, contradictions, others, and all utterances, oldest first."""
    parts = [
        f"## {escape(value.topic)}",
        f"*Read as: {escape(value.proposition)}*",
        f"**{value.position.label}**: {escape(prose.sentence(value.position.text))}",
    ]
    if not value.timeline:
        return "\n\n".join(parts)
    parts += [escape(prose.course(value))] if value.shifts else []
    parts += [f"Condition: {escape(prose.terms(value))}."] if prose.terms(value) else []
    missing = f" Not found: {escape(prose.not_found(value))}." if value.not_found else ""
    parts += [f"{prose.rests_on(value)}{missing}", f"{escape(prose.speakers(value))} {escape(prose.carriers(value))}"]
    lists = (
        ("Changes of position", [shift(item) for item in value.shifts]),
        ("Contradictions between its own statements", [contradiction(item) for item in value.contradictions]),
        ("Who else is on record", [stand(item) for item in value.others]),
        ("Timeline", [f"- {line(item)}{f' {escape(prose.again(more))}' if more else ''}" for item, more in prose.repeats(value.timeline)]),
    )
    parts += [f"### {head}\n\n" + "\n".join(lines) for head, lines in lists if lines]
    return "\n\n".join(parts)


def glance(value: Report) -> str:
    """The latest position on each topic, as a table."""
    rows = [
        f"| {escape(t.topic)} | {t.position.label} | {prose.day(t.position.since) if t.position.since else '–'} "
        f"| {len(t.timeline)} | {len(prose.outlets(t.timeline))} |"
        for t in value.topics
    ]
    return "\n".join(["| topic | position | since | statements | outlets |", "|---|---|---|---:|---:|", *rows])


def report(value: Report) -> str:
    """The whole report; `No statement found` where there is none."""
    parts = [f"# {escape(prose.title(value))}", prose.scope(value)]
    parts += [glance(value)] if value.topics else ["No statement found."]
    parts += [escape(prose.also(value))] if value.also else []
    parts += [topic(item) for item in value.topics]
    return "\n\n".join(parts) + "\n"
