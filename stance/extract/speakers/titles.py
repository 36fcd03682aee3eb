"""Titles around a name as news prints them: before it, behind it, in a relative clause or a predicate."""

import re
from dataclasses import replace

from stance.extract import lexicon
from stance.extract.speakers.mentions import UPPER, is_place
from stance.extract.speakers.names import fold
from stance.extract.speakers.roles import DETERMINER, LOWER_BODIES, POSSESSOR, WORD, Role, bodily, head, leading_name, parse, singular

_CUES = (
    r"said|says|say|told|tells|wrote|writes|added|adds|asked|warned|argued|noted|tweeted|claimed|insisted|called|explained|replied|has|had|is|was|were|are|will"
    r"|would|can|could|also|who|whose|which|where|when|but|while|spoke|issued|testified|pointed|posted|described|announced|declared|stated|agreed|believes"
)
_END = re.compile(rf"[,;:\"“”()\n\[\]]|(?<=[^\W\d_]{{3}})[.?!](?:\s|$)| [-–—] |—| (?:and )?(?:{_CUES})\b|, ?(?:{_CUES})\b")
_APPOSITION = re.compile(r"['’]?,? ?(?:\([^)\n]{1,40}\))?,? ?(?:(?:aged )?\d{1,3},? (?:years? old,? )?|\d{1,3},)?")
_WHO = re.compile(
    r"who (?:is|was|now is|currently is|has been|had been|serves as|served as|works as|worked as|acts as|became) (?P<np>.*)|"
    r"who (?:also |now |currently |once )?(?P<verb>chairs?|heads?|leads?|runs?|directs?|founded|co-founded|chaired|headed|led|ran|directed|edits|owns"
    r"|manages|coordinates|commands|works (?:for|with|at)|teaches|studies) (?P<what>.*)",
    re.DOTALL,
)
_VERB_ROLES = {
    "chair": "chair of", "head": "head of", "headed": "former head of", "lead": "leader of", "led": "former leader of", "run": "head of",
    "ran": "former head of", "direct": "director of", "directed": "former director of", "founded": "founder of", "co-founded": "co-founder of",
    "chaired": "former chair of", "edit": "editor of", "own": "owner of", "manage": "manager of",
    "coordinate": "coordinator of", "command": "commander of",
}  # fmt: skip
_PREDICATE = re.compile(
    r" (?:is|was|has been|serves as|served as|works as|worked as|became) (?:also |now |currently |then )?(?=the |a |an |one of |\w+['’]s |[a-z]+ )"
)
_ABBREVIATIONS = (
    "[A-Z]",
    "M[rs]",
    "[LS]t",
    "Dr",
    "Mrs",
    "[GS]en",
    "Gov",
    "Re[pv]",
    "Col",
    "Sgt",
    "Maj",
    "Adm",
    "Hon",
    "Det",
    "Capt",
    "Prof",
    "Supt",
    "Cmdr",
)
_NO_STOP = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
_BREAK = re.compile(rf"[;:\"“”()\n\[\]]|[.,?!]['’] (?=[A-Z])|[.?!]{_NO_STOP}[ \u00a0]+(?=[A-Z\d]|$)")
_OWNS = re.compile(r"['’]s? [a-z]")
_OF_SOMEBODY = re.compile(r"\b(?:of|to|for) (?:the )?(?=(?:[A-Z][\w-]+ ){1,4}$)")
_COURTESY = re.compile(r"(?<= )(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Lord|Lady)\.? $")
_OF_STATE = re.compile(r" of (?:the )?(?=[A-Z])")
_LAST_WORD = re.compile(r"([^\s,]+)(,?) $")
_TITLED_COMPLEMENT = re.compile(rf"([\w-]+) (?:of|to|for|at|in) (?:the )?(?:[{UPPER}][\w.&-]* |of ){{1,6}}$")
_LATER = re.compile(r"(?:, \w+ [a-z]+)? (?!of |and |in )[a-z][^.;:“”\"\n]{0,70}?\b(?:as|and is|and was|and serves as) (?=(?:the |a |an |its )?[a-z])")
_PARTY = re.compile(r" ?\(([RDI])[-–., ][^)\n]{1,30}\)")
_LED = re.compile(r"(?:headed|led|chaired|run|represented|founded|fronted) by (?:(?:the|its|a|an|their) )?$")


