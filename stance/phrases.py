"""Phrases that can name a topic: runs of content words that stand as nouns do, counted over many texts.

Candidates are runs of content words between function words and punctuation (as in RAKE, Rose et al. 2010). A phrase that
mostly stands inside a longer one gives way to it (the C-value of Frantzi et al. 2000, as a cut), and one that mostly follows an
auxiliary, a pronoun or "to" is a verb.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

LONGEST = 4  # words
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")
_POSSESSIVE = re.compile(r"['’]s$")
# Function words, and verbs and adverbs that stand in any statement whatever it is about.
_STOP = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among an and another any anybody anyone
    anything are around as ask asked at away back be became because become been before behind being below between both bring but by call called
    came can cannot could day days did do does doing done down during each either else end enough even ever every everybody everyone everything
    far few first for from full further gave get gets getting give given go goes going gone good got great had happen happened has have having
    he help her here him himself his how however i if in include including into is isn't it it's its itself just keep kept know known last later
    least left less let like likely little long look looking made make makes making many may maybe me mean means might month months more most
    much must my myself near necessary need needed needs never new next no nobody none nor not nothing now of off often on once one ones only
    onto or order other others our ourselves out over own part people place possible put ready really right said same saw say saying says second
    see seem seen sees several shall she should show side since so some somebody someone something soon still stop such sure take taken taking
    tell than that that's the their them themselves then there there's therefore these they thing things think third this those though three
    through time times to today together told too took toward towards two under until up upon us use used very via want wanted wants was way we
    we're week weeks well went were what whatever when where whether which while who whole whom whose why will with within without won't work
    would year years yes yet you your
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    """.split()  # noqa: SIM905
)

# What stands before a verb: auxiliaries, pronouns, "to".
_BEFORE_VERB = frozenset(
    """
    to will would can could should must may might we they he she it i you who not never be been being is are was were has have had do does did
    also just still already n't
    """.split()  # noqa: SIM905
)
_NO_NOUN = re.compile(r"(?:able|ible|ive|ous|ful|less|ish|est|ed)$")  # endings of words that name nothing by themselves
_NESTED = 0.6  # of a phrase's occurrences: so often inside a longer phrase, it is a part of that
_VERBAL = 0.25  # of them: so often after an auxiliary, it is a verb
_SHORT = 5  # letters that a lone word in small letters has at least


@dataclass(slots=True)
class Phrase:
    """A phrase in many texts: its forms, the numbers of the texts that have it, and how it stands there."""

    key: str  # in small letters
    forms: Counter[str] = field(default_factory=Counter)
    texts: list[int] = field(default_factory=list)
    times: int = 0
    inside: int = 0  # times that a longer run goes on after it
    verbal: int = 0  # times that it follows what stands before verbs

    @property
    def form(self) -> str:
        """The usual form, with its capitals."""
        return self.forms.most_common(1)[0][0]


def phrases(texts: Iterable[str]) -> dict[str, Phrase]:
    """All phrases of some texts by key; a text counts a phrase once, however often it has it."""
    found: dict[str, Phrase] = {}
    for number, text in enumerate(texts):
        for before, run in _runs(text):
            for start in range(len(run)):
                for end in range(start + 1, min(len(run), start + LONGEST) + 1):
                    words = " ".join(run[start:end])
                    one = found.setdefault(words.casefold(), Phrase(words.casefold()))
                    one.times += 1
                    one.inside += end < len(run)
                    one.verbal += start == 0 and before in _BEFORE_VERB
                    if not one.texts or one.texts[-1] != number:
                        one.texts.append(number)
                        one.forms[words] += 1
    return found


def naming(found: dict[str, Phrase], *, least: int) -> list[Phrase]:
    """The phrases that can name a topic: in at least `least` texts, nouns as far as that shows, and no mere part of a longer phrase."""
    kept = [one for one in found.values() if len(one.texts) >= least and one.inside < _NESTED * one.times and _is_noun(one)]
    ends: Counter[str] = Counter()
    for one in kept:
        words = one.key.split()
        for start in range(1, len(words)):
            ends[" ".join(words[start:])] = max(ends[" ".join(words[start:])], len(one.texts))
    return [one for one in kept if ends[one.key] < _NESTED * len(one.texts)]


def _is_noun(one: Phrase) -> bool:
    """Does a phrase stand as a noun does, and does it end as one?"""
    words, form = one.key.split(), one.form
    if one.verbal >= _VERBAL * one.times or any(word.endswith("ly") for word in words) or len(one.key) < _SHORT - 1:
        return False
    return len(words) > 1 or not form.islower() or (len(form) >= _SHORT and not _NO_NOUN.search(form))


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of content words, each with the word before it in small letters; a possessive ends a run."""
    before, previous = "", ""
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        word = _POSSESSIVE.sub("", token)
        if word.casefold() not in _STOP and word[:1].isalpha():
            before = before if run else previous
            run.append(word)
            if word == token:
                continue
        if run:
            yield before, run
        run, previous = [], token.casefold()
