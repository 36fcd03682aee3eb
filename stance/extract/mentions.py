"""Names in a text, found by their shape alone, and the people behind them: pure Python, no model."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from stance.extract import lexicon
from stance.records import Span

UPPER = "".join(c for c in map(chr, [*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00)]) if c.isupper())
_ABBREVIATION = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|Hon|Capt|Maj|Cmdr|Adm|Sens|Reps|Messrs|Supt|Det|St|Jr|Sr|MR|MRS|MS|DR|SEN|REP|GOV)\."
_TOKEN = (
    rf"(?:{_ABBREVIATION}|(?:[{UPPER}]\.-?)+(?![^\W\d])|(?:[dDlLO]['’´]|[aA]l-|[eE]l-|[aA]r-|[aA]s-)?[{UPPER}]\w*(?:['’´](?!s\b|S\b)[^\W\d_]\w*)?(?:-\w+)*)"
)
_PARTICLE = "(?:" + "|".join(sorted(lexicon.PARTICLES - {"y", "e"})) + ")"
_RUN = re.compile(rf"(?<![\w@#]){_TOKEN}(?:[ \u00a0](?:[“\"]{_TOKEN}[”\"][ \u00a0])?(?:{_PARTICLE}[ \u00a0]){{0,2}}{_TOKEN}|,?[ \u00a0](?:Jr|Sr)\b\.?){{0,7}}")
_PART = re.compile(rf"{_TOKEN}|[^\W\d_]+")
_SPOKEN = r"(?:said|says|told|wrote|added|asked|warned|argued|noted|tweeted|claimed|insisted|explained|replied|continued|admitted|announced|declared|stated)"
_PERSON_AFTER = re.compile(rf"['’]?,? (?:(?:also|has|had|later|then) )?{_SPOKEN}\b|, (?:aged )?\d\d?,|, who\b|, (?:a|an|the) [a-z]| \([RD][-)]")
_THE = re.compile(r"\b[Tt]he $")
_NAME_LIMIT = 5


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


@dataclass(slots=True)
class Person:
    """All mentions of one person in an article; `sure` tells him from a capitalised run that may be anything."""

    name: str
    words: tuple[str, ...]
    sure: bool
    mentions: list[Mention] = field(default_factory=list)
    full: int = 0  # mentions with two or more words

    @property
    def surname(self) -> str:
        """The last word that is no suffix."""
        return last_name(self.words)

    @property
    def gender(self) -> str:
        """"m", "f" or "" by honorifics, titles and first name."""
        votes = [g for mention in self.mentions for word in mention.titles for g in [title_gender(word)] if g]
        if votes:
            return max(set(votes), key=votes.count)
        return first_name_gender(self.words) if len(self.words) > 1 or self.words[0] in lexicon.FIRST_NAMES else ""


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A name word for comparison: no case, accents, full stops; spellings of the same Slavic ending become one (Zelenskyy, Zelenskiy, Zelensky)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").replace("´", "'").replace(".", "")
    return re.sub(r"(?:yy|iy|ij|yi|ii)$", "y", plain) if len(plain) > 4 else plain


def title_gender(word: str) -> str:
    """The gender that a title word tells, or ""."""
    return lexicon.HONORIFICS.get(word, "") or next((g for g, words in lexicon.GENDERED.items() if word in words), "")


def first_name_gender(words: Sequence[str]) -> str:
    """The gender by first name, else by a Slavic surname's ending, or ""."""
    first = words[0].split("-")[0] if words[0] not in lexicon.FIRST_NAMES else words[0]
    male, female = first in lexicon.MALE, first in lexicon.FEMALE
    if male != female:
        return "m" if male else "f"
    return "f" if len(words) > 1 and re.search(r"(?:ova|eva|ina|skaya|ska)$", words[-1]) else ""


def last_name(words: Sequence[str]) -> str:
    """The last word of a name that is no suffix such as "Jr"."""
    return next((word for word in reversed(words) if word not in lexicon.SURNAME_SUFFIXES), words[-1])


def proper(text: str) -> str:
    """A name as it is shown: white space single, shouting (as in transcripts) in mixed case."""
    flat = " ".join(text.split()).replace("´", "’")
    letters = [word for word in flat.split() if len(word.strip(".")) > 2]
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 2 else m.group(), flat) if letters and all(map(str.isupper, letters)) else flat


def is_place(words: Sequence[str]) -> bool:
    """Is the folded name that of a known place, seat or body, or a nationality?"""
    joined = " ".join(words)
    return joined in lexicon.PLACES or joined in lexicon.DEMONYMS or joined.removesuffix("s") in lexicon.DEMONYMS


