"""Words of approval, refusal and judgement in diplomatic English: what turns a clause round and what weighs for or against."""

import re

# words that turn round what they govern: "refused to recognise", "the suspension of the deal", "sanctions must be lifted"
_REVERSERS = """refus* reject* oppos* rul*\\s+(?:\\w+\\s+){0,3}?out declin* deny denies denied denying block(?:s|ed|ing)? halt* stop(?:s|ped|ping)?\\b suspend* suspension*
cancel* scrap(?:s|ped|ping)? abandon* drop(?:s|ped|ping)?\\s+(?:its|his|the|their|her) freez* froze veto* prevent* avoid* lift(?:s|ed|ing)? ease(?:s|d)? easing repeal* withdraw* withdrew
pull(?:s|ed|ing)?\\s+out quit* resist* critici* condemn* denounc* decr(?:y|ied|ies) slam(?:s|med|ming)? blast(?:s|ed)?\\s+the object(?:s|ed|ing)?\\s+to warn(?:s|ed|ing)?\\s+against
unwilling* reluctan* hesita* dismiss* stay(?:s|ed|ing)?\\s+out stop(?:s|ped|ping)?\\s+short with(?:hold|held)* postpon* delay(?:s|ed|ing)? too\\s+early prematur* unlikely impossible unable
fail(?:s|ed|ing)? doubt* step(?:s|ped|ping)?\\s+back instead\\s+of rather\\s+than end(?:s|ed|ing)?\\s+(?:the|its|to)\\b an\\s+end\\s+to terminat* revok* abolish* scupper* spare[sd]?
renounc* rescind* walk(?:s|ed|ing)?\\s+away pause[sd]? the\\s+pause shelv* exclud* forbid* forbade absence hinder* thwart* undermin* imperil* jeopardi* violat* obstruct*
give\\s+up gave\\s+up disagree* escape* bring\\s+an\\s+end refrain* mak\\w*\\s+it\\s+difficult not\\s+enough excuse"""

# words that make the governed act wanted, done or allowed
_MOVERS = """support* back(?:s|ed|ing) back\\s+(?:the|a|this) welcom* call(?:s|ed|ing)?\\s+(?:\\w+\\s+){0,4}?(?:on|for|upon) urg(?:e|es|ed|ing) demand* ask(?:s|ed|ing)?\\s+(?:for|\\w+\\s+to) need(?:s|ed)? must
should will shall ready willing prepared readiness willingness agree* approv* favou?r(?:s|ed)? endors* plan(?:s|ned)?\\s+to intend* decid* announc* propos* push(?:es|ed|ing)? want* seek* sought
hop(?:e|es|ed|ing)\\b pledg* promis* vow* sign(?:s|ed|ing)? appl(?:y|ied|ies|ying) commit* insist* appeal* recommend* advocat* stand(?:s)?\\s+(?:firmly\\s+)?(?:by|behind) firmly work(?:s|ing)?\\s+(?:on|to)
continu* resum* renew* restor* return(?:s|ed|ing)?\\s+to launch* start(?:s|ed|ing)? begin* began introduc* adopt* accept* grant* allow(?:s|ed)? join(?:s|ed)? help(?:s|ed)? green-?\\s*light*
determin* confident open\\s+to step\\s+in give\\s+us would\\s+like let(?:['’]s|\\s+us) ha(?:s|ve)\\s+to invit* pav\\w+\\s+the\\s+way lobby* prioriti* deserv* count\\s+on"""

_AGAINST = """unacceptable inadmissible illegal* illegitim* unlawful* sham fraud* fake faked fabricat* provocat* provoke[sd]? provocative dangerous* danger high-?risk risk(?:s|y|ed)? escalat* blackmail*
violation* breach* detrimental damage[sd]? harm(?:s|ful|ed)? threat threats threaten* catastroph* disast* world\\s+war(?!\\s+(?:two|ii\\b|2)) full-?fledged mistake* wrong error humiliat* existential\\s+threat adding\\s+fuel
backfire* double-edged ruin* serious\\s+concern* pumping aggravat* exacerbat* enslav* hostile unfriendly irresponsib* reckless provoking absurd* nonsens* unrealistic unfeasible untenable
pointless useless meaningless senseless point\\s+of\\s+no\\s+return red\\s+line* cannot\\s+be\\s+accepted unfounded baseless null\\s+and\\s+void fiction farce* theat(?:er|re) potemkin counterproductive hypocri*
bad\\s+deal worst negativ* participa\\w+\\s+in\\s+the\\s+(?:\\w+\\s+)?conflict participants\\s+of respond\\s+in\\s+kind retaliat* swift\\s+and trouble* problem* burden* step\\s+too\\s+far rebalanc* aggressive aggression
destabili* overstep* contrary shoot(?:ing)?\\s+down conflict\\s+with not\\s+(?:what|in\\s+the\\s+interest*) in\\s+no\\s+one['’]s\\s+interest against\\s+(?:\\w+\\s+)?interests? hardly\\s+feasible sedative outrageous no\\s+practical\\s+effect
consequences disagree* blatant* pay\\s+for\\s+this further\\s+escalation no\\s+point no\\s+longer\\s+possible trap (?:will|would|could)\\s+(?:only\\s+)?(?:force|cause|provoke|trigger|lead\\s+to)"""

