"""Spelling of names: folded aliases, and keys of personal names that stay the same across transliterations."""

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "’": "'", "ʼ": "'", "‘": "'"}
)
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_LONGEST = 300  # a longer "name" is a paragraph: only its start is read

# fmt: off
TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "president", "chancellor", "premier",
    "minister", "senator", "sen", "rep", "congressman", "congresswoman", "gen", "general", "lt", "col", "colonel", "capt", "captain",
    "maj", "major", "adm", "admiral", "sgt", "marshal", "ayatollah", "seyed", "sayyid", "sayed", "sheikh", "mullah", "mawlavi",
    "maulvi", "haji", "hon", "rev", "father", "governor", "gov", "mayor", "secretary", "ambassador", "judge", "justice",
    "representative", "pvt", "cpl", "lance", "comrade",
))
# fmt: on
_PARTICLES = frozenset(["von", "der", "van", "de", "den", "di", "da", "del", "du", "la", "al", "el", "bin", "ibn", "ul", "ur", "dos", "zu"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
# One given name a line: its key, then the nicknames and transliterations that share it.
_GIVEN = """
    joseph joe iosef
    wiliam bill
    james jim
    michael mike
    robert bob rob
    elizabeth liz
    mathew matt
    patrick pat
    thomas tom
    christopher chris
    jonathan jon
    nicholas nick
    antoni toni anthoni
    edward ed
    david dave
    charles chuck
    steven steve stephen
    jefrei jef
    ronald ron
    alexander alexandr aliaxandr alaxandr olexandr alexandar
    vladimir volodimir
    dmitri dmitro dimitri
    sergei sergi serhi
    andrei andri andrij
    alexei olexi
    nikolai mikola
    mikhail mikhailo
    evgeni ievgeni evhen evgen
    igor ihor
    georgi heorhi
    beniamin biniamin
"""
_SAME = {other: first for first, *others in map(str.split, _GIVEN.strip().splitlines()) for other in others}
_MOHAMMED = re.compile(r"^m[ou]h?am+[aeo]d$")
_HUSSEIN = re.compile(r"^h[ou]s+[aei]+n$")
_UMLAUT = re.compile(r"([aou])e(?=.)")
_DOUBLE = re.compile(r"([^o])\1+")  # "Moody" is not Modi


def fold(text: str) -> str:
    """Lower-case words of an alias without accents, punctuation, leading "the" and possessive: "the Kremlin's" -> "kremlin", "U.S." -> "us"."""
    return _fold(text[:_LONGEST])


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    plain = text.casefold().translate(_SPECIAL)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = _POSSESSIVE.sub("", plain).replace("'", "").replace("+", " plus").replace(".", "" if "." in plain[1:2] or plain.count(".") > 1 else " ")
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """A folded name word reduced to what its transliterations share: zelenskyy, zelenskiy -> zelenski; nebenzya -> nebenzia."""
    out = word.replace("y", "i").replace("ks", "x").replace("kh", "h")
    out = _UMLAUT.sub(r"\1", out)
    out = _DOUBLE.sub(r"\1", out)
    if out.startswith("ie") and len(out) > 3:
        out = out[1:]
    if out.endswith("enka"):
        out = out[:-1] + "o"
    if _MOHAMMED.match(out):
        return "mohamed"
    if _HUSSEIN.match(out):
        return "husein"
    return _SAME.get(out, out)


def key(name: str) -> tuple[str, ...]:
    """The comparable words of a personal name, in order, without titles, particles, initials and suffixes; never empty unless `name` has no word."""
    return _key(name[:_LONGEST])


@lru_cache(maxsize=65536)
def _key(name: str) -> tuple[str, ...]:
    words = fold(name.replace("-", " ")).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    kept = [w for w in words if len(w) > 1 and w not in _PARTICLES and w not in _SUFFIXES]
    return tuple(spelling(w) for w in kept or words)


def untitled(name: str) -> str:
    """A name without the titles printed before it: "Sen. Ben Sasse" -> "Ben Sasse"; a title alone stays."""
    words = name.split()
    while len(words) > 1 and fold(words[0]) in TITLES:
        words = words[1:]
    return " ".join(words)


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Are the words of `short` found in `long`, in the same order?"""
    rest = iter(long)
    return all(word in rest for word in short)


def same(left: str, right: str) -> bool:
    """Can two full names be one person: one form's words within the other's, or first and last word alike? A lone surname matches its full name."""
    a, b = key(left), key(right)
    return bool(a and b) and matches(a, b)


def matches(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """As `same`, on keys."""
    if asked == known:
        return True
    if len(asked) == 1 or len(known) == 1:
        return asked[-1] == known[-1]
    if asked[-1] != known[-1] and asked[0] != known[0]:
        return False
    return within(asked, known) or within(known, asked) or (asked[0], asked[-1]) == (known[0], known[-1])
