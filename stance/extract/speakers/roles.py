"""Title phrases read: the role noun that they turn on, and the body that they name ("the Russian foreign minister")."""

import re
from dataclasses import dataclass

from stance.extract import lexicon
from stance.extract.speakers.mentions import UPPER
from stance.extract.speakers.names import fold

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w.&/-]*(?:['’]\w+)?|['’]s?|\S")
_TAIL = re.compile(
    r" (?:ministry|government|parliament|police|party|group|council|department|embassy|army|military|branch|campaign|school district|district"
    r"|committee|commission|board)\b"
)
DETERMINER = re.compile(r"(?:(?:the|an?|its|their|his|her|my|our|this|that|one of|another) +)+(?=\S)", re.IGNORECASE)
POSSESSOR = re.compile(r"^((?:(?! (?:of|for|from|at|with|in|on|to|by|and|who) ).){2,60}?)['’]s? (?=\S)")
_COMPLEMENT = re.compile(r"\b(of|for|at|with|from|in|to|on|behind) (?:the |his |her |its |their |a |an )?")
_BODY_START = re.compile(rf"[{UPPER}]")
LOWER_BODIES = frozenset(
    [
        "ministry",
        "department",
        "embassy",
        "council",
        "party",
        "government",
        "parliament",
        "commission",
        "committee",
        "agency",
        "board",
        "administration",
        "kremlin",
    ]
)
_ABBREVIATED = frozenset(["sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "maj", "adm", "cmdr", "prof"])


@dataclass(frozen=True, slots=True)
class Role:
    """A title without article, the body that it names, its folded words, and how much its place in the text is worth."""

    text: str
    body: str | None
    words: frozenset[str]
    weight: float = 1.0


def singular(word: str) -> str:
    """The folded singular of a role noun in the lexicon, else the word."""
    word = word.rpartition("-")[2] if "-" in word and word not in lexicon.ROLES else word
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
    for token in reversed(list(WORD.finditer(part))):
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
    phrase = DETERMINER.sub("", phrase, count=1) if DETERMINER.match(phrase) else phrase
    body = None
    owner = POSSESSOR.match(phrase)
    if owner is not None and head(phrase[owner.end() :]) is not None:
        body, phrase = bare(owner.group(1)), phrase[owner.end() :]
    phrase = re.split(r",? (?:who|which|that|whose) |, [a-z]+ing ", phrase)[0]
    found = head(phrase)
    if found is None:
        return None
    if one_of:
        phrase = f"{phrase[: found[0]]}{_singular_form(phrase[found[0] : found[1]])}{phrase[found[1] :]}"
    body = body or _behind(phrase[found[1] :], found[2]) or _before_head(phrase[: found[0]], found[2])
    text = _without_nationality(phrase)
    return Role(text, body, frozenset(singular(fold(word)) for word in re.findall(r"[\w.'’]+", text)), weight) if text else None


def bare(owner: str) -> str | None:
    """A possessor without article and titles: "President Vladimir Putin" gives Vladimir Putin; None for a mere pronoun or common noun."""
    words = owner.split()
    while len(words) > 1 and (
        fold(words[0]) in lexicon.HONORIFICS or fold(words[0]) in lexicon.ROLES or words[0].lower() in {"the", "a", "prime", "then"}
    ):
        words = words[1:]
    text = " ".join(words)
    return text if _BODY_START.search(text) else None


def _without_nationality(phrase: str) -> str:
    """The title without a leading nationality or country, which is kept as its body."""
    words = phrase.split()
    at = 0
    while at + 1 < len(words) and fold(words[at]) in lexicon.DEMONYMS:
        at += 1
    if at and fold(words[at]) in LOWER_BODIES | {"navy", "army", "embassy"}:
        at = 0
    return " ".join(words[at:])


def _behind(rest: str, role: str) -> str | None:
    """The body that a complement names: "of the European Commission", "at Chatham House"; portfolios and addressees are none."""
    fallback = None
    for match in _COMPLEMENT.finditer(rest):
        prep, what = match.group(1), rest[match.end() :]
        if prep in {"to", "behind"} or (prep == "for" and role in lexicon.SENT_TO):
            return None
        words = what.split()
        if not words:
            return None
        plain = [fold(word.strip(",")) for word in words]
        name = leading_name(what)
        if prep == "on" or (prep == "of" and plain[0] in lexicon.PORTFOLIOS and (name is None or " " not in name or not bodily(name.split()[-1]))):
            continue
        if prep in {"from", "in", "of"} and role in lexicon.PRIVATE_ROLES and (name is None or not bodily(name)):
            continue
        if prep in {"from", "in"} and (name is None or not bodily(name)):
            continue
        if name is not None and not (role in lexicon.PRIVATE_ROLES and prep != "of" and not bodily(name)):
            return name
        lower = re.match(r"[\w'’ -]{3,60}?(?=,|$| (?:in|for|of|at|and)\b)", what)
        if (
            lower
            and prep in {"of", "for", "at", "with"}
            and (plain[0] in lexicon.BODY_WORDS or fold(lower.group().split()[-1]) in lexicon.BODY_WORDS)
        ):
            fallback = fallback or lower.group()
    return fallback


def bodily(name: str) -> bool:
    """Tell whether a name holds a word for an institution."""
    return any(fold(word) in lexicon.BODY_WORDS for word in name.split())


def leading_name(text: str) -> str | None:
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
    tail = _TAIL.match(text[match.end() :])
    return name + tail.group() if tail else name


def _before_head(left: str, role: str) -> str | None:
    """The body in front of the role noun: "Kremlin", "Russian", "State Department", "Russian foreign ministry"."""
    words = [word.strip(",") for word in left.split()]
    folded = [fold(word) for word in words]
    for at in range(len(words) - 1, -1, -1):
        institution = (words[at][:1].isupper() and folded[at] in lexicon.BODY_WORDS) or folded[at] in LOWER_BODIES
        if institution:
            start = at
            while start > 0 and folded[start - 1] not in {"former", "then", "senior", "deputy", "acting", "top", "retired", "veteran"}:
                start -= 1
            return " ".join(words[start : at + 1])
    names = [word[:1].isupper() and _names_body(plain) for word, plain in zip(words, folded, strict=True)]
    for at in range(len(words) - 2, -1, -1):  # "Public Works": a capitalised word that leads into a name belongs to it
        leads = folded[at] in {"public", "national", "international", "central", "new", "high"}
        names[at] = names[at] or (names[at + 1] and words[at][:1].isupper() and leads)
    named = [word for word, is_name in zip(words, names, strict=True) if is_name]
    placed = any(fold(word) in lexicon.DEMONYMS or fold(word) in lexicon.PLACES for word in named)
    if not named or (role in lexicon.PRIVATE_ROLES and not placed):
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
