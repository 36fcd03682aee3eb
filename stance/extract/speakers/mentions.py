"""Names in a text, found by their shape and the words around them: pure Python, no model."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stance.extract import lexicon
from stance.extract.speakers import names
from stance.extract.speakers.names import fold
from stance.records import Span

UPPER = "".join(c for c in map(chr, [*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00)]) if c.isupper())
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|Hon|Capt|Maj|Cmdr|Adm|Sens|Reps|Messrs|Supt|Det|St|Jr|Sr|MR|MRS|MS|DR|SEN|REP|GOV)\."
)
_PREFIX = "(?:[dDlLO]['’´]|[aA]l-|[eE]l-|[aA]r-|[aA]s-)?"
_TOKEN = rf"(?:{_ABBREVIATION}|(?:[{UPPER}]\.-?)+(?![^\W\d])|{_PREFIX}[{UPPER}]\w*(?:['’´](?!s\b|S\b)[^\W\d_]\w*)?(?:-\w+)*)"
_PARTICLE = "(?:" + "|".join(sorted(lexicon.PARTICLES - {"y", "e"})) + ")"
_RUN = re.compile(
    rf"(?<![\w@#]){_TOKEN}(?:[ \u00a0](?:[“\"]{_TOKEN}[”\"][ \u00a0])?(?:{_PARTICLE}[ \u00a0]){{0,2}}{_TOKEN}|,?[ \u00a0](?:Jr|Sr)\b\.?){{0,7}}"
)
_GLUED = re.compile(rf"([{UPPER}][^\W\d_{UPPER}]{{2,}})([{UPPER}][^\W\d_{UPPER}]{{2,}})")  # "AnnLinde"
_PART = re.compile(rf"{_TOKEN}|[^\W\d_]+")
_SPOKEN = r"(?:said|says|told|wrote|added|asked|warned|argued|noted|tweeted|claimed|insisted|explained|replied|continued|admitted|announced|stated)"
_PERSON_AFTER = re.compile(rf"['’]?,? (?:(?:also|has|had|later|then) )?{_SPOKEN}\b|, (?:aged )?\d\d?,|, who\b|, (?:a|an|the) [a-z]| \([RD][-)]")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{3,}")
_THE = re.compile(r"\b[Tt]he $")
_BODY_LABELS = frozenset(["ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"])
_COMPOUNDS = ("-based", "-born", "-backed", "-led", "-style", "-era", "-controlled", "-occupied", "-owned", "-run", "-trained", "-educated")
_PARTY = re.compile(r"[rdi]-[a-z]")  # "R-Fla", in brackets behind a senator
_CONTRACTIONS = ("'re", "'ve", "'ll", "'d", "'m", "'t")
_NAME_LIMIT = 5


@dataclass(frozen=True, slots=True)
class _Context:
    """The text with a recogniser's labels by start, and the words that it also prints in lower case, which are hardly names."""

    text: str
    labels: dict[int, str]
    lower: frozenset[str]


class Shape(StrEnum):
    """What a name looks like before anything is known of it."""

    PERSON = "person"
    BODY = "body"
    NAME = "name"  # a capitalised run that could be either


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place: its span without titles, its folded words, the folded title words printed before it in the same run."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...]
    shape: Shape


def last_name(words: Sequence[str]) -> str:
    """The last word of a name that is no suffix such as "Jr"."""
    return next((word for word in reversed(words) if word not in lexicon.SURNAME_SUFFIXES), words[-1])


def proper(text: str) -> str:
    """A name as it is shown: white space single, shouting (as in transcripts) in mixed case."""
    flat = " ".join(text.split()).replace("´", "’")
    flat = _GLUED.sub(lambda m: f"{m[1]} {m[2]}" if fold(m[1]) in names.FIRST_NAMES else m[0], flat)
    letters = [word for word in flat.split() if len(word.strip(".")) > 2]
    return (
        re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 2 else m.group(), flat)
        if letters and all(map(str.isupper, letters))
        else flat
    )