def _ends_title(word: str) -> bool:
    """Tell whether a lower-case word can be the last one of a title before a name."""
    plain = fold(word)
    return singular(plain) in lexicon.ROLES or plain in lexicon.PORTFOLIOS


def before(text: str, start: int, end: int) -> Role | None:
    """The title that stands directly before a name ("Kremlin spokesperson X") or in front of its comma ("the head of Y, X,")."""
    close = _LAST_WORD.search(text, max(0, start - 40), start)
    if close is None or not (close.group(2) or close.group(1)[:1].isupper() or _ends_title(close.group(1))):
        return None
    left = _BREAK.split(text[max(0, start - 150) : start])[-1]
    if _OWNS.match(text, end):  # "the head of President | Lee's office" is somebody else's title
        left = _OF_SOMEBODY.split(left)[-1]
    if left.endswith(", "):
        return _comma_title(left[:-2]) if text[end : end + 1] in {",", ";", ".", ")", ""} or text.startswith(" and ", end) else None
    if not left.endswith((" ", "\u00a0")):
        return None
    left = _COURTESY.sub("", left)
    complement = _TITLED_COMPLEMENT.search(left)
    if complement is not None and singular(fold(complement.group(1))) in lexicon.ROLES and fold(left.split()[-1]) not in lexicon.ROLES:
        part = left[: complement.end(1)] + " "
    else:
        part = left
    words = list(WORD.finditer(part))
    at = len(words)
    while at > 0 and len(words) - at < 9 and _inside(part, words, at - 1):
        at -= 1
    while at < len(words) and (words[at].group()[0] in "'’,-" or words[at].group().lower() in {"of", "and", "for", "s"}):
        at += 1
    if at == len(words):
        return None
    phrase = left[words[at].start() :].strip()
    if phrase.casefold().rstrip(".") in lexicon.HONORIFICS and phrase.casefold() not in {"pope", "king", "queen", "prince"}:
        return None
    return _with_state(parse(f"one of {phrase}", 3.0), text, end)


def _with_state(role: Role | None, text: str, end: int) -> Role | None:
    """A bare title with the state behind the name: "Foreign Minister Ann Lee | of Norway"."""
    of = _OF_STATE.match(text, end) if role is not None and role.body is None and role.words & lexicon.OFFICES else None
    name = leading_name(text[of.end() : of.end() + 60]) if of is not None else None
    return role if role is None or name is None or not is_place([fold(word) for word in name.split()]) else replace(role, body=name)


