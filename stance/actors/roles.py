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


_FORMER = re.compile(r"\b(?:former|formerly|ex|then|shadow|retired|one-?time|erstwhile|ousted|deposed|exiled|late)\b", re.I)
_NOW = re.compile(r"(?:,|;|\band\b|\bbut\b)\s*(?:now|currently|the current|current)\b", re.I)
_ELECT = re.compile(r"-elect\b|\b(?:candidate|nominee|hopeful|contender|front-?runner)\b", re.I)
_LEADERSHIP = re.compile(r"\b(?:majority|minority) (?:leader|whip)\b|\branking (?:member|republican|democrat)\b", re.I)
_PRESIDING = re.compile(
    r"\bspeaker\b|\b(?:president|chair\w*|head) of (?:the )?(?:\w+ )?(?:senate|bundestag|bundesrat|parliament|national assembly|state duma|duma|federation council|house"
    r"|verkhovna rada|rada|knesset|sejm|lok sabha|lower house|upper house|european parliament|congress|chamber of deputies)\b(?!.*committee)",
    re.I,
)
_MEMBER = re.compile(
    r"\b(?:senators?|congress(?:man|woman|men|women|person|member)s?|lawmakers?|law-makers?|legislators?|mps?|meps?|msps?|parliamentarians?|backbench\w*|assembly(?:man|woman)"
    r"|sen|rep|peers?|deputies)\b|\bmember of (?:the )?(?:\w+ )?(?:parliament|congress|house|senate|state duma|duma|bundestag|knesset|rada|verkhovna rada|sejm|lords|"
    r"legislat\w+|national assembly|federation council)\b|\b(?:duma|rada|parliament\w*|people's) deputy\b|^deputy$"
    r"|\b(?:chair\w*|head)\b.*\b(?:senate|house|duma|parliament\w*|bundestag|rada|select|foreign|defen[cs]e|relations|affairs|intelligence)\b.*\bcommittee\b"
    r"|\b(?:senate|house|parliament\w*|select|foreign|defen[cs]e|relations|affairs|intelligence)\b.*\bcommittee (?:chair\w*|head)\b",
    re.I,
)
_CHIEF_EXPERT = re.compile(r"\bchief (?:economist|scientist|analyst|medical)\b", re.I)
_PRIVATE = re.compile(
    r"\b(?:analysts?|experts?|professors?|academics?|scholars?|researchers?|fellows?|economists?|historians?|scientists?|activists?|campaigners?|journalists?|reporters?|correspondents?"
    r"|editors?|columnists?|authors?|writers?|bloggers?|lawyers?|attorneys?(?! general)|solicitors?|barristers?|residents?|citizens?|civilians?|refugees?|evacuees?|students?|teachers?|doctors?|nurses?"
    r"|pensioners?|mothers?|fathers?|wife|wives|husbands?|sons?|daughters?|brothers?|sisters?|widows?|survivors?|victims?|volunteers?|farmers?|business(?:man|woman|men|people)|entrepreneurs?|billionaires?"
    r"|oligarchs?|investors?|traders?|brokers?|strategists?|commentators?|pundits?|observers?|critics?|witness(?:es)?|protest[eo]rs?|demonstrators?|dissidents?|voters?|tourists?|players?|athletes?"
    r"|actors?|actress|singers?|musicians?|artists?|film\w*|basketball|coach|celebrit\w+|veterans?|prisoners?|hostages?|detainees?|workers?|drivers?|shopkeepers?|priests?|bishops?|consultants?"
    r"|pollsters?|intellectuals?|comedians?|economist|opposition (?:leaders?|politicians?|figures?)|leader of the opposition|people|women|men|locals|villagers|families|relatives|parents|children|supporters|opponents"
    r"|friends?|neighbou?rs?|passengers?|migrants?|media|press|newspapers?|magazines?|outlets?|television|tv|broadcasters?|polls?|surveys?)\b",
    re.I,
)
_MEDIA_SERVICE = re.compile(r"\bpress (?:secretar\w+|service|office\w*|conference|release|statement|attach\w+)|\bmedia (?:office|adviser)", re.I)
_OFFICIAL = re.compile(
    r"minist|secretar|presiden|premier|chancell|\bking\b|\bqueen\b|\bemir\b|sultan|prince|ambassador|envoy|diplomat|consul|representative|delegat|negotiat|spokes|official|officer|\bgeneral\b|admiral"
    r"|colonel|\bmajor\b|captain|command|chief|\bhead\b|heads\b|director|commission|advis|\baide|counsel|department|government|administration|authorit|regulator|police|army|military|navy|\bforces?\b"
    r"|soldier|troop|pilot|fighter|marine|servic|governor|mayor|leader|chair|speaker|prosecutor|attorney general|ombuds|taoiseach|mission|embass|agency|council|court|parliament|cabinet|coordinator"
    r"|emissary|mediator|inspector|treasurer|deputy|found|\bceo\b|executive|manager|\bboard\b|\bunion\b|intelligence|security|rapporteur|\bpope\b|patriarch|office|press|statement|\bstaff\b|sources?\b"
    r"|\bmfa\b|\bmod\b|presidency|leadership|team|regime|junta|state\b|members?\b|economist|scientist|medical|embassy|central bank|bank\b",
    re.I,
)
INSTITUTION = frozenset(
    "foreign defence defense interior finance energy economy justice health ministry ministries ministers minister department of for affairs external government governments presidency president presidents presidential "
    "prime office administration army military armed forces navy air force embassy mission delegation parliament mfa mod the authorities officials official spokesman spokesperson spokeswoman state leadership leaders "
    "leader regime side cabinet council security national intelligence service services senior top press diplomats diplomat chancellor premier secretary people troops police junta us".split()
)


@lru_cache(maxsize=16384)
def standing(role: str | None) -> Standing:
    """The standing that a title gives; the current office counts in "former X and now Y"."""
    if not role or not role.strip():
        return Standing.NONE
    role = role[:300]
    if _FORMER.search(role.split(",")[0][:40]) and not _FORMER.search(role)[0].casefold() == "late":  # type: ignore[index]
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
    return bool(re.search(r"prime minister|(?:foreign|defen[cs]e|interior|finance) minist|ambassador|\bpresident\b|government|\bking\b|\bqueen\b", role, re.I))
