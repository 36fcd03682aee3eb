"""Who says it and how it is told: direct, mixed and indirect speech, narration, fragments, with context around."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.diplomatic import world
from scripts.diplomatic.grammar import capital, choose, fill, finite, genitive, inflect, participle
from scripts.diplomatic.tables import cells, sections
from scripts.diplomatic.world import Actor, Speaker

PHRASES = sections("phrases.txt")
_CONDITIONS = cells(PHRASES["conditions"])
_WHEN = PHRASES["when"]
_DATED = [when for when in _WHEN if when]
_CUES = {
    "+": ("insisted", "confirmed", "stressed", "reaffirmed", "declared"),
    "-": ("warned", "insisted", "stressed", "reiterated", "made clear"),
    "?": ("said", "made clear", "signalled", "indicated"),
    "0": ("said", "noted", "explained", "pointed out"),
}
_PROMISES = ("promised", "announced", "pledged", "vowed")
_SAID = ("said", "said", "said", "told reporters", "told a news agency", "told lawmakers", "added", "wrote on social media")
_FRAGMENT = re.compile(r"^\{S\} <(?:be|have)> (?=\(?(?:no|not|yet|ready|open|opposed|against|in|considering|weighing|committed|willing)\b)")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who speaks for whom, who acts, who else is about, and how the topic's phrases read."""

    side: Actor
    doer: Actor
    other: Actor
    bystander: Actor
    speaker: Speaker
    slots: Mapping[str, str]
    forms: Mapping[str, str]  # do, doing, did, done, does, np, undo … with {D} still in them
    plural: bool  # is the noun phrase plural?


@dataclass(frozen=True, slots=True)
class Telling:
    """A text, how it tells (direct, mixed, indirect, narrated, bare), and the cue."""

    text: str
    kind: str
    cue: str | None


_IT = {"he": ("his", "him"), "she": ("her", "her"), "it": ("its", "it"), "they": ("their", "them"), "we": ("our", "us")}


def _pronouns(name: str, pronoun: str, key: str) -> dict[str, str]:
    """Slots of an actor under a name."""
    low = key.lower()
    own, obj = _IT[pronoun]
    return {
        key: name,
        f"{key}o": obj if name == pronoun else name,
        f"{key}'s": own if name == pronoun else genitive(name),
        low: pronoun,
        f"{low}'s": own,
        f"{low}'o": obj,
    }


def names(scene: Scene, side: str, pronoun: str, *, own: bool) -> dict[str, str]:
    """All actor slots, with the speaker's side under a given name; `own`: the doer is the speaker's side and is named so."""
    doer = _pronouns(scene.doer.name, "they" if scene.doer.plural else "it", "D")
    if own and scene.doer == scene.side:
        doer = _pronouns("us" if side == "we" else side, pronoun, "D") | {"D's": _IT[pronoun][0]}
    other = _pronouns(scene.other.name, "they" if scene.other.plural else "it", "B")
    return {**scene.slots, **doer, **other, **_pronouns(side, pronoun, "S"), "E": scene.bystander.name, "E's": genitive(scene.bystander.name)}


def _condition(rng: random.Random, tense: str) -> dict[str, str]:
    """One condition in all its forms."""
    subject, phrase, noun = rng.choice(_CONDITIONS)
    verb, _, rest = phrase.partition(" ")
    met = "had" if tense == "past" else "has"
    return {
        "cond": f"{subject} {finite(verb, plural=False, tense=tense)} {rest}".strip(),
        "condbare": f"{subject} {phrase}",
        "condbareneed": f"{subject} must first {phrase}",
        "condmet": f"{subject} {met} {participle(verb)} {rest}".strip(),
        "condnp": noun,
    }