def is_place(words: Sequence[str]) -> bool:
    """Is the folded name that of a known place, seat or body, or a nationality?"""
    joined = " ".join(words)
    return joined in lexicon.PLACES or joined in lexicon.DEMONYMS or joined.removesuffix("s") in lexicon.DEMONYMS


def is_body(words: Sequence[str]) -> bool:
    """Do the folded words name an institution, company, group or place by one of their words?"""
    if len(words) == 2 and words[0] in names.FIRST_NAMES and words[0] not in lexicon.PLACES:
        return False
    return words[-1] in lexicon.BODY_WORDS or any(word in lexicon.BODY_WORDS or word in lexicon.PLACE_WORDS for word in words[:-1])


def find(text: str, entities: Iterable[tuple[Span, str]] = ()) -> list[Mention]:
    """Names of people and of what may be people or bodies, in text order; title-case headlines are left out.

    `entities` are (span, label) pairs of a named-entity recogniser; they decide only where the shape tells nothing.
    """
    context = _Context(text, {span.start: label for span, label in entities}, frozenset(_LOWER.findall(text)))
    skip = _headlines(text)
    out: list[Mention] = []
    for run in _RUN.finditer(text):
        if any(start <= run.start() < end for start, end in skip):
            continue
        for tokens in _split(run):
            mention = _mention(context, tokens)
            if mention is not None:
                out.append(mention)
    return out


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in title case: their capitals tell nothing."""
    out, at = [], 0
    for line in text.split("\n"):
        if len(line) < 250 and ":" not in line[:40] and line[-1:] not in '.”"':
            words = re.findall(r"[^\W\d_]{4,}", line)
            if len(words) > 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words):
                out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _split(run: re.Match[str]) -> list[list[tuple[int, int, str]]]:
    """A run's (start, end, folded word) triples, cut at function words and calendar words."""
    parts: list[list[tuple[int, int, str]]] = [[]]
    for token in _PART.finditer(run.group()):
        word = fold(token.group())
        start, end = run.start() + token.start(), run.start() + token.end()
        if _separates(word, parts[-1], last=token.end() == len(run.group())):
            parts.append([])
        elif parts[-1] or token.group()[0].isupper() or "-" in token.group() or "'" in word:
            glued = _GLUED.fullmatch(token.group())
            if glued is not None and fold(glued[1]) in names.FIRST_NAMES:
                parts[-1] += [(start, start + glued.end(1), fold(glued[1])), (start + glued.start(2), end, fold(glued[2]))]
            else:
                parts[-1].append((start, end, word))
    return [part for part in parts if part]


def _separates(word: str, before: list[tuple[int, int, str]], *, last: bool) -> bool:
    """Tell whether a word of a run is no part of a name; months may be ("Theresa May", "April Ryan")."""
    if _PARTY.match(word):
        return True
    if word not in lexicon.STOP and word not in lexicon.MONTHS_ETC:
        return word.endswith(_COMPOUNDS) or (word.endswith(_CONTRACTIONS) and word.partition("'")[0] in lexicon.STOP)
    if word in lexicon.MONTH_NAMES and before:
        named = before[-1][2]
        return not (named in names.FIRST_NAMES or named in lexicon.HONORIFICS or named in lexicon.ROLES)
    return word not in lexicon.HONORIFICS and not (word in lexicon.MONTH_NAMES and word in names.FIRST_NAMES and not last)


