"""Families of words that name one act or thing in diplomatic and war reporting, verb and noun alike."""

import re
from functools import lru_cache

# Each family is a regular expression over lower-case words; `*` stands for any ending.
ACTS: dict[str, str] = {
    "recognise": "recogni* acknowledg*",
    "supply": "suppl* send* sent deliver* provid* provision* giv* gave ship* shipment* transfer* donat* arm arming armed equip* lend* lease* pump*",
    "ban": "embargo* ban bans banned banning prohibit* boycott* phase* wean* outlaw* bar barring barred",
    "sanction": "sanction* restrictive punish* penalt* penalis* penaliz* retaliat* consequences costs",
    "join": "join* member* accession acced* appl* bid bids enter* entry candida* admission admit* enlarge* expansion expand* invit* ratif*",
    "negotiate": (
        "negotia* talk talks talking ceasefire* cease-fire* truce* peace peaceful "
        "settle* dialogue* diploma* mediat* armistice meeting* conference* summit* discussion*"
    ),
    "withdraw": "withdr* pull* leave leaves leaving left exit* quit* retreat* pullout evacuat* de-occupation",
    "annex": "annex* incorporat* referend* absorb* inclusion",
    "mobilise": "mobilis* mobiliz* call-up* conscript* draft* reservist*",
    "invade": "invad* invasion* assault* offensive* incursion* attack* aggress*",
    "cap": "cap caps capped capping ceiling* limit*",
    "exchange": "exchang* swap* releas* free freed freeing trade traded offer",
    "certify": "certif* operat* licens* launch* commission* online",
    "designate": "designat* label* declar* brand* listing blacklist* class* recogni*",
    "use": "use used uses using employ* deploy*",
    "demilitarise": "demilitari* militari* withdraw* withdrawal",
    "impose": "impos* enforc* establish* set introduc* declar* institut* clos* implement*",
    "pay": "pay pays paid paying payment* settle",
    "help": "aid aids help* assist* relief support*",
    "strike": "strike* bomb* shell* hit hits target* air*raid*",
    "cut": "cut cuts cutting exclu* expel* disconnect* remov* sever* kick* bar barred eject*",
    "deal": "deal deals agreement* accord* pact* initiative* treat* memorand* corridor*",
    "elect": "elect* vote* voting ballot* poll*",
    "crime": "crime* atrocit* genocid* massacr* tortur* kill* murder* execut* brutal* exterminat* criminal*",
    "account": "accountab* account justice prosecut* tribunal* punish* court* convict* trial*",
    "plan": "plan plans planned planning prepar* intend* intent* plot* aims poised",
    "meddle": "meddl* interfer* hack* sabotag*",
    "extend": "extend* extension prolong* renew* continu*",
    "build": "build* built construct*",
    "reform": "reform* overhaul*",
    "resign": "resign* step*down quit*",
    "visit": "visit* trip travel*",
    "attend": "attend* participat* absence absent join* boycott*",
    "test": "test* launch* fir*",
}
THINGS: dict[str, str] = {
    "weapon": "weapon* arms tank* howitzer* artillery lethal munition* ammunition missile* rocket* launcher* himars mlrs military",
    "rocket": "rocket* launcher* himars mlrs missile* m270*",
    "jet": "jet* plane* aircraft fighter* warplane* mig* air*force",
    "nuclear": "nuclear atomic",
    "energy": "oil gas energy crude fuel* coal petrol*",
    "currency": "ruble* rouble* currency dollar* euro euros",
    "zone": "zone* airspace sky skies",
    "pipeline": "pipeline* nord",
    "bank": "bank* financ* payment*",
    "terror": "terror*",
    "grain": "grain* wheat food export* corn ship ships shipping",
    "prisoner": "prison* hostage* detain* captive* inmate*",
    "plant": "plant plants reactor* station",
    "state": "state states country countries nation nations",
    "aid": "aid assistance relief help",
    "alliance": "alliance* bloc",
    "troops": "troop* soldier* forces",
}
EVENTS = frozenset({"invade", "crime", "plan", "strike", "meddle"})  # a topic that names one is an allegation: "it is so"
STOP = frozenset(
    [
        *("a", "an", "the", "of", "for", "on", "in", "at", "to", "by", "with", "from", "and", "or", "as", "is", "are", "be"),
        *("been", "was", "were", "that", "this", "it", "its", "their", "his", "her", "our", "your", "my", "over", "about"),
        *("into", "between", "against", "towards", "toward", "should", "would", "will", "must", "may", "might", "can", "could"),
        *("has", "have", "had", "do", "does", "did", "not", "no", "any", "all", "some", "such", "than", "then", "there"),
        *("which", "who", "what", "whom", "whose", "when", "where", "why", "how", "if", "up", "out", "per", "de", "la", "under"),
        *("after", "before", "during", "within", "also", "more", "most", "other", "others", "new", "own", "said", "says", "say"),
        *("very", "so", "we", "they", "he", "she", "you", "i", "them", "people", "people's", "s", "t"),
    ]
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SUFFIX = re.compile(r"(?:ations?|ings?|edly|ed|ions?|ments?|ies|ians?|ers?|es|s|e|ly|ia|y)$")


def stem(word: str) -> str:
    """A crude stem: case-folded, -ize spelt -ise, possessive and common endings cut off while four letters stay."""
    folded = re.sub(r"['’]s?$", "", word.casefold()).replace("iz", "is").replace("our", "or").replace("centre", "center")
    cut = _SUFFIX.sub("", folded)
    return cut if len(cut) >= 4 else folded.rstrip("s") if len(folded) > 4 else folded


@lru_cache(maxsize=512)
def family(name: str) -> re.Pattern[str]:
    """The pattern of a family, or of one stem when no family has that name."""
    spec = ACTS.get(name) or THINGS.get(name)
    if spec is None:
        return re.compile(rf"\b{re.escape(name)}[\w’'-]*", re.IGNORECASE)
    parts = [re.escape(p).replace(r"\*", r"[\w-]*") for p in spec.split()]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?:['’]s)?\b", re.IGNORECASE)


def families(word: str) -> list[str]:
    """Names of the families that hold the word, acts first."""
    bare = re.sub(r"['’]s?$", "", word)
    return [name for name in (*ACTS, *THINGS) if family(name).fullmatch(bare)]


def first_act(names: list[str]) -> list[str]:
    """One act a word at most, the first, with the things it names: "recognition" is recognise before it is designate."""
    acts = [n for n in names if n in ACTS]
    return [*acts[:1], *(n for n in names if n not in ACTS)]


def tokens(text: str) -> list[str]:
    """Words of a text as written, hyphenated ones in one piece."""
    return _WORD.findall(text)