def clause(template: str, scene: Scene, rng: random.Random, voice: str) -> str:
    """The template as a clause in the voice direct, indirect or narrated, without a final full stop."""
    actor = scene.side
    side, pronoun, plural = actor.name, "they" if actor.plural else "it", actor.plural
    if voice == "direct":
        side, pronoun, plural = "we", "we", True
    elif actor.kind == "state" and rng.random() < 0.4:
        side = actor.capital if voice == "narrated" or rng.random() < 0.5 else f"{_IT[scene.speaker.he][0]} country"
    elif voice == "narrated" and rng.random() < 0.3:
        side, pronoun, plural = scene.speaker.last, scene.speaker.he, False
    elif voice == "indirect" and rng.random() < 0.3:
        side = pronoun
    tense = "present" if voice == "direct" or rng.random() < 0.4 else "past"
    slots = names(scene, side, pronoun, own="{not}" not in template and not scene.forms.get("that"))
    slots |= _condition(rng, tense) | dict(scene.forms)
    plurals = {"S": plural, "D": plural if side == slots["D"] else scene.doer.plural, "np": scene.plural}
    text = inflect(fill(choose(template, rng), slots), plurals, tense=tense, narrated=voice != "direct")
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(text.replace("can not", "cannot").split()))


def described(scene: Scene, rng: random.Random) -> str:
    """The speaker with role and side; ends in a comma where an apposition must be closed."""
    actor, who = scene.side, scene.speaker
    forms = [
        who.name,
        f"{who.name}, {genitive(actor.name)} {who.role},",
        f"{who.name}, {who.role} of {actor.name},",
        f"{genitive(actor.name)} {who.role}",
    ]
    if actor.kind == "state":
        forms += [f"{actor.adjective} {who.role} {who.name}", f"the {actor.adjective} {who.role}, {who.name},", f"the {actor.adjective} government"]
        forms += [
            f"a senior {actor.adjective} official",
            f"the foreign ministry in {actor.capital}",
            f"{who.name}, the {actor.adjective} {who.role},",
        ]
    else:
        forms += [f"a spokesman for {actor.name}", f"{who.role} {who.name} of {actor.name}"]
    return rng.choice(forms)


def tell(template: str, sign: str, status: str, scene: Scene, rng: random.Random) -> Telling:
    """Put a template into a telling; about one in four has other sentences around it."""
    roll = rng.random()
    if _FRAGMENT.match(template) and roll < 0.06:
        words = clause(_FRAGMENT.sub("", template), scene, rng, "indirect")
        return Telling(words, "bare", None)
    if roll < 0.14:
        return Telling(capital(clause(template, scene, rng, "direct")) + rng.choice((".", ".", "", ",")), "bare", None)
    if roll < 0.30:
        text = (f"{rng.choice(_DATED)}, " if rng.random() < 0.2 else "") + clause(template, scene, rng, "narrated")
        return _around(Telling(capital(text) + ".", "narrated", None), scene, rng)
    said = rng.choice(_SAID if rng.random() < 0.6 else _CUES[sign])
    if status == "W" and rng.random() < 0.35:
        said = rng.choice(_PROMISES)
    return _around(_spoken(template, said, scene, rng, direct=roll < 0.68), scene, rng)


def _spoken(template: str, said: str, scene: Scene, rng: random.Random, *, direct: bool) -> Telling:
    """Direct or indirect speech with its speaker."""
    who, slots = described(scene, rng), names(scene, scene.side.name, "it", own=False)
    when = fill(" ".join(f"{rng.choice(_WHEN)} {rng.choice(PHRASES['where'])}".split()), slots)
    bare = who.rstrip(",")
    if direct:
        words = clause(template, scene, rng, "direct")
        forms = (
            f"“{capital(words)},” {who} {said} {when}.", f"{who} {said} {when}: “{capital(words)}.”", f"“{capital(words)},” said {bare}.",
            f"{who} {said} {when} that “{words}.”", f"{bare}: “{capital(words)}.”", f"“{capital(words)}.” That was how {who} put it {when}.",
        )  # fmt: skip
        return Telling(_clean(rng.choice(forms)), "direct", said)
    words = clause(template, scene, rng, "indirect")
    kind = "indirect"
    if rng.random() < 0.25 and words.count(" ") > 4:
        cut = rng.randrange(2, words.count(" "))
        parts = words.split(" ")
        words, kind = f"{' '.join(parts[:cut])} “{' '.join(parts[cut:])}”", "mixed"
    forms = (
        f"{who} {said} {when} that {words}.", f"{who} {said} that {words}.", f"{capital(words)}, {who} {said} {when}.", f"{who} {said} {words}.",
        f"according to {bare}, {words}.", f"{capital(words)}, according to {bare}.", f"speaking {when or 'in public'}, {who} {said} that {words}.",
    )  # fmt: skip
    return Telling(_clean(rng.choice(forms)), kind, said)