def _peel(words: Sequence[str], *, of: bool) -> int:
    """How many words at the front are titles, nationalities and parties, not name; `of` tells that the run follows "of" ("of State Ann Lee")."""
    given = names.FIRST_NAMES
    at = 0
    if of:  # "(Minister of) Diaspora Affairs | Ann Lee"
        at = next((index + 1 for index in range(len(words) - 2, -1, -1) if words[index] in lexicon.PORTFOLIOS - given), 0)
    for index in range(len(words) - 2, at - 1, -1):
        title = (
            words[index] in lexicon.HONORIFICS
            or words[index].removesuffix("s") in lexicon.TITLES
            or (words[index] in lexicon.ROLES and words[index] not in given)
        )
        rest = words[index + 1 :]
        surname = words[index] not in lexicon.TITLES and any(word in given and word not in lexicon.PLACES for word in words[:index])
        if title and not surname and rest[0] not in lexicon.SURNAME_SUFFIXES:
            return (
                index + 1
                if not (is_body(rest) or rest[-1] in lexicon.ROLES or rest[0] in lexicon.MODIFIERS) or words[index] in lexicon.HONORIFICS
                else at
            )
    while at < len(words) and words[at] not in given:
        word = words[at]
        known = word in lexicon.ROLES or word in lexicon.MODIFIERS or word in lexicon.DEMONYMS or word in lexicon.PARTIES
        if not (known or (at == 0 and len(words) > 2 and word in lexicon.PLACES)):
            break
        at += 1
    return at


def _complement(words: Sequence[str]) -> int:
    """How many words at the front end a title's complement: "(ambassador to the) European Union | Vladimir Orlov"."""
    if words[0] in names.FIRST_NAMES:
        return 0
    for at in range(1, len(words) - 1):
        if words[at] in names.FIRST_NAMES and (
            is_place(words[:at]) or words[at - 1] in {"union", "nations", "council", "commission", "states", "kingdom"}
        ):
            return at
    return 0


def _mention(context: _Context, tokens: list[tuple[int, int, str]]) -> Mention | None:
    """The mention that a run of tokens makes, or None for a title alone."""
    tokens = tokens[_complement(tuple(word for _, _, word in tokens)) :]
    words = tuple(word for _, _, word in tokens)
    span = Span(tokens[0][0], tokens[-1][1])
    text = context.text
    cut = _peel(words, of=text[max(0, span.start - 4) : span.start] == " of ")
    if is_place(words) or is_body(words[cut:] or words) or (words[-1] in lexicon.PLURAL_PEOPLE and cut < len(words)):
        return Mention(span, words, (), Shape.BODY)
    if cut == len(words):
        return Mention(span, words, (), Shape.NAME) if cut == 1 and words[0] not in lexicon.DEMONYMS else None
    titles, name = words[:cut], words[cut:]
    if len(name) > _NAME_LIMIT:
        return None
    span = Span(tokens[cut][0], tokens[-1][1])
    if not titles and len(name) > 1 and name[-1] in lexicon.TITLES and name[0] not in names.FIRST_NAMES:
        return None
    return Mention(span, name, titles, _shape(context, span, name, titles))


def _shape(context: _Context, span: Span, name: tuple[str, ...], titles: tuple[str, ...]) -> Shape:
    """Person, body or undecided, by titles, first names, the words around and the recogniser's label."""
    text = context.text
    if any(word in lexicon.HONORIFICS or word in lexicon.ROLES for word in titles):
        return Shape.PERSON
    known = name[0] in names.FIRST_NAMES
    if is_place(name) or is_body(name) or (not known and name[-1] in lexicon.PLACES):
        return Shape.BODY
    if known and len(name) > 1:
        return Shape.PERSON
    before = text[max(0, span.start - 8) : span.start]
    if _THE.search(before) and not titles:
        return Shape.BODY
    printed = span.of(text)
    if len(name) == 1 and printed.isupper() and len(printed) < 6 and text[span.end : span.end + 1] != ":":
        return Shape.BODY
    if not known and any(word in context.lower for word in name):
        return Shape.NAME
    after = text[span.end : span.end + 24]
    if _PERSON_AFTER.match(after) and (len(name) > 1 or not after.startswith((" ", "’", "'"))):
        return Shape.PERSON
    label = context.labels.get(span.start, "")
    if label and label != "PERSON":
        return Shape.BODY if label in _BODY_LABELS else Shape.NAME
    if known and not re.search(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear) $", before):
        return Shape.PERSON
    return Shape.PERSON if label == "PERSON" and len(name) > 1 else Shape.NAME