def is_body(words: Sequence[str]) -> bool:
    """Do the folded words name an institution, company, group or place by one of their words?"""
    if len(words) == 2 and words[0] in lexicon.FIRST_NAMES and words[0] not in lexicon.PLACES:
        return False
    return words[-1] in lexicon.BODY_WORDS or any(word in lexicon.BODY_WORDS or word in lexicon.PLACE_WORDS for word in words[:-1])


def find(text: str, entities: Iterable[tuple[Span, str]] = ()) -> list[Mention]:
    """Names of people and of what may be people or bodies, in text order; title-case headlines are left out.

    `entities` are (span, label) pairs of a named-entity recogniser; they decide only where the shape tells nothing.
    """
    labels = {span.start: label for span, label in entities}
    skip = _headlines(text)
    out: list[Mention] = []
    for run in _RUN.finditer(text):
        if any(start <= run.start() < end for start, end in skip):
            continue
        for tokens in _split(run):
            mention = _mention(text, tokens, labels)
            if mention is not None:
                out.append(mention)
    return out


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in title case: their capitals tell nothing."""
    out, at = [], 0
    for line in text.split("\n"):
        if len(line) < 250 and ":" not in line[:40] and line[-1:] not in ".”\"":
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
        if (word in lexicon.STOP and word not in lexicon.HONORIFICS) or word in lexicon.MONTHS_ETC or word == "march":
            parts.append([])
        elif parts[-1] or token.group()[0].isupper() or "-" in token.group() or "'" in word:
            parts[-1].append((start, end, word))
    return [part for part in parts if part]


def _peel(words: Sequence[str], *, of: bool) -> int:
    """How many words at the front are titles, nationalities and parties, not name; `of` tells that the run follows "of" ("of State Ann Lee")."""
    names = lexicon.FIRST_NAMES
    at = 0
    while of and at < len(words) - 1 and words[at] in lexicon.PORTFOLIOS:
        at += 1
    for index in range(len(words) - 2, at - 1, -1):
        title = words[index] in lexicon.HONORIFICS or (words[index] in lexicon.ROLES and words[index] not in names)
        if title and not any(word in names and word not in lexicon.PLACES for word in words[:index]):
            rest = words[index + 1 :]
            return index + 1 if not (is_body(rest) or rest[-1] in lexicon.ROLES or rest[0] in lexicon.MODIFIERS) or words[index] in lexicon.HONORIFICS else at
    while at < len(words) and words[at] not in names:
        word = words[at]
        known = word in lexicon.ROLES or word in lexicon.MODIFIERS or word in lexicon.DEMONYMS or word in lexicon.PARTIES
        if not (known or (at == 0 and len(words) > 2 and word in lexicon.PLACES)):
            break
        at += 1
    return at


def _complement(words: Sequence[str]) -> int:
    """How many words at the front end a title's complement: "(ambassador to the) European Union | Vladimir Orlov"."""
    if words[0] in lexicon.FIRST_NAMES:
        return 0
    for at in range(1, len(words) - 1):
        if words[at] in lexicon.FIRST_NAMES and (is_place(words[:at]) or words[at - 1] in {"union", "nations", "council", "commission", "states", "kingdom"}):
            return at
    return 0


def _mention(text: str, tokens: list[tuple[int, int, str]], labels: dict[int, str]) -> Mention | None:
    """The mention that a run of tokens makes, or None for a title alone."""
    tokens = tokens[_complement(tuple(word for _, _, word in tokens)) :]
    words = tuple(word for _, _, word in tokens)
    span = Span(tokens[0][0], tokens[-1][1])
    cut = _peel(words, of=text[max(0, span.start - 4) : span.start] == " of ")
    if is_place(words) or is_body(words[cut:] or words) or (words[-1] in lexicon.PLURAL_PEOPLE and cut < len(words)):
        return Mention(span, words, (), Shape.BODY)
    if cut == len(words):
        return Mention(span, words, (), Shape.NAME) if cut == 1 and words[0] not in lexicon.DEMONYMS else None
    titles, name = words[:cut], words[cut:]
    if len(name) > _NAME_LIMIT:
        return None
    span = Span(tokens[cut][0], tokens[-1][1])
    return Mention(span, name, titles, _shape(text, span, name, titles, labels))


