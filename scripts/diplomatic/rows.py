"""Rows for training: a told statement beside a target or a hypothesis, with the label that the templates give."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.diplomatic import frames, world
from scripts.diplomatic.frames import Scene, Telling
from scripts.diplomatic.grammar import Phrase, capital, fill, inflect
from scripts.diplomatic.topics import ALLEGATIONS, MEASURES, Allegation, Measure
from scripts.diplomatic.world import Actor


def _signed(kind: str, sign: str) -> list[tuple[str, str]]:
    """Templates of a kind with a sign: (status, words)."""
    rows = (row.split(" ", 1) for row in frames.PHRASES[kind])
    return [(head[1:] or "V", words) for head, words in rows if head[0] == sign]


_TABLES = {kind: {sign: _signed(kind, sign) for sign in "+-?0"} for kind in ("self", "view", "other", "fact", "fact_self")}
FINE = {"+": "supports", "-": "opposes", "?": "conditional", "0": "neutral", "x": "unrelated"}
FLIP = {"+": "-", "-": "+"}
HEAD = {"+": "favor", "-": "against"}
ACTS = {"promised": "promises", "pledged": "promises", "vowed": "promises", "announced": "announces", "warned": "threatens"}
_POINTING = ("such a step", "a move of that kind", "that", "any such plan")
_STEPS = ("take such a step", "do that", "go down that road", "make that move")


@dataclass(frozen=True, slots=True)
class Statement:
    """What was told, on which topic, with the sign towards its `do` and the status of the doer's deed (`mode`: do, undo or near)."""

    told: Telling
    topic: Measure | Allegation
    scene: Scene
    sign: str
    status: str
    mode: str
    who: str  # self, view, other, fact, fact_self
    template: str


def _actor(kind: str, rng: random.Random, taken: set[str]) -> Actor:
    return rng.choice([a for a in world.ACTORS[kind] if a.name not in taken])


def _cast(topic: Measure | Allegation, who: str, slots: dict[str, str], rng: random.Random) -> tuple[Actor, Actor, Actor, Actor]:
    """Doer, speaker's side, another and a bystander, none of whom the topic names."""
    taken = set(slots.values())
    doer = _actor("state" if topic.doer == "home" else topic.doer, rng, taken)
    taken.add(doer.name)
    home = topic.doer == "home"
    kinds = ("party", "group", "party", "state") if home else ("state", "state", "state", "bloc", "movement")
    side = doer if who in ("self", "fact_self") else _actor(rng.choice(kinds), rng, taken)
    taken.add(side.name)
    other = _actor(rng.choice(("party", "group") if home else ("state", "bloc")), rng, taken)
    taken.add(other.name)
    return doer, side, other, frames.bystander(rng, taken)


def _forms(phrase: Phrase, np: str, undo: Phrase | None) -> dict[str, str]:
    out = phrase.forms() | {"np": np or phrase.forms()["doing"]}
    back = (undo or phrase).forms()
    return out | {"undo": back["do"], "undoing": back["doing"], "undone": back["done"]}


def _claims(topic: Allegation, forms: dict[str, str]) -> dict[str, str]:
    """The allegation as a clause, and its denial as a predicate."""
    head, tail = topic.do.head, topic.do.tail
    if topic.tense == "past":
        return forms | {"that": f"{{D}} {forms['did']}", "not": f"did not {forms['do']}"}
    if topic.tense == "progressive":
        return forms | {"that": f"{{D}} <be:D> {forms['doing']}", "not": f"<be> not {forms['doing']}"}
    return forms | {"that": f"{{D}} <{head}:D> {tail}", "not": f"<do> not {forms['do']}"}


def _pointing(forms: dict[str, str], rng: random.Random) -> dict[str, str]:
    """The same forms with words that only point back to the topic."""
    step = Phrase.of(rng.choice(_STEPS))
    pointing = rng.choice(_POINTING)
    out = forms | step.forms() | {"np": pointing}
    return out | ({"that": "this is so"} if "that" in forms else {})


