"""Key phrases: what a set of statements is about, in its own words.

Candidates are runs of content words between stop words and punctuation (as in RAKE, Rose et al. 2010), counted once per
utterance; a phrase that always stands inside a longer one gives way to it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")
LONGEST = 4
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
    """.split()  # noqa: SIM905
)


def candidates(text: str) -> set[str]:
    """Case-kept phrases of up to four content words; a phrase of one word is a name of at least four letters."""
    out: set[str] = set()
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        word = re.sub(r"['’]s$", "", token)
        if word.casefold() not in _STOP and word[0].isalpha():
            run.append(word)
            if word == token:
                continue
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + LONGEST) + 1):
                out.add(" ".join(run[start:end]))
        run = []
    return {phrase for phrase in out if " " in phrase or (len(phrase) > 3 and phrase[0].isupper())}


def key_phrases(utterances: Iterable[str], *, limit: int, apart_from: Iterable[str] = (), least: int = 2) -> list[tuple[str, int]]:
    """The phrases that say best what the utterances are about: (phrase, number of utterances), best first.

    `apart_from` are names that need not be said (the actor's own); a phrase is in at least `least` utterances.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for text in utterances:
        found = {phrase.casefold(): phrase for phrase in sorted(candidates(text))}
        counts.update(found.keys())
        for key, phrase in found.items():
            forms[key][phrase] += 1
    own = {name.casefold() for name in apart_from}
    ranked = sorted((key for key, n in counts.items() if n >= least and key not in own), key=lambda key: (-_weight(key, counts[key]), key))
    chosen: list[str] = []
    for key in ranked:
        words = set(key.split())
        if len(chosen) < limit and not any(words & set(other.split()) for other in chosen):
            chosen.append(key)
    return [(forms[key].most_common(1)[0][0], counts[key]) for key in chosen]


def _weight(key: str, count: int) -> float:
    """How much a phrase tells: longer phrases tell more than the words they are made of."""
    return float(count) * (1.0, 1.6, 1.9, 2.0)[min(len(key.split()), LONGEST) - 1]