def _shape(text: str, span: Span, name: tuple[str, ...], titles: tuple[str, ...], labels: dict[int, str]) -> Shape:
    """Person, body or undecided, by titles, first names, the words around and the recogniser's label."""
    if any(word in lexicon.HONORIFICS or word in lexicon.ROLES for word in titles):
        return Shape.PERSON
    if is_place(name) or is_body(name):
        return Shape.BODY
    known = name[0] in lexicon.MALE or name[0] in lexicon.FEMALE
    if known and len(name) > 1:
        return Shape.PERSON
    before = text[max(0, span.start - 8) : span.start]
    if _THE.search(before) and not titles:
        return Shape.BODY
    printed = span.of(text)
    if len(name) == 1 and printed.isupper() and len(printed) < 6 and not text[span.end : span.end + 1] == ":":
        return Shape.BODY
    after = text[span.end : span.end + 24]
    if _PERSON_AFTER.match(after) and (len(name) > 1 or not after.startswith((" ", "’", "'"))):
        return Shape.PERSON
    label = labels.get(span.start, "")
    if label and label != "PERSON":
        return Shape.BODY if label in {"ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"} else Shape.NAME
    if known and not re.search(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear) $", before):
        return Shape.PERSON
    return Shape.PERSON if label == "PERSON" and len(name) > 1 else Shape.NAME


def people(text: str, mentions: Sequence[Mention]) -> list[Person]:
    """Cluster the mentions of an article by person; single names go to the likeliest bearer of the full one."""
    out: list[Person] = []
    by_surname: dict[str, list[Person]] = {}
    alone = {mention.words[0] for mention in mentions if len(mention.words) == 1}
    for mention in mentions:
        if mention.shape is Shape.BODY or len(mention.words) < 2:
            continue
        if mention.shape is Shape.NAME and len(mention.words) == 2 and mention.words[0] in alone and mention.words[1] in alone:
            continue  # two surnames side by side, as captions and headlines have them
        bearers = by_surname.setdefault(last_name(mention.words), [])
        person = next((p for p in bearers if same_given(p.words, mention.words)), None)
        if person is None:
            person = Person(proper(mention.span.of(text)), mention.words, False)
            bearers.append(person)
            out.append(person)
        elif _fuller(mention.words, person.words):
            person.name, person.words = proper(mention.span.of(text)), mention.words
        person.mentions.append(mention)
        person.full += 1
        person.sure = person.sure or mention.shape is Shape.PERSON
    _single(text, mentions, out)
    for person in out:
        person.mentions.sort(key=lambda mention: mention.span)
    return out


def _fuller(new: Sequence[str], old: Sequence[str]) -> bool:
    """Tell whether a form of a name is to be shown instead of another: the longer one, unless it merely has a word in front ("Rival Ann Lee")."""
    names = lexicon.FIRST_NAMES
    if (new[0] in names) != (old[0] in names) and min(len(new), len(old)) > 1:
        return new[0] in names and len(new) >= 2
    return len(new) > len(old)


def same_given(left: Sequence[str], right: Sequence[str]) -> bool:
    """May two full names with one surname be one person: the same words, one a part of the other, or initials that agree?"""
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    a, b = left[0], right[0]
    return a == b or (min(len(a), len(b)) <= 2 and a[0] == b[0])


def _single(text: str, mentions: Sequence[Mention], out: list[Person]) -> None:
    """Give the one-word mentions to people, in text order; a new one becomes a person by a title or first name only."""
    by_word: dict[str, list[Person]] = {}
    for person in out:
        for word in person.words:
            by_word.setdefault(word, []).append(person)
    for mention in mentions:
        if len(mention.words) != 1 or (mention.words[0] not in by_word and mention.shape is Shape.BODY):
            continue
        word = mention.words[0]
        bearers = [p for p in by_word.get(word, []) if mention.shape is not Shape.BODY or (p.surname == word and p.sure)]
        if mention.shape is Shape.BODY and not bearers:
            continue
        bearer = choose(bearers, mention, mention.span.start)
        if bearer is None:
            if word in lexicon.ROLES or word in lexicon.MODIFIERS:
                continue
            bearer = Person(proper(mention.span.of(text)), mention.words, mention.shape is Shape.PERSON)
            by_word.setdefault(word, []).append(bearer)
            out.append(bearer)
        bearer.mentions.append(mention)
        bearer.sure = bearer.sure or mention.shape is Shape.PERSON or (word == bearer.surname and bearer.full > 0)


def choose(bearers: Sequence[Person], mention: Mention, at: int, *, spoke: Sequence[Person] = ()) -> Person | None:
    """The likeliest of several people with one name: surname before first name, titles and gender that agree, then speakers, recency and weight."""
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    gender = next((g for g in map(title_gender, mention.titles) if g), "")

    def score(person: Person) -> float:
        points = 2.0 * (mention.words[-1] == person.surname)
        if gender and person.gender:
            points += 4.0 if gender == person.gender else -8.0
        own = {word for other in person.mentions for word in other.titles}
        points += 2.0 * bool(own & set(mention.titles) - lexicon.HONORIFICS.keys())
        earlier = [m.span.end for m in person.mentions if m.span.end <= at]
        points += 2.0 / (1 + (at - max(earlier)) / 300) if earlier else -1.0
        return points + 1.5 * any(person is other for other in spoke) + min(person.full, 4) * 0.3

    return max(bearers, key=score)