def statement(rng: random.Random, sign: str) -> Statement:
    """A statement with the wished sign: + - ? 0, or x for one about something else in like words."""
    topic: Measure | Allegation = rng.choice(MEASURES) if rng.random() < 0.75 or sign == "?" else rng.choice(ALLEGATIONS)
    measure = isinstance(topic, Measure)
    mode = "near" if sign == "x" else ("undo" if measure and rng.random() < 0.25 else "do")
    shown = rng.choice("+-+-?0") if sign == "x" else FLIP.get(sign, sign) if mode == "undo" else sign
    shown = shown if measure or shown != "?" else "0"
    who = rng.choices(("self", "view", "other") if measure else ("fact", "fact_self"), (5, 4, 3) if measure else (7, 3))[0]
    rows = _TABLES[who][shown]
    status, template = rng.choices(rows, [3 if status == "D" else 1 for status, _ in rows])[0]
    slots = world.slots(rng)
    doer, side, other, beside = _cast(topic, who, slots, rng)
    if isinstance(topic, Measure):
        phrase, np = {"do": (topic.do, topic.np), "undo": (topic.undo, ""), "near": (topic.near, "")}[mode]
        forms, plural = _forms(phrase, np, {"do": topic.undo, "undo": topic.do, "near": None}[mode]), topic.plural and mode == "do"
        if mode == "near" and "{undo}" in template:
            template, status = "{S} <have> no plans to {do}", "N"
    else:
        forms = _claims(topic, _forms(topic.do, topic.np, None))
        if mode == "near":
            near = Phrase(topic.near.head, topic.near.tail)
            forms = _claims(Allegation(topic.doer, topic.tense, near, "", near), _forms(near, "", None))
        plural = False
    scene = Scene(side, doer, other, beside, world.speaker(side, rng), slots, forms, plural)
    told = _tell(template, shown, status, scene, rng, plain=mode == "do")
    return Statement(told, topic, scene, sign, status, mode, who, template)


def _tell(template: str, sign: str, status: str, scene: Scene, rng: random.Random, *, plain: bool) -> Telling:
    """Tell it, now and then with a reason, now and then pointing back to a topic that was named before."""
    if plain and rng.random() < 0.15 and not ("that" in scene.forms and ("doing}" in template or "{not}" in template)) and "undo" not in template:
        back = Scene(scene.side, scene.doer, scene.other, scene.bystander, scene.speaker, scene.slots, _pointing(dict(scene.forms), rng), False)
        return frames.asked(template, back, rng, scene.forms["np"])
    reason = rng.choice(frames.PHRASES[f"reasons {sign}"]) if "that" not in scene.forms and rng.random() < 0.2 else ""
    return frames.tell(f"{template}, {reason}" if reason else template, sign, status, scene, rng)


def _plain(text: str, scene: Scene, slots: dict[str, str] | None = None) -> str:
    """A target or hypothesis with full names, finite verbs in the present."""
    fills = frames.names(scene, scene.side.name, "they" if scene.side.plural else "it", own=False) | (slots or {})
    fills["A"] = scene.side.name
    plurals = {"A": scene.side.plural, "D": scene.doer.plural, "E": False}
    own = text.startswith("{A}") or (text.startswith("{D}") and scene.side == scene.doer)
    twice = text.replace("{D's}", "{a's}") if own and scene.side == scene.doer else text
    return inflect(fill(twice, fills | {"a's": "its"}), plurals, tense="present")


