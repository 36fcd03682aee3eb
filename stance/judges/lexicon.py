"""Words of approval, refusal and judgement in diplomatic English: what turns a clause round and what weighs for or against."""

import re

_ENDING = re.compile(r"(?<!\\[ws])\*")


def _compiled(words: str) -> re.Pattern[str]:
    r"""One pattern for a list of lower-case words; `*` stands for any ending, `\s+` for white space.

    It is meant for folded text (`signals.fold`): without IGNORECASE, and grouped by the first two letters, it is ten times as fast.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    loose = []
    for word in sorted(words.split(), key=len, reverse=True):
        body = _ENDING.sub(r"\\w*", word)
        if re.match(r"[a-z]{2}(?![?*])", body):
            groups.setdefault(body[0], {}).setdefault(body[1], []).append(body[2:])
        else:
            loose.append(body)
    grouped = [f"{a}(?:{'|'.join(f'{b}(?:' + '|'.join(rest) + ')' for b, rest in second.items())})" for a, second in groups.items()]
    return re.compile(rf"\b(?<!-)(?:{'|'.join([*grouped, *loose])})(?!\w)")


# turn round what they govern: "refused to recognise", "the suspension of the deal", "sanctions must be lifted"
REVERSERS = _compiled(
    r"""
    refus* reject* oppos* declin* deny denies denied denying block(?:s|ed|ing)? halt* stop(?:s|ped|ping)?\b
    suspend*
    suspension* cancel* scrap(?:s|ped|ping)? abandon* drop(?:s|ped|ping)?\s+(?:its|his|the|their|her) freez* froze veto* prevent* avoid*
    lift(?:s|ed|ing)? ease(?:s|d)? easing repeal* withdraw* withdrew pull(?:s|ed|ing)?\s+out quit* resist* critici* condemn* denounc*
    decr(?:y|ied|ies) slam(?:s|med|ming)? blast(?:s|ed)?\s+the object(?:s|ed|ing) warn(?:s|ed|ing)?\s+against turn(?:s|ed|ing)?\s+down
    unwilling* reluctan* hesita* dismiss* stay(?:s|ed|ing)?\s+out stop(?:s|ped|ping)?\s+short with(?:hold|held)* postpon* delay(?:s|ed|ing)?
    too\s+early prematur* unlikely impossible unable doubt* step(?:s|ped|ping)?\s+back instead\s+of rather\s+than
    end(?:s|ed|ing)?\s+(?:the|its|to)\b an\s+end\s+to terminat* revok* abolish* scupper* spare[sd]? renounc* rescind*
    walk(?:s|ed|ing)?\s+away
    pause[sd]? the\s+pause shelv* exclud* forbid* forbade absence hinder* thwart* undermin* imperil* jeopardi* violat* obstruct* give\s+up
    gave\s+up disagree* escape* bring\s+an\s+end refrain* mak\w*\s+it\s+difficult not\s+enough excuse
    steer\w*\s+clear stay\w*\s+away put(?:s|ting)?\s+a\s+stop left\s+the leav(?:e|es|ing)\s+(?:the|it)
    """
)
# make the governed act wanted, done or allowed
MOVERS = _compiled(
    r"""
    support* back(?:s|ed|ing) back\s+(?:the|a|this) welcom* call(?:s|ed|ing)?\s+(?:\w+\s+){0,4}?(?:on|for|upon) urg(?:e|es|ed|ing) demand*
    ask(?:s|ed|ing)?\s+(?:for|\w+\s+to) need(?:s|ed)? must should will shall ready willing prepared readiness willingness agree* approv*
    favou?r(?:s|ed)? endors* plan(?:s|ned)?\s+to intend* decid* announc* propos* push(?:es|ed|ing)? want* seek* sought hop(?:e|es|ed|ing)\b
    pledg* promis* vow* sign(?:s|ed|ing)? appl(?:y|ied|ies|ying) commit* insist* appeal* recommend* advocat*
    stand(?:s)?\s+(?:firmly\s+)?(?:by|behind) firmly work(?:s|ing)?\s+(?:on|to) continu* resum* renew* restor* return(?:s|ed|ing)?\s+to
    launch* accelerat*
    start(?:s|ed|ing)? begin* began introduc* adopt* accept* grant* allow(?:s|ed)? join(?:s|ed)? help(?:s|ed)? green-?\s*light* determin*
    confident open\s+to step\s+in give\s+us would\s+like let(?:['’]s|\s+us) (?<!will\s)(?<!would\s)(?<!ll\s)ha(?:s|ve)\s+to invit*
    pav\w+\s+the\s+way lobby* prioriti* deserv*
    count\s+on
    """
)
# words of disapproval
AGAINST = _compiled(
    r"""
    bad worse unfair unjust
    unacceptable inadmissible illegal* illegitim* unlawful* sham fraud* fake faked fabricat* provocat* provoke[sd]? provocative dangerous*
    danger high-?risk risk(?:s|y|ed)? escalat* blackmail* violation* breach* detrimental damage[sd]? harm(?:s|ful|ed)? threat threats
    threaten*
    catastroph* disast* world\s+war(?!\s+(?:two|ii\b|2)) full-?fledged mistake* wrong error humiliat* existential\s+threat adding\s+fuel
    backfire* double-edged ruin* serious\s+concern* pumping aggravat* exacerbat* enslav* hostile unfriendly irresponsib* reckless provoking
    absurd* nonsens* unrealistic unfeasible untenable pointless useless meaningless senseless point\s+of\s+no\s+return red\s+line*
    cannot\s+be\s+accepted unfounded baseless null\s+and\s+void fiction farce* theat(?:er|re) potemkin counterproductive hypocri* bad\s+deal
    worst negativ* participa\w+\s+in\s+the\s+(?:\w+\s+)?conflict participants\s+of respond\s+in\s+kind retaliat* swift\s+and trouble*
    problem*
    burden* out\s+of\s+control outweigh* step\s+too\s+far rebalanc* aggressive aggression destabili* overstep* contrary
    shoot(?:ing)?\s+down conflict\s+with
    not\s+(?:what|in\s+the\s+interest*) in\s+no\s+one['’]s\s+interest against\s+(?:\w+\s+)?interests? hardly\s+feasible outrageous
    no\s+practical\s+effect consequences disagree* blatant* pay\s+for\s+this further\s+escalation no\s+point no\s+longer\s+possible trap
    (?:will|would|could)\s+(?:only\s+)?(?:force|cause|provoke|trigger|lead\s+to)
    """
)
# words of approval
FOR = _compiled(
    r"""
    important importance vital essential necessary necessity historic* crucial strengthen* beacon positive* pleased glad happy grateful
    thank*
    reasonable sensible
    good\s+(?:thing|news|day|idea|step) right\s+(?:step|thing|decision|move) opportunit* success* only\s+way effective*
    better\s+than\s+nothing
    compromise powerful* helpful useful stabil* constructive legitim* lawful justified deserve[sd]? progress strong\s+signal enable[sd]?
    prevent\w*\s+conflict benefit* best\s+for empower* worth inevitable overdue long\s+been\s+coming urgent* without\s+delay
    fast[\s-]track yes
    optimis* bear sufficient interest\s+of historical historically in\s+our\s+interest raise\s+the\s+threshold close\s+to\s+agreement
    tenable viable feasible realistic acceptable workable wise compliant applaud* prais* hail* guarantee\w* appreciat* solidarity
    """
)
# words that call an allegation false
DENIAL = _compiled(
    r"""
    fake faked fabricat* unfounded baseless provocat* lie lies lying false* hoax* staged propaganda not\s+true untrue nonsens* absurd*
    invent*
    disinformation slander* accusation* myth hysteria no\s+evidence deny denies denied denying reject* dismiss* groundless fiction
    fairy\s+tale*
    rubbish ridiculous speculation* refut*
    """
)
SET_AGAINST = re.compile(  # "voted against", not "the war against X"
    r"\b(?:is|are|was|were|be|been|stands?|stood|vote[ds]?|voting|firmly|argue[ds]?|speaks?|spoke|came\s+out|decide[ds]?)\s+against\b"
)
PENALTIES = re.compile(  # on the topic itself: a no to it
    r"\b(sanctions?|embargo|ban|tariffs?|restrictions?|consequences|costs|price)\s+(?:on|against|of|over|for)\s+(?:the\s+)?$"
)
OBLIGED = re.compile(r"(?:\b(?:will|would)|['’]ll|['’]d)\s+(?:\w+\s+)?have\s+to\b", re.IGNORECASE)  # what circumstances force on the speaker
STAGED = re.compile(  # "a fake attack" is no denial in an accuser's mouth
    r"[\s\"“]+(?:\w+\s+){0,2}(?:attacks?|pretexts?|flags?|operations?|videos?|incidents?|justifications?|rationales?|evidence)\b", re.IGNORECASE
)
ATTRIBUTIVE = re.compile(r"\b(?:the|a|an|its|their|his|her)\s+(?:now\s+)?$")  # "the suspended pipeline" does not suspend it
ANAPHORA = re.compile(
    r"\b(?:it|(?:this|that)(?=\s+(?:is|was|would|will|could|can|cannot|means?|might|may|has)\b|[.,]|['’]s\b)|such\s+an?\s+\w+|(?:do|does|did|doing)\s+(?:so|that|this)|to\s+do\s+so"
    r"|(?:th(?:e|is|at|ese|ose)|\w+['’]s?|its|their)\s+(?:move|step|proposal|idea|plan|decision|measure|request|demand|bid|option|pause|attempt|policy|offer|initiative|issue|notion|suggestion)s?)\b"
)
# what an act may take in the place of the topic's own name: recognising X's government is recognising X, recognising X's efforts is not
GENERIC = frozenset(
    [
        *("government", "authorities", "authority", "regime", "rule", "ruler", "rulers", "administration", "independence", "sovereignty"),
        *("statehood", "status", "state", "republic", "republics", "membership", "accession", "bid", "application", "right", "rights", "claim"),
        *("leadership", "cabinet", "legitimacy", "emirate", "movement", "leaders", "existence", "control", "annexation"),
    ]
)