def _inside(left: str, words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a word still belongs to the title whose end stands to its right."""
    printed = words[at].group()
    word = fold(printed)
    last = at == len(words) - 1
    if printed in {"'s", "’s", "'", "’"}:
        return not last
    if last:
        return singular(word) in lexicon.ROLES or (word in lexicon.PORTFOLIOS and re.search(r"\b(?:of|for) \w+(?: and \w+)? $", left) is not None)
    if word in {"of", "and", "for"}:
        return at > 0 and _joins(word, words[at - 1].group(), left[words[at].end() :])
    if word in lexicon.STOP and not printed.rstrip(".").isupper():
        return False
    if printed[0].isupper() or printed[0].isdigit():
        return True
    known = word in lexicon.MODIFIERS or word in lexicon.ROLES or word in LOWER_BODIES
    return known or (printed[0].islower() and words[at + 1].group()[0].islower() and not re.search(r"(?:ing|ed|ly|[^s]s)$", word) and len(word) > 2)


def _joins(word: str, before: str, tail: str) -> bool:
    """Tell whether "of", "and" or "for" stands inside a title: behind a role, or between the words of a portfolio or body."""
    plain = fold(before)
    if word == "and":  # "President Lee and Foreign Minister | Park" are two people
        return plain in lexicon.PORTFOLIOS or plain in lexicon.MODIFIERS or singular(plain) in lexicon.ROLES
    return singular(plain) in lexicon.ROLES or (word == "of" and tail[1:2].isupper() and before[0].isupper())


def _comma_title(left: str) -> Role | None:
    """The title in "the Russian foreign minister, X": the phrase from its last determiner on."""
    starts = [m.start() for m in re.finditer(r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[^\W\d_]+['’]s) ", left)]
    if len(left.split()) < 6 and not starts:
        starts = [0]
    for start in reversed(starts):
        phrase = left[start:].strip()
        listed = re.search(r" of [^,]+(?:, [^,]+)*,? and [^,]+$", phrase) is not None
        if (
            ("," not in phrase or listed)
            and (found := head(DETERMINER.sub("", phrase, count=1))) is not None
            and not re.search(rf" (?:{_CUES})\b", phrase)
        ):
            rest = phrase[found[1] :]
            return parse(f"one of {phrase}", 2.5) if len(rest) < 80 else None
    return None


def after(text: str, end: int) -> Role | None:
    """The title behind a name: an apposition, an age and a title, a relative clause ("who chairs Y"), or "X of Y"."""
    right = text[end : end + 260]
    party = _PARTY.match(right)
    if party is not None:
        side = {"R": "republican", "D": "democrat", "I": "independent"}[party.group(1)]
        return _noun_phrase(right[party.end() + 2 :], 2.5) or Role("", None, frozenset({side}), 1.0)
    lead = _APPOSITION.match(right)
    rest = right[lead.end() :] if lead else right
    dash = re.match(r" ?[-–—(] ?", right)
    if lead is None or not lead.group().strip(" '’"):
        if dash is None:
            return _of(right)
        rest = right[dash.end() :]
    who = _WHO.match(rest)
    if who is not None:
        return _relative(who)
    return _noun_phrase(rest, 2.5)


def _relative(who: re.Match[str]) -> Role | None:
    """The title in a relative clause."""
    if who.group("np"):
        return _noun_phrase(who.group("np"), 2.0)
    verb, what = who.group("verb"), who.group("what")
    title = _VERB_ROLES.get(verb.rstrip("s") if verb not in _VERB_ROLES else verb)
    limit = _END.search(what)
    name = what[: limit.start()] if limit else what[:80]
    if title is None:
        body = leading_name(re.sub(r"^(?:the|a|an|its) ", "", name))
        return Role("", body, frozenset(), 1.0) if body and bodily(body) else None
    return parse(f"{title} {re.sub(r'^(?:the|a|an|its|her|his) ', '', name)}", 2.0)


def _noun_phrase(rest: str, weight: float) -> Role | None:
    """The title that a text begins with, up to where its noun phrase ends."""
    limit = _END.search(rest)
    phrase = rest[: limit.start()] if limit else rest[:120]
    if not phrase or len(phrase) > 160:
        return None
    plain = DETERMINER.sub("", phrase, count=1)
    first = plain.split(" ")[0] if plain else ""
    if not first or (fold(first) in lexicon.STOP and not POSSESSOR.match(plain)):
        return None
    if "'" in first or "’" in first or head(plain) is not None or POSSESSOR.match(plain):
        return parse(phrase, weight)
    return None


def _of(right: str) -> Role | None:
    """The body in "X of the Green Party", "X from Amnesty International"."""
    match = re.match(r" (?:of|from|with|at) (?:the )?", right)
    name = leading_name(right[match.end() :]) if match else None
    if name is None or is_place([fold(word) for word in name.split()]) or (" " not in name and not name.isupper()):
        return None
    return Role("", name, frozenset(), 1.5)


def predicate(text: str, end: int) -> Role | None:
    """The title in "X is the chief executive of Y"."""
    match = _PREDICATE.match(text, end)
    if match is not None and (role := _noun_phrase(text[match.end() : match.end() + 200], 1.2)) is not None:
        return role
    match = _LATER.match(text, end)
    return _noun_phrase(text[match.end() : match.end() + 200], 0.8) if match is not None else None


def led_body(text: str, start: int) -> str | None:
    """The body in "The Taliban delegation was headed by [title] X", where `start` is that of title or name."""
    left = text[max(0, start - 120) : start]
    match = _LED.search(left)
    if match is None:
        return None
    clause = re.split(r"[.?!;:\"“”\n]\s*", left[: match.start()])[-1]
    names = list(re.finditer(rf"[{UPPER}][\w’'.-]*(?: (?:of |the )*[{UPPER}][\w’'.-]*)*(?: (?:government|ministry|party|army|embassy)\b)?", clause))
    name = re.sub(r"^The ", "", names[-1].group()) if names else ""
    return re.sub(r"['’]s?$", "", name) or None