_FOR = """important importance vital essential necessary necessity historic* crucial strengthen* beacon positive* pleased glad happy grateful thank* reasonable sensible good\\s+thing right\\s+(?:step|thing|decision|move)
opportunit* success* only\\s+way effective* better\\s+than\\s+nothing compromise powerful* helpful useful stabil* constructive legitim* lawful justified deserve[sd]? progress strong\\s+signal enable[sd]? prevent\\w*\\s+conflict
benefit* best\\s+for empower* worth inevitable overdue long\\s+been\\s+coming urgent* without\\s+delay fast[\\s-]track yes optimis* bear sufficient feed interest\\s+of historical historically in\\s+our\\s+interest raise\\s+the\\s+threshold
close\\s+to\\s+agreement compliant applaud* prais* hail* guarantee\\w* appreciat* solidarity"""

_DENIAL = """fake faked fabricat* unfounded baseless provocat* lie lies lying false* hoax* staged propaganda not\\s+true untrue nonsens* absurd* invent* disinformation slander* accusation* myth hysteria no\\s+evidence
deny denies denied denying reject* dismiss* groundless fiction fairy\\s+tale* rubbish ridiculous speculation* refut*"""


def _compiled(words: str) -> re.Pattern[str]:
    """One pattern for a list of lower-case words; `*` at a word's end stands for any ending, `\\s+` for white space.

    It is meant for folded text (`signals.fold`): without IGNORECASE, and grouped by the first two letters, it is ten times as fast.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    loose = []
    for word in sorted(words.split(), key=len, reverse=True):
        body = word[:-1].replace("*", r"\w*") + r"\w*" if word.endswith("*") else word.replace("*", r"\w*") if r"\w*" not in word and r"\s*" not in word else word
        if re.match(r"[a-z]{2}(?![?*])", body):
            groups.setdefault(body[0], {}).setdefault(body[1], []).append(body[2:])
        else:
            loose.append(body)
    first = [f"{a}(?:{'|'.join(f'{b}(?:{chr(124).join(rest)})' for b, rest in second.items())})" for a, second in groups.items()]
    return re.compile(rf"\b(?<!-)(?:{'|'.join([*first, *loose])})(?!\w)")


REVERSERS = """refus* reject* oppos* rul*\\s+(?:\\w+\\s+){0,3}?out declin* deny denies denied denying block(?:s|ed|ing)? halt* stop(?:s|ped|ping)?\\b suspend* suspension*
cancel* scrap(?:s|ped|ping)? abandon* drop(?:s|ped|ping)?\\s+(?:its|his|the|their|her) freez* froze veto* prevent* avoid* lift(?:s|ed|ing)? ease(?:s|d)? easing repeal* withdraw* withdrew
pull(?:s|ed|ing)?\\s+out quit* resist* critici* condemn* denounc* decr(?:y|ied|ies) slam(?:s|med|ming)? blast(?:s|ed)?\\s+the object(?:s|ed|ing)?\\s+to warn(?:s|ed|ing)?\\s+against
unwilling* reluctan* hesita* dismiss* stay(?:s|ed|ing)?\\s+out stop(?:s|ped|ping)?\\s+short with(?:hold|held)* postpon* delay(?:s|ed|ing)? too\\s+early prematur* unlikely impossible unable
fail(?:s|ed|ing)? doubt* step(?:s|ped|ping)?\\s+back instead\\s+of rather\\s+than end(?:s|ed|ing)?\\s+(?:the|its|to)\\b an\\s+end\\s+to terminat* revok* abolish* scupper* spare[sd]?
renounc* rescind* walk(?:s|ed|ing)?\\s+away pause[sd]? the\\s+pause shelv* exclud* forbid* forbade absence hinder* thwart* undermin* imperil* jeopardi* violat* obstruct*
give\\s+up gave\\s+up disagree* escape* bring\\s+an\\s+end refrain* mak\\w*\\s+it\\s+difficult not\\s+enough excuse"""

# words that make the governed act wanted, done or allowed
_MOVERS = """support* back(?:s|ed|ing) back\\s+(?:the|a|this) welcom* call(?:s|ed|ing)?\\s+(?:\\w+\\s+){0,4}?(?:on|for|upon) urg(?:e|es|ed|ing) demand* ask(?:s|ed|ing)?\\s+(?:for|\\w+\\s+to) need(?:s|ed)? must
should will shall ready willing prepared readiness willingness agree* approv* favou?r(?:s|ed)? endors* plan(?:s|ned)?\\s+to intend* decid* announc* propos* push(?:es|ed|ing)? want* seek* sought
hop(?:e|es|ed|ing)\\b pledg* promis* vow* sign(?:s|ed|ing)? appl(?:y|ied|ies|ying) commit* insist* appeal* recommend* advocat* stand(?:s)?\\s+(?:firmly\\s+)?(?:by|behind) firmly work(?:s|ing)?\\s+(?:on|to)
continu* resum* renew* restor* return(?:s|ed|ing)?\\s+to launch* start(?:s|ed|ing)? begin* began introduc* adopt* accept* grant* allow(?:s|ed)? join(?:s|ed)? help(?:s|ed)? green-?\\s*light*
determin* confident open\\s+to step\\s+in give\\s+us would\\s+like let(?:['’]s|\\s+us) ha(?:s|ve)\\s+to invit* pav\\w+\\s+the\\s+way lobby* prioriti* deserv* count\\s+on"""

_AGAINST = """unacceptable inadmissible illegal* illegitim* unlawful* sham fraud* fake faked fabricat* provocat* provoke[sd]? provocative dangerous* danger high-?risk risk(?:s|y|ed)? escalat* blackmail*
violation* breach* detrimental damage[sd]? harm(?:s|ful|ed)? threat threats threaten* catastroph* disast* world\\s+war(?!\\s+(?:two|ii\\b|2)) full-?fledged mistake* wrong error humiliat* existential\\s+threat adding\\s+fuel
backfire* double-edged ruin* serious\\s+concern* pumping aggravat* exacerbat* enslav* hostile unfriendly irresponsib* reckless provoking absurd* nonsens* unrealistic unfeasible untenable
pointless useless meaningless senseless point\\s+of\\s+no\\s+return red\\s+line* cannot\\s+be\\s+accepted unfounded baseless null\\s+and\\s+void fiction farce* theat(?:er|re) potemkin counterproductive hypocri*
bad\\s+deal worst negativ* participa\\w+\\s+in\\s+the\\s+(?:\\w+\\s+)?conflict participants\\s+of respond\\s+in\\s+kind retaliat* swift\\s+and trouble* problem* burden* step\\s+too\\s+far rebalanc* aggressive aggression
destabili* overstep* contrary shoot(?:ing)?\\s+down conflict\\s+with not\\s+(?:what|in\\s+the\\s+interest*) in\\s+no\\s+one['’]s\\s+interest against\\s+(?:\\w+\\s+)?interests? hardly\\s+feasible sedative outrageous no\\s+practical\\s+effect
consequences disagree* blatant* pay\\s+for\\s+this further\\s+escalation no\\s+point no\\s+longer\\s+possible trap (?:will|would|could)\\s+(?:only\\s+)?(?:force|cause|provoke|trigger|lead\\s+to)"""

_FOR = """important importance vital essential necessary necessity historic* crucial strengthen* beacon positive* pleased glad happy grateful thank* reasonable sensible good\\s+thing right\\s+(?:step|thing|decision|move)
opportunit* success* only\\s+way effective* better\\s+than\\s+nothing compromise powerful* helpful useful stabil* constructive legitim* lawful justified deserve[sd]? progress strong\\s+signal enable[sd]? prevent\\w*\\s+conflict
benefit* best\\s+for empower* worth inevitable overdue long\\s+been\\s+coming urgent* without\\s+delay fast[\\s-]track yes optimis* bear sufficient feed interest\\s+of historical historically in\\s+our\\s+interest raise\\s+the\\s+threshold
close\\s+to\\s+agreement compliant applaud* prais* hail* guarantee\\w* appreciat* solidarity"""

_DENIAL = """fake faked fabricat* unfounded baseless provocat* lie lies lying false* hoax* staged propaganda not\\s+true untrue nonsens* absurd* invent* disinformation slander* accusation* myth hysteria no\\s+evidence
deny denies denied denying reject* dismiss* groundless fiction fairy\\s+tale* rubbish ridiculous speculation* refut*"""


def _compiled(words: str) -> re.Pattern[str]:
    """One pattern for a list of lower-case words; `*` at a word's end stands for any ending, `\\s+` for white space.

    It is meant for folded text (`text.fold`): without IGNORECASE, and grouped by first letter, the alternation is ten times as fast.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words.split(), key=len, reverse=True):
        body = word[:-1].replace("*", r"\w*") + r"\w*" if word.endswith("*") else word
        groups.setdefault(body[0] if body[0].isalpha() else "", []).append(body)
    letters = [f"{first}(?:{'|'.join(b[1:] for b in bodies)})" if first else "|".join(bodies) for first, bodies in groups.items()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(letters)})(?!\w)")


REVERSERS = """refus* reject* oppos* rul*\\s+(?:\\w+\\s+){0,3}?out declin* deny denies denied denying block(?:s|ed|ing)? halt* stop(?:s|ped|ping)?\\b suspend* suspension*
cancel* scrap(?:s|ped|ping)? abandon* drop(?:s|ped|ping)?\\s+(?:its|his|the|their|her) freez* froze veto* prevent* avoid* lift(?:s|ed|ing)? ease(?:s|d)? easing repeal* withdraw* withdrew
pull(?:s|ed|ing)?\\s+out quit* resist* critici* condemn* denounc* decr(?:y|ied|ies) slam(?:s|med|ming)? blast(?:s|ed)?\\s+the object(?:s|ed|ing)?\\s+to warn(?:s|ed|ing)?\\s+against
unwilling* reluctan* hesita* dismiss* stay(?:s|ed|ing)?\\s+out stop(?:s|ped|ping)?\\s+short with(?:hold|held)* postpon* delay(?:s|ed|ing)? too\\s+early prematur* unlikely impossible unable
fail(?:s|ed|ing)? doubt* step(?:s|ped|ping)?\\s+back instead\\s+of rather\\s+than end(?:s|ed|ing)?\\s+(?:the|its|to)\\b an\\s+end\\s+to terminat* revok* abolish* scupper* spare[sd]?
renounc* rescind* walk(?:s|ed|ing)?\\s+away pause[sd]? the\\s+pause shelv* exclud* forbid* forbade absence hinder* thwart* undermin* imperil* jeopardi* violat* obstruct*
give\\s+up gave\\s+up disagree* escape* bring\\s+an\\s+end refrain* mak\\w*\\s+it\\s+difficult not\\s+enough excuse"""

# words that make the governed act wanted, done or allowed
_MOVERS = """support* back(?:s|ed|ing) back\\s+(?:the|a|this) welcom* call(?:s|ed|ing)?\\s+(?:\\w+\\s+){0,4}?(?:on|for|upon) urg(?:e|es|ed|ing) demand* ask(?:s|ed|ing)?\\s+(?:for|\\w+\\s+to) need(?:s|ed)? must
should will shall ready willing prepared readiness willingness agree* approv* favou?r(?:s|ed)? endors* plan(?:s|ned)?\\s+to intend* decid* announc* propos* push(?:es|ed|ing)? want* seek* sought
hop(?:e|es|ed|ing)\\b pledg* promis* vow* sign(?:s|ed|ing)? appl(?:y|ied|ies|ying) commit* insist* appeal* recommend* advocat* stand(?:s)?\\s+(?:firmly\\s+)?(?:by|behind) firmly work(?:s|ing)?\\s+(?:on|to)
continu* resum* renew* restor* return(?:s|ed|ing)?\\s+to launch* start(?:s|ed|ing)? begin* began introduc* adopt* accept* grant* allow(?:s|ed)? join(?:s|ed)? help(?:s|ed)? green-?\\s*light*
determin* confident open\\s+to step\\s+in give\\s+us would\\s+like let(?:['’]s|\\s+us) ha(?:s|ve)\\s+to invit* pav\\w+\\s+the\\s+way lobby* prioriti* deserv* count\\s+on"""

_AGAINST = """unacceptable inadmissible illegal* illegitim* unlawful* sham fraud* fake faked fabricat* provocat* provoke[sd]? provocative dangerous* danger high-?risk risk(?:s|y|ed)? escalat* blackmail*
violation* breach* detrimental damage[sd]? harm(?:s|ful|ed)? threat threats threaten* catastroph* disast* world\\s+war(?!\\s+(?:two|ii\\b|2)) full-?fledged mistake* wrong error humiliat* existential\\s+threat adding\\s+fuel
backfire* double-edged ruin* serious\\s+concern* pumping aggravat* exacerbat* enslav* hostile unfriendly irresponsib* reckless provoking absurd* nonsens* unrealistic unfeasible untenable
pointless useless meaningless senseless point\\s+of\\s+no\\s+return red\\s+line* cannot\\s+be\\s+accepted unfounded baseless null\\s+and\\s+void fiction farce* theat(?:er|re) potemkin counterproductive hypocri*
bad\\s+deal worst negativ* participa\\w+\\s+in\\s+the\\s+(?:\\w+\\s+)?conflict participants\\s+of respond\\s+in\\s+kind retaliat* swift\\s+and trouble* problem* burden* step\\s+too\\s+far rebalanc* aggressive aggression
destabili* overstep* contrary shoot(?:ing)?\\s+down conflict\\s+with not\\s+(?:what|in\\s+the\\s+interest*) in\\s+no\\s+one['’]s\\s+interest against\\s+(?:\\w+\\s+)?interests? hardly\\s+feasible sedative outrageous no\\s+practical\\s+effect
consequences disagree* blatant* pay\\s+for\\s+this further\\s+escalation no\\s+point no\\s+longer\\s+possible trap (?:will|would|could)\\s+(?:only\\s+)?(?:force|cause|provoke|trigger|lead\\s+to)"""

_FOR = """important importance vital essential necessary necessity historic* crucial strengthen* beacon positive* pleased glad happy grateful thank* reasonable sensible good\\s+thing right\\s+(?:step|thing|decision|move)
opportunit* success* only\\s+way effective* better\\s+than\\s+nothing compromise powerful* helpful useful stabil* constructive legitim* lawful justified deserve[sd]? progress strong\\s+signal enable[sd]? prevent\\w*\\s+conflict
benefit* best\\s+for empower* worth inevitable overdue long\\s+been\\s+coming urgent* without\\s+delay fast[\\s-]track yes optimis* bear sufficient feed interest\\s+of historical historically in\\s+our\\s+interest raise\\s+the\\s+threshold
close\\s+to\\s+agreement compliant applaud* prais* hail* guarantee\\w* appreciat* solidarity"""

_DENIAL = """fake faked fabricat* unfounded baseless provocat* lie lies lying false* hoax* staged propaganda not\\s+true untrue nonsens* absurd* invent* disinformation slander* accusation* myth hysteria no\\s+evidence
deny denies denied denying reject* dismiss* groundless fiction fairy\\s+tale* rubbish ridiculous speculation* refut*"""


def _compiled(words: str) -> re.Pattern[str]:
    """One pattern for a list of words; `*` at a word's end stands for any ending, `\\s+` for white space."""
    parts = [p[:-1].replace("*", r"\w*") + r"\w*" if p.endswith("*") else p for p in words.split()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?![\w])", re.IGNORECASE)


REVERSERS = _compiled(_REVERSERS)
SET_AGAINST = re.compile(r"\b(?:is|are|was|were|be|been|stands?|stood|vote[ds]?|voting|firmly|argue[ds]?|speaks?|spoke|came\s+out|decide[ds]?)\s+against\b")
MOVERS = _compiled(_MOVERS)
AGAINST = _compiled(_AGAINST)
FOR = _compiled(_FOR)
DENIAL = _compiled(_DENIAL)
PENALTIES = re.compile(r"\b(?:sanctions?|embargo|ban|tariffs?|restrictions?)\s+(?:on|against|of)\s+(?:the\s+)?$", re.IGNORECASE)  # on the topic itself: a no to it
ATTRIBUTIVE = re.compile(r"\b(?:the|a|an|its|their|his|her)\s+(?:now\s+)?$", re.IGNORECASE)  # "the suspended pipeline" does not suspend it
ANAPHORA = re.compile(
    r"\b(?:it|this|that|such\s+an?\s+\w+|th(?:e|is|at|ese|ose)\s+(?:move|step|proposal|idea|plan|decision|measure|request|demand|bid|option|pause|attempt|policy)s?|(?:do|does|did|doing)\s+(?:so|that|this)|to\s+do\s+so)\b",
    re.IGNORECASE,
)
GENERIC = frozenset(
    """government authorities authority regime rule ruler rulers administration independence sovereignty statehood status state republic republics membership accession bid application
    right rights claim leadership cabinet legitimacy emirate movement leaders existence control annexation""".split()
)
