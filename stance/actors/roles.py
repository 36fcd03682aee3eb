"""In what standing somebody speaks, read from his title: for a state or body, for himself, or formerly."""

import re
from enum import StrEnum
from functools import lru_cache


class Standing(StrEnum):
    """What a title says about whom the words commit."""

    NONE = "none"
    OFFICIAL = "official"
    FORMER = "former"
    MEMBER = "member"
    PRIVATE = "private"


def _any_of(patterns: str, *, whole: bool = False) -> re.Pattern[str]:
    """One pattern for a list of them, divided by white space; `whole` asks for whole words."""
    joined = "|".join(patterns.split())
    return re.compile(rf"\b(?:{joined})\b" if whole else joined, re.I)


_FORMER = re.compile(r"\b(?:former|formerly|ex|then|shadow|retired|one-?time|erstwhile|ousted|deposed|exiled)\b", re.I)
_NOW = re.compile(r"(?:,|;|\band\b|\bbut\b)\s*(?:now|currently|the current|current)\b", re.I)
INSTALLED = re.compile(r"[-‑](?:installed|backed|appointed|imposed)\b", re.I)
_ELECT = re.compile(r"-elect\b|\b(?:candidate|nominee|hopeful|contender|front-?runner)\b", re.I)
_LEADERSHIP = re.compile(r"\b(?:majority|minority) (?:leader|whip)\b|\branking (?:member|republican|democrat)\b", re.I)
_PRESIDING = _any_of(
    r"""
    \bspeaker\b
    \b(?:president|chair\w*|head)\sof\s(?:the\s)?(?:\w+\s)?(?:senate|bundestag|bundesrat|parliament|national\sassembly|duma|house|rada)\b(?!.*committee)
    \b(?:president|chair\w*|head)\sof\s(?:the\s)?(?:\w+\s)?(?:federation\scouncil|knesset|sejm|lok\ssabha|lower\shouse|upper\shouse)\b(?!.*committee)
    \b(?:president|chair\w*|head)\sof\s(?:the\s)?(?:\w+\s)?(?:congress|chamber\sof\sdeputies)\b(?!.*committee)
    """
)
_MEMBER = _any_of(
    r"""
    \b(?:senators?|congress(?:man|woman|men|women|person|member)s?|lawmakers?|law-makers?|legislators?|parliamentarians?|backbench\w*|deputies)\b
    \b(?:mps?|meps?|msps?|assembly(?:man|woman)|sen|rep|peers?)\b \b(?:duma|rada|parliament\w*|people's)\sdeputy\b ^deputy$ \bmember\sof\s.*\bparty\b
    \bmember\sof\s(?:the\s)?(?:[\w'’.-]+\s){0,2}(?:parliament|congress|house|senate|state\sduma|duma|bundestag|knesset|rada|verkhovna\srada|sejm|lords|nato)\b
    \bmember\sof\s(?:the\s)?(?:[\w'’.-]+\s){0,2}(?:legislat\w+|national\sassembly|federation\scouncil)\b
    \b(?:chair\w*|head)\b.*\b(?:senate|house|duma|parliament\w*|bundestag|rada|select|foreign|defen[cs]e|relations|affairs|intelligence)\b.*\bcommittee\b
    \b(?:senate|house|parliament\w*|select|foreign|defen[cs]e|relations|affairs|intelligence)\b.*\bcommittee\s(?:chair\w*|head)\b
    """
)
_CHIEF_EXPERT = re.compile(r"\bchief (?:economist|scientist|analyst|medical)\b", re.I)
_PRIVATE = _any_of(
    r"""
    analysts? specialists? experts? professors? academics? scholars? researchers? fellows? economists? historians? scientists? activists? campaigners?
    hosts?(?!\s(?:country|nation|state|city)) co-?hosts? anchors? presenters?
    journalists? reporters? correspondents? editors? columnists? authors? writers? bloggers? lawyers? attorneys?(?!\sgeneral) solicitors?
    barristers? residents? citizens? civilians? refugees?(?!\s(?:agency|chief|council))
    evacuees? students? teachers? doctors? nurses? pensioners? mothers? fathers? wife
    wives husbands? sons? daughters? brothers? sisters? widows? survivors? victims? volunteers? farmers? business(?:man|woman|men|people)
    entrepreneurs? billionaires? oligarchs? investors? traders? brokers? strategists? commentators? pundits? observers? critics?
    witness(?:es)? protest[eo]rs? demonstrators? dissidents? voters? tourists? players? athletes? actors? actress singers? musicians?
    artists? film\w* basketball coach celebrit\w+ veterans? prisoners? hostages? detainees? workers? drivers? shopkeepers? priests? bishops?
    consultants? pollsters? intellectuals? comedians? economist opposition\s(?:leaders?|politicians?|figures?) leader\sof\sthe\sopposition
    people women men locals villagers families relatives parents children supporters opponents friends? neighbou?rs? passengers? migrants?
    media press newspapers? magazines? outlets? television tv broadcasters? polls? surveys?
    """,
    whole=True,
)
_MEDIA_SERVICE = re.compile(r"\bpress[ -](?:secretar\w+|service|office\w*|conference|release|statement|attach\w+)|\bmedia (?:office|adviser)", re.I)
_OFFICIAL = _any_of(
    r"""
    minist secretar presiden premier chancell \bking\b \bqueen\b \bemir\b sultan prince ambassador envoy diplomat consul representative
    delegat negotiat spokes official officer \bgeneral\b admiral colonel \bmajor\b captain command chief \bhead\b heads\b director
    commission advis \baide counsel department government administration authorit regulator police army military navy \bforces?\b soldier
    troop pilot fighter marine servic governor mayor leader chair speaker prosecutor attorney\sgeneral ombuds taoiseach mission embass
    agency council court parliament cabinet coordinator emissary mediator inspector treasurer deputy found \bceo\b executive manager
    \bboard\b \bunion\b intelligence security rapporteur \bpope\b patriarch office press statement \bstaff\b sources?\b \bmfa\b \bmod\b
    presidency leadership team regime junta state\b members?\b economist scientist medical embassy central\sbank bank\b
    """
)
_STATE = re.compile(r"prime minister|(?:foreign|defen[cs]e|interior|finance) minist|ambassador|\bpresident\b|government|\bking\b|\bqueen\b", re.I)
# fmt: off
INSTITUTION = frozenset((
    "foreign", "defence", "defense", "interior", "finance", "energy", "economy", "justice", "health", "ministry", "ministries",
    "ministers", "minister", "department", "of", "for", "affairs", "external", "government", "governments", "presidency", "president",
    "presidents", "presidential", "prime", "office", "administration", "army", "military", "armed", "forces", "navy", "air", "force",
    "embassy", "mission", "delegation", "parliament", "mfa", "mod", "the", "authorities", "officials", "official", "spokesman",
    "spokesperson", "spokeswoman", "state", "leadership", "leaders", "leader", "regime", "side", "cabinet", "council", "security",
    "national", "intelligence", "service", "services", "senior", "top", "press", "diplomats", "diplomat", "chancellor", "premier",
    "secretary", "people", "troops", "police", "junta", "us",
))
# fmt: on


def standing(role: str | None) -> Standing:
    """The standing that a title gives; the current office counts in "former X and now Y"."""
    return _standing(role[:300]) if role and role.strip() else Standing.NONE


@lru_cache(maxsize=16384)
def _standing(role: str) -> Standing:
    if _FORMER.search(role.split(",")[0][:40]):
        now = _NOW.search(role)
        return Standing.FORMER if now is None else standing(role[now.end() :])
    if _ELECT.search(role):
        return Standing.PRIVATE
    if _LEADERSHIP.search(role):
        return Standing.MEMBER
    if _PRESIDING.search(role) or _CHIEF_EXPERT.search(role) or _MEDIA_SERVICE.search(role):
        return Standing.OFFICIAL
    if _MEMBER.search(role):
        return Standing.MEMBER
    if _PRIVATE.search(role):
        return Standing.PRIVATE
    return Standing.OFFICIAL if _OFFICIAL.search(role) else Standing.NONE


def speaks_for_state(role: str) -> bool:
    """Is it an office that only states have (a president, a foreign minister, an ambassador)?"""
    return _STATE.search(role) is not None
