"""Phrases that can name a topic: runs of content words that stand as nouns do, counted over many texts.

Candidates are runs of content words between function words and punctuation (as in RAKE, Rose et al. 2010), also with what follows
a preposition: "sanctions on Russia". A phrase that mostly stands inside a longer one gives way to it (the C-value of Frantzi et
al. 2000, as a cut), and one that mostly follows an auxiliary, a pronoun or "to" is a verb.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = 4  # words
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*|\d+|\S")
_POSSESSIVE = ("'s", "’s")
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
    don't don’t doesn't doesn’t didn't didn’t we've we’ve they're they’re we’re i'm i’m you're you’re they've can't can’t won’t that’s
    it’s big high huge large low major massive serious severe short small strong growing according ahead amid clear continue continues
    continued due especially exactly fact following important kind lot mr mrs ms number thousands hundreds dozens millions billion million
    percent ongoing potential possible further recent latest current jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    """.split()  # noqa: SIM905
)

# Nouns for what one can be for or against, or be accused of: measures, agreements, events, means; a phrase about one makes a topic.
_MATTERS = frozenset(
    """
    access accession accord admission advance aggression agreement aid airspace airstrike ammunition amnesty annexation arms arrest
    assassination assault assistance asylum attack autonomy bailout ban barrier bill blackout blockade bloodshed bombardment bombing
    boycott brexit budget build-up buildup campaign cap cease-fire ceasefire census checkpoint climate closure coalition commitment
    compensation conference congress conscription constitution contract convention cooperation corridor corruption coup coverage crackdown
    crime cut cyberattack cyberwarfare deal death debt defence defense deficit delivery demilitarisation demilitarization democracy
    denazification denuclearisation denuclearization deployment deportation detention deterrence dialogue diplomacy disarmament
    discrimination disengagement disinformation dispute drill drone economy education election embargo emergency emission enlargement
    enrichment equality escalation evacuation execution exercise expansion export expulsion extradition famine federalisation
    federalization finance flight flotilla fraud freedom freeze fuel fund funding gas genocide grain guarantee hack hacking handover
    harassment heating hostage housing hypersonic immigration immunity impeachment imperialism import incursion independence inflation
    influence inquiry inspection inspector insurgency integration integrity interference intervention invasion investigation investment
    jet jurisdiction killing law leak leave legislation levy liberation liberty lifting loan lockdown mandate maneuver manoeuvre
    massacre measure meddling mediation mediator meeting membership memorandum mercenary migrant migration militarisation militarization
    minority mission mobilisation mobilization modernisation modernization monitor monopoly moratorium murder negotiation neutrality
    no-fly normalisation normalization occupation offensive oil outbreak oversight pact pandemic pardon partnership patrol payment
    peace peacekeeper pension permit pipeline plot poisoning policy pollution port poverty price prisoner privatisation privatization
    privilege procurement production program programme proliferation proposal prosecution protection protest provision provocation
    punishment purchase quarantine quota ransomware ratification reactor recognition reconciliation reconstruction referendum reform
    refugee regulation reinforcement release relief removal reparation repatriation representation repression resettlement resignation
    resolution restriction retaliation retreat return reunification right safety sale salvage sanction secession security seizure
    separatism settlement shelling shipment shortage shutdown siege sovereignty spending spying stability strategy strike subsidy summit
    supply surrender surveillance suspension swap takeover talk tariff tax technology terrorism test threat torture trade training
    transfer transit travel treaty trial tribunal truce tunnel turnout unification union unity uprising vaccination vaccine verification
    veto violation violence visa visit vote warning weapon whistleblower withdrawal zone
    """.split()  # noqa: SIM905
)
_LINKS = frozenset({"of", "on", "against", "to", "in", "with", "for", "over", "between", "from", "by", "into"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "any", "all"})
_VAGUE = frozenset(
    {"wake", "case", "event", "face", "country", "nation", "world", "region", "area", "future", "past", "course", "side", "term", "light"}
)
_PEOPLE = re.compile(r"^[A-Z]\w+(?:ian|an|ish|ese)$")  # an adjective that has lost its noun

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

    key: str  # the content words in small letters, the last one in the singular
    matter: bool = False  # is it about something that one can be for or against?
    forms: Counter[str] = field(default_factory=Counter)
    texts: list[int] = field(default_factory=list)
    times: int = 0
    inside: int = 0  # times that a longer run goes on after it
    verbal: int = 0  # times that it follows what stands before verbs

    @property
    def form(self) -> str:
        """The usual form, with its capitals."""
        return self.forms.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Run:
    """Content words in a row, with the tokens in small letters that stand between them and the words before."""

    gap: tuple[str, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]  # the words in small letters, in the singular


