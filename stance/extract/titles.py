"""Titles of people as news prints them: before a name, behind it, in a predicate; and the body that a title names."""

import re
from dataclasses import dataclass

from stance.extract import lexicon
from stance.extract.mentions import UPPER, fold, is_place

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w.&/-]*(?:['’]\w+)?|['’]s?|\S")
_DETERMINER = re.compile(r"(?:(?:the|an?|its|their|his|her|my|our|this|that|one of|another) +)+(?=\S)", re.IGNORECASE)
_POSSESSOR = re.compile(r"^((?:(?! (?:of|for|from|at|with|in|on|to|by|and|who) ).){2,60}?)['’]s? (?=\S)")
_COMPLEMENT = re.compile(r"\b(of|for|at|with|from|in|to|on|behind) (?:the |his |her |its |their |a |an )?")
_CUES = (
    r"said|says|say|told|tells|wrote|writes|added|adds|asked|warned|argued|noted|tweeted|claimed|insisted|called|explained|replied|has|had|is|was|were|are|will"
    r"|would|can|could|also|who|whose|which|where|when|but|while|spoke|issued|testified|pointed|posted|described|announced|declared|stated|agreed|believes"
)
_END = re.compile(rf"[,;:\"“”()\n\[\]]|(?<=[^\W\d_]{{3}})[.?!](?:\s|$)| [-–—] |—| (?:and )?(?:{_CUES})\b|, ?(?:{_CUES})\b")
_APPOSITION = re.compile(r"['’]?,? ?(?:\([^)\n]{1,40}\))?,? ?(?:(?:aged )?\d{1,3},? (?:years? old,? )?|\d{1,3},)?")
_WHO = re.compile(
    r"who (?:is|was|now is|currently is|has been|had been|serves as|served as|works as|worked as|acts as|became) (?P<np>.*)|"
    r"who (?:also |now |currently |once )?(?P<verb>chairs?|heads?|leads?|runs?|directs?|founded|co-founded|chaired|headed|led|ran|directed|represents|edits|owns"
    r"|manages|coordinates|commands|works (?:for|with|at)|teaches|studies) (?P<what>.*)",
    re.DOTALL,
)
_VERB_ROLES = {
    "chair": "chair of", "head": "head of", "headed": "former head of", "lead": "leader of", "led": "former leader of", "run": "head of",
    "ran": "former head of", "direct": "director of", "directed": "former director of", "founded": "founder of", "co-founded": "co-founder of",
    "chaired": "former chair of", "edit": "editor of", "own": "owner of", "manage": "manager of",
    "coordinate": "coordinator of", "command": "commander of",
}  # fmt: skip
_PREDICATE = re.compile(r" (?:is|was|has been|serves as|served as|works as|worked as|became) (?:also |now |currently |then )?(?=the |a |an |one of |\w+['’]s |[a-z]+ )")
_BREAK = re.compile(r"[;:\"“”()\n\[\]]|(?<!\b[A-Z])(?<!\bMr)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bDr)(?<!\bGen)(?<!\bSt)(?<!\bLt)(?<!\bCol)[.?!] (?=[A-Z])")
_TITLED_COMPLEMENT = re.compile(rf"([\w-]+) (?:of|to|for|at|in) (?:the )?(?:[{UPPER}][\w.&-]* |of ){{1,6}}$")
_LATER = re.compile(r"(?:, \w+ [a-z]+)? (?!of |and |in )[a-z][^.;:“”\"\n]{0,70}?\b(?:as|and is|and was|and serves as) (?=(?:the |a |an |its )?[a-z])")
_LED = re.compile(r"(?:headed|led|chaired|run|represented|founded|fronted) by (?:(?:the|its|a|an|their) )?$")
_BODY_START = re.compile(rf"[{UPPER}]")
_NO_BODY_BEHIND = frozenset(["minister", "ambassador", "envoy", "representative", "secretary", "commissioner", "coordinator", "adviser", "advisor", "candidate", "nominee"])
_LOWER_BODIES = frozenset(["ministry", "department", "embassy", "council", "party", "government", "parliament", "commission", "committee", "agency", "board", "administration", "kremlin"])
_ABBREVIATED = frozenset(["sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "maj", "adm", "cmdr", "prof"])
_PRIVATE = frozenset(
    ["resident", "voter", "teacher", "student", "farmer", "nurse", "soldier", "driver", "worker", "mother", "father", "man", "woman", "boy", "girl", "retiree", "veteran", "supporter", "critic", "opponent", "actor", "actress", "comedian", "singer", "musician", "pupil", "volunteer", "witness", "survivor", "victim", "democrat", "republican", "senator", "congressman", "congresswoman", "lawmaker", "mp", "rep", "sen", "fisherman", "homeowner", "tenant", "refugee", "migrant", "friend", "neighbor", "neighbour", "son", "daughter", "brother", "sister", "wife", "husband"]
)


@dataclass(frozen=True, slots=True)
class Role:
    """A title without article, the body that it names, its folded words, and how much its place in the text is worth."""

    text: str
    body: str | None
    words: frozenset[str]
    weight: float = 1.0


def singular(word: str) -> str:
    """The folded singular of a role noun in the lexicon, else the word."""
    if word in lexicon.ROLES:
        return word
    for ending, instead in (("men", "man"), ("ies", "y"), ("s", ""), ("people", "person"), ("persons", "person")):
        if word.endswith(ending) and word[: -len(ending)] + instead in lexicon.ROLES:
            return word[: -len(ending)] + instead
    return word


def _singular_form(noun: str) -> str:
    """A printed role noun in the singular: "judges" gives judge."""
    return noun if fold(noun) in lexicon.ROLES else noun[:-3] + "man" if noun.endswith("men") else noun.removesuffix("s")


def head(phrase: str) -> tuple[int, int, str] | None:
    """The role noun that a noun phrase turns on: (start, end, folded singular), the last one before a complement or comma."""
    cut = re.search(r",| (?:of|for|at|with|from|in|to|on|who|that|which|behind|familiar|close|briefed|involved)\b", phrase)
    part = phrase[: cut.start()] if cut else phrase
    for token in reversed(list(_WORD.finditer(part))):
        word = singular(fold(token.group().split("’")[0].split("'")[0]))
        if word in lexicon.ROLES:
            return token.start(), token.end(), word
        if token.group()[0].islower() and word not in lexicon.MODIFIERS:
            return None
    return None


def parse(phrase: str, weight: float = 1.0) -> Role | None:
    """Read a title phrase: "the Russian foreign minister" gives foreign minister and Russian; None if no role noun is in it."""
    phrase = " ".join(phrase.split()).strip(" ,")
    phrase = phrase if fold(phrase.split(" ")[-1]) in _ABBREVIATED else phrase.rstrip(".")
    one_of = phrase.lower().startswith("one of ")
    phrase = _DETERMINER.sub("", phrase, count=1) if _DETERMINER.match(phrase) else phrase
    body = None
    owner = _POSSESSOR.match(phrase)
    if owner is not None and head(phrase[owner.end() :]) is not None:
        body, phrase = bare(owner.group(1)), phrase[owner.end() :]
    phrase = re.split(r",? (?:who|which|that|whose) ", phrase)[0]
    found = head(phrase)
    if found is None:
        return None
    if one_of:
        phrase = f"{phrase[: found[0]]}{_singular_form(phrase[found[0] : found[1]])}{phrase[found[1] :]}"
    body = body or _behind(phrase[found[1] :], found[2]) or _before_head(phrase[: found[0]], found[2])
    text = _without_nationality(phrase)
    return Role(text, body, frozenset(singular(fold(word)) for word in re.findall(r"[\w.'’-]+", text)), weight) if text else None


def bare(owner: str) -> str | None:
    """A possessor without article and titles: "President Vladimir Putin" gives Vladimir Putin; None for a mere pronoun or common noun."""
    words = owner.split()
    while len(words) > 1 and (fold(words[0]) in lexicon.HONORIFICS or fold(words[0]) in lexicon.ROLES or words[0].lower() in {"the", "a", "prime", "then"}):
        words = words[1:]
    text = " ".join(words)
    return text if _BODY_START.search(text) else None


def _without_nationality(phrase: str) -> str:
    """The title without a leading nationality or country, which is kept as its body."""
    words = phrase.split()
    at = 0
    while at + 1 < len(words) and fold(words[at]) in lexicon.DEMONYMS:
        at += 1
    if at and fold(words[at]) in _LOWER_BODIES | {"navy", "army", "embassy"}:
        at = 0
    return " ".join(words[at:])


def _behind(rest: str, role: str) -> str | None:
    """The body that a complement names: "of the European Commission", "at Chatham House"; portfolios and addressees are none."""
    for match in _COMPLEMENT.finditer(rest):
        prep, what = match.group(1), rest[match.end() :]
        if prep in {"to", "behind"} or (prep == "for" and role in _NO_BODY_BEHIND):
            return None
        words = what.split()
        if not words:
            return None
        plain = [fold(word.strip(",")) for word in words]
        name = _name(what)
        if prep == "on" or (prep == "of" and plain[0] in lexicon.PORTFOLIOS and (name is None or not _bodily(name.split()[-1]))):
            continue
        if prep in {"from", "in"} and (role in _PRIVATE or name is None or not _bodily(name)):
            continue
        if name is not None and not (role in _PRIVATE and prep != "of" and not _bodily(name)):
            return name
        lower = re.match(r"[\w'’ -]{3,60}?(?=,|$| (?:in|for|of|at|and)\b)", what)
        if lower and prep in {"of", "for", "at", "with"} and (plain[0] in lexicon.BODY_WORDS or fold(lower.group().split()[-1]) in lexicon.BODY_WORDS):
            return lower.group()
    return None


def _bodily(name: str) -> bool:
    """Tell whether a name holds a word for an institution."""
    return any(fold(word) in lexicon.BODY_WORDS for word in name.split())


def _name(text: str) -> str | None:
    """The capitalised name that a text begins with (small words inside it kept), or None."""
    match = re.match(
        rf"(?:[a-z]+ )?[{UPPER}][\w.&’'-]*(?: (?:(?:of|for|and|the|on|at|de|la|to|against|in) ){{0,2}}(?:[{UPPER}&][\w.&’'-]*|\d+))*",
        text,
    )
    if match is None:
        return None
    name = re.sub(r"['’]s?$", "", match.group().rstrip(".,"))
    first, _, rest = name.partition(" ")
    if first.islower() and rest:
        name = name if first in {"al-qaeda"} else rest
    tail = re.match(r" (ministry|government|parliament|police|party|group|council|department|embassy|army|military|branch|campaign|school district|district|committee|commission|board)\b", text[match.end() :])
    return name + tail.group() if tail else name


def _before_head(left: str, role: str) -> str | None:
    """The body in front of the role noun: "Kremlin", "Russian", "State Department", "Russian foreign ministry"."""
    words = [word.strip(",") for word in left.split()]
    folded = [fold(word) for word in words]
    for at in range(len(words) - 1, -1, -1):
        institution = (words[at][:1].isupper() and folded[at] in lexicon.BODY_WORDS) or folded[at] in _LOWER_BODIES
        if institution:
            start = at
            while start > 0 and folded[start - 1] not in {"former", "then", "senior", "deputy", "acting", "top", "retired", "veteran"}:
                start -= 1
            return " ".join(words[start : at + 1])
    names = [word[:1].isupper() and _names_body(plain) for word, plain in zip(words, folded, strict=True)]
    for at in range(len(words) - 2, -1, -1):  # "Public Works": a capitalised word that leads into a name belongs to it
        names[at] = names[at] or (names[at + 1] and words[at][:1].isupper() and folded[at] in {"public", "national", "international", "central", "new", "high"})
    named = [word for word, is_name in zip(words, names, strict=True) if is_name]
    if not named or (role in _PRIVATE and all(fold(word) not in lexicon.DEMONYMS and fold(word) not in lexicon.PLACES for word in named)):
        return None
    if all(fold(word) in lexicon.PARTIES for word in named):
        return " ".join(named) if role in {"leader", "chair", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson"} else None
    kept = [word for word in named if fold(word) not in lexicon.PARTIES] or named
    return re.sub(r"['’]s?$", "", " ".join(kept))


def _names_body(word: str) -> bool:
    """Tell whether a capitalised word before a role noun can name a body, being no part of the title itself."""
    return word in lexicon.DEMONYMS or not (
        word in lexicon.ROLES or word in lexicon.MODIFIERS or word in lexicon.PORTFOLIOS or word in lexicon.HONORIFICS or word in lexicon.STOP
    )


def before(text: str, start: int, end: int) -> Role | None:
    """The title that stands directly before a name ("Kremlin spokesperson X") or in front of its comma ("the head of Y, X,")."""
    left = _BREAK.split(text[max(0, start - 150) : start])[-1]
    if left.endswith(", "):
        return _comma_title(left[:-2]) if text[end : end + 1] in {",", ";", ".", ")", ""} or text.startswith(" and ", end) else None
    if not left.endswith((" ", "\u00a0")):
        return None
    complement = _TITLED_COMPLEMENT.search(left)
    if complement is not None and singular(fold(complement.group(1))) in lexicon.ROLES and fold(left.split()[-1]) not in lexicon.ROLES:
        part = left[: complement.end(1)] + " "
    else:
        part = left
    words = list(_WORD.finditer(part))
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
    return parse(f"one of {phrase}", 3.0)


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
        tail = left[words[at].end() :]
        return (at > 0 and singular(fold(words[at - 1].group())) in lexicon.ROLES) or (word != "for" and tail[1:2].isupper() and at > 0 and words[at - 1].group()[0].isupper())
    if word in lexicon.STOP and not printed.rstrip(".").isupper():
        return False
    if printed[0].isupper() or printed[0].isdigit():
        return True
    known = word in lexicon.MODIFIERS or word in lexicon.ROLES or word in _LOWER_BODIES
    return known or (printed[0].islower() and words[at + 1].group()[0].islower() and not re.search(r"(?:ing|ed|ly|[^s]s)$", word) and len(word) > 2)


def _comma_title(left: str) -> Role | None:
    """The title in "the Russian foreign minister, X": the phrase from its last determiner on."""
    starts = [m.start() for m in re.finditer(r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[^\W\d_]+['’]s) ", left)]
    for start in reversed(starts):
        phrase = left[start:]
        if "," not in phrase and (found := head(_DETERMINER.sub("", phrase, count=1))) is not None and not re.search(rf" (?:{_CUES})\b", phrase):
            rest = phrase[found[1] :]
            return parse(f"one of {phrase}", 2.5) if len(rest) < 80 else None
    return None


def after(text: str, end: int) -> Role | None:
    """The title behind a name: an apposition, an age and a title, a relative clause ("who chairs Y"), or "X of Y"."""
    right = text[end : end + 260]
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
        body = _name(re.sub(r"^(?:the|a|an|its) ", "", name))
        return Role("", body, frozenset(), 1.0) if body and _bodily(body) else None
    return parse(f"{title} {re.sub(r'^(?:the|a|an|its|her|his) ', '', name)}", 2.0)


def _noun_phrase(rest: str, weight: float) -> Role | None:
    """The title that a text begins with, up to where its noun phrase ends."""
    limit = _END.search(rest)
    phrase = rest[: limit.start()] if limit else rest[:120]
    if not phrase or len(phrase) > 160:
        return None
    plain = _DETERMINER.sub("", phrase, count=1)
    first = plain.split(" ")[0] if plain else ""
    if not first or (fold(first) in lexicon.STOP and not _POSSESSOR.match(plain)):
        return None
    if "'" in first or "’" in first or head(plain) is not None or _POSSESSOR.match(plain):
        return parse(phrase, weight)
    return None


def _of(right: str) -> Role | None:
    """The body in "X of the Green Party", "X from Amnesty International"."""
    match = re.match(r" (?:of|from|with|at) (?:the )?", right)
    name = _name(right[match.end() :]) if match else None
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