def targets(topic: Measure | Allegation) -> list[tuple[str, str]]:
    """The topic as targets, each with + or - for its direction; names still to be filled in."""
    if isinstance(topic, Allegation):
        forms = _claims(topic, _forms(topic.do, topic.np, None))
        negative = re.sub(r"<(do|be)>", r"<\1:D>", forms["not"])
        rows = [("+", topic.np), ("+", topic.np), ("+", forms["that"]), ("+", forms["that"]), ("+", f"it is so: {topic.np}")]
        return [*rows, ("-", f"{{D}} {negative}"), ("-", f"it is not true that {forms['that']}")]
    do, np, be = topic.do.forms(), topic.np, "are" if topic.plural else "is"
    rows = [("+", np), ("+", np), ("+", f"{np} should go ahead"), ("+", f"{np} {be} right"), ("+", f"{{D}} should {do['do']}")]
    rows += [("+", f"it is right to {do['do']}"), ("+", do["doing"]), ("-", f"{{D}} should not {do['do']}"), ("-", f"{np} should be rejected")]
    rows += [] if np.startswith(("the ", "{D", "moving")) else [("+", f"there should be {np}")]
    rows += [("-", topic.undo.forms()["doing"]), ("-", f"{{D}} should {topic.undo.forms()['do']}"), ("-", f"opposition to {np}")]
    for phrase, sign in ((topic.do, "+"), (topic.do, "+"), (topic.undo, "-")):
        rows += [(sign, passive)] if (passive := phrase.passive("should")) else []
    rows += [("-", passive)] if (passive := topic.do.passive("should not")) else []
    return rows


def _keys(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]} - {"D", "D's"}


def _elsewhere(said: Statement, rng: random.Random) -> tuple[str, str] | None:
    """A target that the statement does not bear on: its own topic with other names, or a topic without a name in common."""
    if rng.random() < 0.5 and _keys(said.topic.np):
        sign, text = rng.choice(targets(said.topic))
        here, there = _plain(text, said.scene), _plain(text, said.scene, world.slots(rng))
        apart = all(_plain(f"{{{key}}}", said.scene) not in there for key in _keys(text))
        return (sign, there) if here != there and apart and _keys(text) else None
    topic = rng.choice((*MEASURES, *ALLEGATIONS))
    if topic is said.topic or _keys(topic.np + topic.do.tail) & _keys(said.topic.np + said.topic.do.tail):
        return None
    sign, text = rng.choice(targets(topic))
    return sign, _plain(text, said.scene)


def stance_row(rng: random.Random) -> dict[str, Any] | None:
    """A statement beside a target."""
    sign = rng.choices("+-?0xe", (31, 31, 10, 11, 9, 10))[0]
    said = statement(rng, rng.choice("+-+-?0") if sign == "e" else sign)
    away = _elsewhere(said, rng) if sign == "e" and rng.random() < 0.8 else None
    if sign == "e" and away is None:
        told = frames.beside(said.scene, rng, said.topic.np)
        said = Statement(told, said.topic, said.scene, "x", "V", "near", said.who, "beside")
    direction, target = away or (lambda pick: (pick[0], _plain(pick[1], said.scene)))(rng.choice(targets(said.topic)))
    mark = "x" if sign == "e" else sign if direction == "+" else FLIP.get(sign, sign)
    target = capital(target) if rng.random() < 0.7 or " should " in target else target
    return _row(said, "stance") | {"target": target, "label": HEAD.get(mark, "none"), "fine": FINE[mark]}


_DEEDS = {  # hypothesis: status of the deed -> entailment, contradiction or neutral
    "{X} <have:X> {done}": "De Bc Wc Rc Nc Xc Uc Cc Vn",
    "{X} <have:X> already {done}": "De Bc Wc Uc Nc Cc Vn",
    "{X} <have:X> decided to {do}": "Be Nc Uc Cc Vn Xc",
    "{X} <will:X> {do}": "Be We Nc Rn Un Cn Vn Xn",
    "{X} <will:X> not {do}": "Ne Bc Wc Dc Un Cn Vn",
    "{X} <be:X> willing to {do}": "Be We Re Nc Un Vn",
    "{X} <be:X> not willing to {do}": "Ne Bc Rc Wc Un Vn",
    "{X} <have:X> not yet decided whether to {do}": "Ue Bc Dc Wc Nc Vn",
    "{X} <will:X> {do} on certain conditions": "Ce Nc Vn Un",
    "{X} <will:X> {do} whatever happens": "Cc Nc Un Vn",
}
_VIEWS = (
    *(("+", f"{{A}} {words}") for words in ("<support:A> {np}", "<be:A> in favour of {doing}", "<be:A> for {np}", "<back:A> {np}")),
    *(("-", f"{{A}} {words}") for words in ("<oppose:A> {np}", "<be:A> against {doing}", "<reject:A> {np}", "<do:A> not support {np}")),
)
_BELIEFS = (
    *(("+", f"{{A}} <{verb}:A> that {{that}}") for verb in ("say", "believe")),
    *(("-", f"{{A}} {words} that {{that}}") for words in ("<deny:A>", "<say:A> that it is not true")),
)
NAMES = {"e": "entailment", "c": "contradiction", "n": "neutral"}