def phrases(texts: Iterable[str], *, least: int = 1) -> dict[str, Phrase]:
    """The phrases of some texts by key, in at least `least` of them; a text counts a phrase once, however often it has it."""
    runs = [list(_runs(text)) for text in texts]
    often = Counter(word for text in runs for run in text for word in run.keys)
    found: dict[str, Phrase] = {}
    for number, text in enumerate(runs):
        before = _Run((), (), ())
        for run in text:
            for start, end in _stretches([often[word] >= least for word in run.keys]):
                one = _count(found, number, run.keys[start:end], " ".join(run.words[start:end]), run.keys[end - 1])
                one.inside += end < len(run.words)
                one.verbal += start == 0 and bool(run.gap) and run.gap[-1] in _BEFORE_VERB
            if _links(before, run):
                for at in range(1, min(2, len(before.words)) + 1):
                    words = (*before.words[-at:], *run.gap, *run.words)
                    _count(found, number, (*run.keys, *before.keys[-at:]), " ".join(words), before.keys[-1])
            before = run
    return {key: one for key, one in found.items() if len(one.texts) >= least}


def _stretches(usable: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Beginning and end of every stretch of usable words that is not too long for a phrase."""
    for start in range(len(usable)):
        for end in range(start + 1, min(len(usable), start + LONGEST) + 1):
            if not usable[end - 1]:
                break
            yield start, end


def _count(found: dict[str, Phrase], number: int, words: tuple[str, ...], form: str, head: str) -> Phrase:
    """Count a phrase in one text."""
    key = " ".join(words)
    one = found.get(key)
    if one is None:
        one = found[key] = Phrase(key, head in _MATTERS)
    one.times += 1
    if not one.texts or one.texts[-1] != number:
        one.texts.append(number)
        one.forms[form] += 1
    return one


def _links(before: _Run, run: _Run) -> bool:
    """Does a run tell more of a matter just before it: "sanctions on Russia", "expansion of the alliance"? "Of the Russian" does not."""
    if not before.words or before.keys[-1] not in _MATTERS or len(run.words) > LONGEST - 2 or not 0 < len(run.gap) <= 2:
        return False
    if run.gap[0] not in _LINKS or not _ARTICLES.issuperset(run.gap[1:]) or _VAGUE.intersection(run.keys):
        return False
    return not (len(run.words) == 1 and _PEOPLE.search(run.words[0]))


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    """A word in small letters, without the ending of a plural."""
    folded = word.casefold()
    if len(folded) < _SHORT - 1 or not folded.endswith("s") or folded.endswith(("ss", "us", "is")):
        return folded
    return f"{folded[:-3]}y" if folded.endswith("ies") and len(folded) > _SHORT else folded[:-1]


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


def _runs(text: str) -> Iterator[_Run]:
    """Runs of content words, each with what stands before it; a possessive ends a run, a number goes on with a name ("Article 5")."""
    gap: list[str] = []
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        word = token[:-2] if token[-2:] in _POSSESSIVE else token
        number = word.isdigit() and bool(run) and run[-1][:1].isupper() and len(word) <= LONGEST - 1
        if number or (len(word) > 1 and word[0].isalpha() and word[-1] != "." and word.casefold() not in _STOP):
            run.append(word)
            if word == token:
                continue
        if run:
            yield _Run(tuple(gap), tuple(run), tuple(_singular(one) for one in run))
            gap, run = [], []
        if word == token:
            gap.append(token.casefold())
        else:
            gap = ["'s"]
