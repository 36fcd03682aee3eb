"""Deeds: what the outlet itself reports that a state, body or office holder did ("Norhaven recognised the council on Monday").

Words of speech are statements already; plans ("will sign"), refusals, conditions, what happened in an earlier year and what somebody else is
told to have done are left out. A lexicon of verbs finds candidates without a parse; only a clause that opens its sentence or tells what has
just happened, with a proper name or an institution as its subject, is taken: better none than a wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stance.extract.scanner import Quotation
from stance.records import Span


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause that reports a deed: the whole clause, its subject and its verb."""

    content: Span
    doer: Span
    verb: Span


_WORDS = {  # what makes a deed of a verb; "*" is any ending, "_" a space
    "law": "bill law legislation decree order act resolution treaty treaties agreement* deal* accord* memorandum document* pact declaration "
    "package budget motion amendment* reform* protocol* application request proposal measure* plan* text mandate",
    "curb": "sanction* ban bans embargo* restriction* tariff* curfew blockade siege lockdown martial_law quarantine mandate limit* moratorium "
    "cap caps duties export_control* state_of_emergency veto immunity visa_requirement* measures freeze tax taxes",
    "gate": "embassy embassies consulate* border* airspace airport* port ports crossing* strait* skies office* mission* pipeline* plant* waters",
    "arms": "weapon* arms tank tanks missile* rocket* howitzer* drone* troops soldiers forces warship* jet jets aircraft ammunition helicopter* "
    "fighter* battalion* system* battery batteries aid instructors reservists",
    "held": "prisoner* hostage* detainee* captive* soldiers marine citizen* activist* journalist* vessel* ship ships tanker* yacht* asset* "
    "account* property villa*",
    "club": "nato eu european_union alliance bloc pact treaty treaties accord agreement deal coalition council union convention organisation "
    "organization sanctions court g7 g8 un united_nations",
}
# the verbs of a row | the words one of which must follow within a few, at once after "^", or "..." for anything
_VERBS = """
recognised recognized | independen* sovereign* state states republic* government statehood annexation genocide council junta as_legitimate as_part
    as_president
signed signed_off_on | @law
vetoed ratified repealed banned outlawed sanctioned blacklisted designated annexed invaded expelled extradited nationalised nationalized mobilised
    mobilized | ...
approved passed adopted rejected endorsed backed enacted | @law sanction* aid membership bid candidate_status accession delivery sale annexation
    embargo
voted_for voted_against voted_to voted_in_favour voted_in_favor voted_unanimously_to voted_overwhelmingly_to | ...
abstained | ^ from on in
imposed introduced tightened expanded lifted eased dropped removed scrapped ended | @curb
suspended halted froze terminated cancelled canceled resumed renewed restored cut_off blocked abolished reinstated | ...
stopped | import* export* deliver* suppl* issuing sending selling buying accepting gas oil transit
withdrew | ^ from troops forces ambassador accreditation bid application recognition objection*
pulled_out | ^ of
quit left exited rejoined joined | ^ @club
applied formally_applied | ^ to_join to_become to_leave for_membership for_eu_membership for_nato_membership for_candidate_status
recalled summoned | ambassador* envoy* diplomat* chargé
closed shut shut_down opened reopened | @gate
severed broke_off cut | ties relations contact contacts supplies delivery deliveries flows export* rate rates
sent delivered deployed dispatched supplied moved | @arms
freed released seized detained swapped exchanged confiscated | @held
launched | invasion offensive attack* operation strike* missiles war assault mobilisation mobilization
declared proclaimed | war state_of_emergency martial_law independence annexation ceasefire truce persona_non_grata mobilisation mobilization
ordered decreed | mobilisation mobilization troops forces invasion withdrawal closure expulsion evacuation ceasefire truce annexation
extended | @curb mandate deadline treaty agreement deal
dissolved dismissed | parliament government cabinet assembly
"""
_CLOSE = r"\s+(?:(?:the|an?|its|their|all)\s+)?(?:[\w-]+\s+){0,2}?"
_ROOM = r"[^.,;:“”\"]{0,40}?\b"  # words between a verb and the noun that makes it a deed


def _any(words: str) -> str:
    """One pattern for a list of words."""
    return "|".join(word.replace("*", r"\w*").replace("_", r"\s+") for word in words.split())