def hypotheses(said: Statement) -> list[tuple[str, str]]:
    """Hypotheses about the statement, each with its label."""
    topic, out = said.topic, []
    if isinstance(topic, Allegation):
        forms = _claims(topic, _forms(topic.do, topic.np, None))
        out += [(_sided(said.sign, sign), fill(text, _Keep(forms))) for sign, text in _BELIEFS]
        out += [("n", fill(text, _Keep(forms)).replace("{A}", "{E}").replace(":A>", ":E>")) for _, text in _BELIEFS[:3]]
        out += [("n", forms["that"])] if said.who == "fact" else []
        return out
    forms = _forms(topic.do, topic.np, topic.undo)
    out += [(_sided(said.sign, sign), fill(text, _Keep(forms))) for sign, text in _VIEWS]
    out += [("n", fill(text, _Keep(forms)).replace("{A}", "{E}").replace(":A>", ":E>")) for _, text in _VIEWS[:6]]
    doer = "A" if said.who in ("self", "view") else "D"
    deed = {"undo": _forms(topic.undo, "", topic.do)}.get(said.mode, forms)
    status = "V" if said.mode == "near" else said.status
    for text, labels in _DEEDS.items():
        filled = fill(text.replace("{X}", f"{{{doer}}}").replace(":X>", f":{doer}>"), _Keep(deed))
        label = dict(labels.split())  # "De" -> ("D", "e")
        times = 3 if "{done}" in text else 1  # deeds done are rare among the templates
        out += [(label[status], filled)] * times if status in label else []
        out += [("n", filled.replace(f"{{{doer}}}", "{E}").replace(f":{doer}>", ":E>"))] if "certain" not in text else []
    return out


class _Keep(dict[str, str]):
    """Slots that leave unknown names as they are."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _sided(sign: str, side: str) -> str:
    return "n" if sign not in FLIP else "e" if sign == side else "c"


def nli_row(rng: random.Random) -> dict[str, Any] | None:
    """A statement beside a hypothesis, each label as often as the others; None where the statement has none with the wished label."""
    wish = rng.choice("ecn")
    said = statement(rng, rng.choices("+-?0x", (31, 31, 15, 15, 8))[0])
    told = said.scene.bystander.name in said.told.text  # then nothing is known of what the text does to a hypothesis about it
    options = [text for label, text in hypotheses(said) if label == wish and not (told and "{E}" in text)]
    if not options:
        return None
    row, side = _row(said, "nli"), said.scene.side
    if side.name not in row["text"] and (side.adjective or side.name) not in row["text"]:
        row["text"] = f"{capital(side.name)}{rng.choice((f' ({said.scene.speaker.name})', ''))}: {row['text']}"
    wording = capital(_plain(rng.choice(options), said.scene)) + rng.choice((".", ""))
    return row | {"hypothesis": wording, "label": NAMES[wish], "fine": FINE[said.sign]}


def _row(said: Statement, task: str) -> dict[str, Any]:
    who = said.scene.speaker
    told = {"task": task, "text": said.told.text, "kind": said.told.kind, "act": ACTS.get(said.told.cue or "", "says")}
    spoken = {"speaker": who.name, "role": who.role, "actor": said.scene.side.name}
    return told | spoken | {"template": said.template, "mode": said.mode, "topic": said.topic.np}


def rows(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` different rows, the same for the same seed; no text stands beside one target with two labels."""
    rng = random.Random(seed)
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        row = stance_row(rng) if rng.random() < 0.6 else nli_row(rng)
        if row is None:
            continue
        key = (row["text"], (row.get("target") or row["hypothesis"]).casefold().rstrip("."))
        if key not in seen:
            seen.add(key)
            yield {"id": f"diplomatic-{len(seen) - 1}"} | row