def asked(template: str, scene: Scene, rng: random.Random, topic: str) -> Telling:
    """The topic is named by a question or a sentence before; the statement itself only points back to it ("such a step")."""
    who = described(scene, rng)
    slots = names(scene, scene.side.name, "it", own=False)
    fills = {**slots, "np": fill(topic, slots), "sp": who, "said": rng.choice(_SAID[:6]), "when2": rng.choice(_DATED)}
    if rng.random() < 0.6:
        head = fill(rng.choice(PHRASES["asked"]), fills)
        if rng.random() < 0.5:
            return Telling(_clean(f"{head}: “{capital(clause(template, scene, rng, 'direct'))}.”"), "direct", fills["said"])
        return Telling(_clean(f"{head} that {clause(template, scene, rng, 'indirect')}."), "indirect", fills["said"])
    head = capital(fill(choose(rng.choice(PHRASES["named"]), rng), fills))
    if rng.random() < 0.5:
        return Telling(_clean(f"{head} “{capital(clause(template, scene, rng, 'direct'))},” {who} said."), "direct", "said")
    return Telling(_clean(f"{head} {capital(clause(template, scene, rng, 'narrated'))}."), "narrated", None)


def beside(scene: Scene, rng: random.Random, topic: str) -> Telling:
    """The topic is named, but what is said is about something else."""
    slots = names(scene, scene.side.name, "it", own=False)
    fills = {**slots, "np": fill(topic, slots), "sp": described(scene, rng), "said": "said", "when2": rng.choice(_DATED)}
    words = fill(rng.choice(PHRASES["elsewhere"]), fills)
    head = fill(choose(rng.choice(PHRASES["asked"] + PHRASES["named"]), rng), fills)
    body = f"{head} that {words}." if head.endswith("said") else f"{capital(head)} {capital(fills['sp'])} said that {words}."
    return Telling(_clean(body), "indirect", "said")


def _around(told: Telling, scene: Scene, rng: random.Random) -> Telling:
    """With a sentence before or behind: padding, or what others hold."""
    if rng.random() > 0.25:
        return told
    slots = names(scene, scene.side.name, "it", own=False)
    fills = {**slots, "last": scene.speaker.last, "his": _IT[scene.speaker.he][0], "np": fill(scene.forms["np"], slots)}
    others = rng.random() < 0.3 and "that" not in scene.forms and "such a" not in scene.forms["np"]
    more = capital(fill(choose(rng.choice(PHRASES["others" if others else "padding"]), rng), fills))
    text = f"{more} {told.text}" if others or rng.random() < 0.4 else f"{told.text} {more}"
    return Telling(text, told.kind, told.cue)


def _clean(text: str) -> str:
    """Single spaces, no space before punctuation, a capital in front."""
    text = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split()))
    return capital(re.sub(r",,+", ",", re.sub(r",\.", ".", text)))


def bystander(rng: random.Random, taken: set[str]) -> Actor:
    """A state or bloc that has no part in the scene."""
    pool = [a for kind in ("state", "bloc") for a in world.ACTORS[kind] if a.name not in taken]
    return rng.choice(pool)