def _row(line: str) -> tuple[str, str]:
    """A row of the table as the patterns of its verbs and of what must follow them."""
    verbs, nouns = (part.strip() for part in line.split(" | "))
    after = re.sub(r"@(\w+)", lambda m: _WORDS[m[1]], nouns.removeprefix("^"))
    room = _CLOSE if nouns[0] == "^" else _ROOM
    return _any(verbs), r"\s+\S" if nouns == "..." else rf"{room}(?:{_any(after)})\b"


_ROWS = [_row(line) for line in re.sub(r"\n\s+", " ", _VERBS).strip().splitlines()]
_VERB = re.compile("|".join(rf"(?:{verbs})(?={after})" for verbs, after in _ROWS), re.IGNORECASE)
_ANY_VERB = "|".join(verbs for verbs, _ in _ROWS)
_STEMS = re.compile(rf"\b(?:{'|'.join(sorted({word[:4] for verbs, _ in _ROWS for word in verbs.split('|')}))})", re.IGNORECASE)  # a cheap look first
_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Feb|Jan|Mar|Apr|Aug|Sep|Oct|Nov|Dec))[.!?][”\"’')]*(?=\s|$)|\n")
_INSTITUTION = (
    r"government|parliament|cabinet|president|prime\s+minister|chancellor|(?:[a-z]+\s+){0,2}minist(?:er|ry)|senate|duma|congress|assembly|council|commission|army|navy|military|bloc"
    r"|alliance|authorities|lawmakers|troops|forces|kremlin|white\s+house|king|court|central\s+bank|regulator|administration|junta|rebels|separatists|state\s+department|union"
)
_PROPER = r"(?:(?-i:(?:Gov|Sen|Rep|Gen|Mr|Ms|Mrs|Dr|St)\.)|(?-i:[A-Z])(?:[\w’'-]|\.(?=\w)|(?-i:(?<=\b[A-Z])\.))*)"
_NAME = rf"{_PROPER}(?:(?:\s+(?:of|and|the|for|de|al|von|bin))?\s+{_PROPER}){{0,6}}"
_DOER = rf"(?:(?:the|both)\s+)?(?:{_NAME}(?:\s+(?:{_INSTITUTION}))?|(?:{_INSTITUTION})(?:\s+(?:of|in)\s+{_NAME})?)(?:\s+and\s+(?:the\s+)?{_NAME})?"
_ASIDE = r"(?:,\s+[^,.“”\"]{2,70},)?"
_ADVERBS = (
    r"(?:\s+(?:has|have|had\s+earlier))?(?:\s+(?:also|both|now|then|later|already|today|yesterday|recently|just|jointly|finally|swiftly|earlier|twice|again|\w+ly"
    r"|(?:on|in|late\s+on|early\s+on)\s+(?:\w+\s+)?\w+|this\s+\w+|last\s+\w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
_OPENING = (
    r"(?:(?-i:[A-Z]{3,})[\w\s,./]{0,40}(?:\(\w+\))?\s+[—–-]\s+)?"
    r"(?:(?:(?:on|in|late|early|last|earlier|later|also|meanwhile|separately|this|after|following|(?:an?\s+)?\w+\s+(?:hours|days?|weeks?|months?)\s+later)\b"
    r"[^,.“”\"]{0,50},\s+){1,2}|(?:but|and|so|today|meanwhile)\s+)?"
)
_FIRST_DID = (
    r"(?:\s+[a-z]{2,}(?:ed|ew|nt|ut)\b(?P<middle>[^.,;:“”\"]{2,90}?)\s+and(?:\s+(?:also|then|later))?)?"  # "condemned the move and expelled …"
)
_DID = rf"(?P<doer>{_DOER}){_ASIDE}(?P<aux>{_ADVERBS}){_FIRST_DID}\s+(?P<verb>{_VERB.pattern})"
_CLAUSE = re.compile(rf"\s*{_OPENING}{_DID}", re.IGNORECASE)
_LATER = re.compile(
    rf"(?:\b(?:(?:hours?|days?|week)\s+after|c[ao]mes?\s+(?:as|after))|,\s+(?:and|but))\s+{_DID}", re.IGNORECASE
)  # a fresh one behind
_BY = re.compile(
    rf"\s*{_OPENING}(?P<thing>(?:the|an?|(?-i:[A-Z]))[^.,;:“”\"]{{2,80}}?)\s+"
    rf"(?P<verb>(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:{_ANY_VERB}))\s+by\s+(?P<doer>{_DOER})",
    re.IGNORECASE,
)
_NO_DOERS = (  # no name, or nobody whose deeds are kept
    "he she it they we i you this that these those there who what some many most all both several here his her its their our my one "
    "no nobody others only also however more another such each every any official* analyst* critic* expert* police people protester* "
    "demonstrator* resident* investor* activist* engineer* workers firefighters scientists doctors fan fans shares stocks after since "
    "before despite during following though until once when while if as although because"
)
_THING = re.compile(rf"\b(?:{_any(_WORDS['law'])}|{_any(_WORDS['curb'])}|{_any(_WORDS['gate'])}|ambassadors?|diplomats?)\b", re.IGNORECASE)
_WHOLE = re.compile(r"recogni|invaded|annexed|banned|expelled|sanctioned|designated|ratified|vetoed", re.IGNORECASE)  # done to whatever it is
_CLAUSAL = re.compile(r"\b(?:that|which|who|whom|says?|said|is|are|was|were|has|have|had|to|after|when|while)\b")
_NOBODY = re.compile(
    rf"(?:{_any(_NO_DOERS)})\b",
    re.IGNORECASE,
)
_SPOKE = r"(?:said|says|told|announced|reported|confirmed)"
_STOP = re.compile(  # the end of the clause
    r"[;:“”\"]|\s[—–-]\s|,\s+(?:which|who|whose|where|when|said|says|saying|according|as|while|but|despite|prompting|after|before|following|citing|adding"
    rf"|amid|with|although|though|because|(?:he|she|it|they|the\s+\w+|an?\s+\w+|(?-i:[A-Z])\w+(?:\s+(?-i:[A-Z])\w+)?)\s+{_SPOKE})\b"
)
_HALF = re.compile(r",?\s+(?:and|as|over|of|for|in|to|by|with|on|against|calling|what)\b[^,]{0,30}$")  # what leads up to quoted words
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NOT_YET = re.compile(
    r"\b(?:if|unless|whether|would|could|might|may|will|reportedly|allegedly|years\s+ago|decades?\s+ago|centur\w+)\b", re.IGNORECASE
)
_LONGEST = 600  # characters of a sentence; longer ones are lists and tables


def find(text: str, year: int | None, quotations: Sequence[Quotation], told: Sequence[Span]) -> list[Deed]:
    """The deeds that a text reports, in its order, each once; `told` are the spans of statements, `year` that of publication."""
    taken = sorted([*told, *(Span(q.start, q.end) for q in quotations)])
    seen: set[tuple[str, str]] = set()
    out = []
    for sentence in _sentences(text):
        deed = _deed(text, sentence)
        if deed is None or any(deed.content.overlaps(t) for t in taken) or _past(sentence.of(text), year):
            continue
        key = (deed.doer.of(text).casefold()[-12:], " ".join(text[deed.verb.start : deed.content.end].casefold().split()[:4]))
        if key not in seen:
            seen.add(key)
            out.append(deed)
    return out


def _sentences(text: str) -> Iterator[Span]:
    """Sentences that hold a verb of the lexicon."""
    low = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        if 0 < end - low <= _LONGEST and _STEMS.search(text, low, end):
            yield Span(low, end)
        low = end


def _deed(text: str, sentence: Span) -> Deed | None:
    """The deed that a sentence opens with, or reports in the passive."""
    start, end = sentence.start, sentence.end
    found = _CLAUSE.match(text, start, end) or _BY.match(text, start, end) or _LATER.search(text, start, end)
    if found is None or _NOBODY.match(found["doer"]) or found["doer"].casefold() in ("the", "both", "a", "an"):
        return None
    groups = found.groupdict()
    thing, middle = groups.get("thing"), groups.get("middle")
    if middle is not None and _CLAUSAL.search(middle):
        return None
    if thing is not None and (_NOBODY.match(thing) or _CLAUSAL.search(thing) or not (_THING.search(thing) or _WHOLE.search(found["verb"]))):
        return None
    start = found.start("doer" if thing is None else "thing")
    stop = _STOP.search(text, found.end(), sentence.end)
    words = text[start : stop.start() if stop is not None else sentence.end].rstrip(" \n.!?”\"’')")
    if stop is not None and stop.group() in '“”"':
        behind = max(0, found.end() - start)
        words = words[:behind] + _HALF.sub("", words[behind:])
    if _NOT_YET.search(text, start, found.end("verb")) or not words:
        return None
    return Deed(Span(start, start + len(words)), Span(*found.span("doer")), Span(*found.span("verb")))


def _past(sentence: str, year: int | None) -> bool:
    """Does it tell of an earlier year?"""
    years = [int(y) for y in _YEAR.findall(sentence)]
    return year is not None and any(y < year for y in years) and not any(y >= year for y in years)
