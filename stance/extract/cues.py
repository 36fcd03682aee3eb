"""The words that report speech: verbs, nouns and adjectives, each with its act and the constructions that carry the content.

A row of a table is `word frames prepositions`. Frames: `q` introduces a quotation, `c` takes a clause ("that …", "whether …"),
`t` an infinitive whose doer is the source ("refused to go"), `o` an object and an infinitive ("urged X to go"), `g` a gerund,
`n` an object that is the content ("welcomed the decision"), `m` such an object only if it names something sayable or
decidable ("defended the move"), `a` an object and "as" ("described it as …"), `p` an object and its name ("called it …").
Flags: `b` a wish or view without speech, `w` only with a source that can speak (not "the move suggests that …").
"""

import re
from dataclasses import dataclass

from stance.records import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: what its speaker does, and how its content is attached."""

    lemma: str
    act: Act
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()

    @property
    def belief(self) -> bool:
        """Does it tell a wish or view without speech?"""
        return "b" in self.frames


def listed(words: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(words.split())


_VERBS = {
    Act.SAYS: """
say qc, tell qc, add qc, note qcn, explain qcn, state qcn, argue qc for/against, claim qcg, insist qc on, stress qcn, emphasise qcn, emphasize
qcn, reiterate qcn, repeat qcn, remark qc on, observe qc, comment qc on, continue q, respond qc, reply qc, answer qc, write qc, tweet qcm, post
qm, retweet n, recall qcn, acknowledge qcng, admit qcng to, concede qcn, confirm qcn, report qcw, estimate cnw, predict qcn, forecast cnw,
suggest qcgmw, imply cw, hint qc at, indicate cw, signal cmw, reveal qcmw, disclose cn, assert qcn, allege qcn, contend c, maintain qc, affirm
qcn, reaffirm qcn, assure qco, remind qc, inform c, notify c, joke qc, quip qc, recount qcn, underline qcn, underscore cn, highlight mcw, point
qcn to, conclude qcw, caution qc about/against, lament qcn, complain qc about, ask qco for/about, wonder qc, question qcn, testify qc, warn qco
of/about/against, describe a, call p, dub p, label pa, brand pa, deem p, characterise a, characterize a, portray a, depict a, mention cn, cite
na, rate a, refer to, speak of/about/against/on, talk of/about, shout qc, yell qc, chant q, exclaim q, cry q, scream q, whisper q, mutter q,
opine qc, posit c, speculate qc, surmise c, reflect q, muse q, elaborate q on, clarify qcn, specify qc, interject q, retort q, chime q, propose
cntg, read q, sing q, ruminate q, pronounce qp, proclaim qcp, boast qc of/about, brag qc about, gush q, beam q, sum q, counter qc, react q, echo
qm, show cw, find cw, project cw, profess cn, attest c to, relate c, rant q about, riff q, prophesy c, preach qc, teach c, address m, tout n,
downplay n, minimise n, minimize n, compare n, liken n, dictate c, stipulate c, order c, rule c, decide ct, determine cw, opt t, resolve tc,
certify c, assess c, calculate c, theorise c, theorize c, reckon qc, blog qc, email q, text q
""",
    Act.DEMANDS: """
urge qocn, demand qcnt, call q for/on/upon, request cno, appeal q for/to, press o for, push oc for, beg qo for, plead q for/with, implore qo,
exhort o, instruct o, advise qoc against, recommend qcgno, command qo, insist on, lobby o for, petition o for, pressure o, beseech o, challenge
on, dare o, require co, entreat o, campaign for/against, clamour for, clamor for, invite o, encourage o
""",
    Act.PROMISES: "promise qctn, pledge qctn, vow qctn, guarantee qcn, swear qct, offer tn, undertake t, commit to",
    Act.DENIES: "deny qcgn, dispute cn, refute n, rebut n, disavow n, repudiate n, debunk n, contradict n, disprove n",
    Act.ANNOUNCES: "announce qcnt, declare qcnp, unveil m",
    Act.SUPPORTS: """
support mg, back m, welcome qn, praise qn, endorse n, hail na, applaud qn, laud n, favour ng, favor ng, commend n, agree qct with/to/on, advocate
ng for, champion m, defend qm, thank qn, congratulate n, approve of, salute n, embrace m, vouch for, concur c with, celebrate m, compliment n
""",
    Act.OPPOSES: """
oppose ng, reject qn, condemn qn, denounce qn, decry n, deplore n, regret qcng, criticise qn, criticize qn, slam qma, blast qma, lambast n,
lambaste n, protest qcm against, object qc to, refuse tm, decline tm, rebuke n, bemoan n, disagree qc with, mock n, rail against, attack qma,
dismiss qna, accuse n, blame n, rubbish n, deride na, ridicule n, bash m, chastise n, scold qn, castigate n, excoriate n, berate n, censure n,
disapprove of, resist mg, fault n, snub m, spurn m, shun m, rebuff n, abhor n, grumble qc about, fume q about, sneer q, scoff q at, lash q, hit
q, fire q, shoot q, balk at, baulk at, discourage n
""",
    Act.THREATENS: "threaten tqcg with",
    Act.CONSIDERS: "consider gm, weigh gm, mull gm, contemplate gm, debate m, ponder gm, explore gm",
}

_BELIEFS = {
    Act.SAYS: """
hope ctb for, believe cb in, think cb, fear cmb, expect cotnb, view ab, see ab, regard ab, consider apcb, feel cb, worry cb about, doubt cnb,
prefer tnb, assume cb, suspect cb, realise cb, realize cb, understand cwb, recognise cwb, recognize cwb, trust cb, anticipate cngb, imagine cb,
judge cpb, perceive ab, dream cb of, agonise cb, agonize cb, envisage cngb, envision cngb, concede cb, foresee cnb, appreciate cmb, dread nb,
plan tb, intend tb, aim tb, mean tb
""",
    Act.DEMANDS: "want otnb, wish ctb for, seek tnb, desire tnb, yearn tb for, long tb for",
    Act.SUPPORTS: "like tb",
}

_NOUNS = {
    Act.SAYS: """
statement c, claim c of, warning c of/about/against, assertion c, allegation c of, accusation c of, suggestion c of, assurance c, insistence c
on, remark c about, comment c about/on, admission c of, prediction c of, argument c for/against, contention c, observation c, message c,
complaint c about, question c about, acknowledgement c of, acknowledgment c of, speculation c, reminder c of, description of, characterization of
""",
    Act.DEMANDS: "call tc for, demand ct for, request tc for, plea tc for, appeal tc for, insistence on, recommendation tc",
    Act.PROMISES: "promise tc of, pledge tc of, vow tc, commitment tc, offer t of, guarantee c of",
    Act.DENIES: "denial c of",
    Act.ANNOUNCES: "announcement c of",
    Act.SUPPORTS: "support for, praise for, endorsement of, backing for, defence of, defense of, approval of",
    Act.OPPOSES: """
criticism c of, condemnation of, opposition to, rejection of, refusal t, denunciation of, objection to, protest against, criticisms of
""",
    Act.THREATENS: "threat t of",
}
_BELIEF_NOUNS = {
    Act.SAYS: """
belief c in, hope c of/for, fear c of, view c, concern c about/over, worry c about, expectation c of, conviction c, desire t for, wish t,
doubt c about
"""
}

# What a source is or does about a thing, told with "be": words that lead to the content ("that" is a clause, "to" an infinitive).
_ADJECTIVES = {
    Act.OPPOSES: """
against, unwilling to, reluctant to, opposed to, sceptical of/about, skeptical of/about, critical of, wary of, disappointed that/by/with
""",
    Act.SUPPORTS: "ready to, willing to, prepared to, keen to/on, eager to, supportive of",
    Act.PROMISES: "committed to, determined to",
    Act.SAYS: """
confident that/of/in, convinced that/of, concerned that/about/by, worried that/about, hopeful that/of, adamant that/about, clear that/about,
optimistic that/about, sure that, certain that, afraid that/of, glad that, proud that/of, sorry that/for, happy that/with/about, doubtful
that/about, alarmed that/by/at, aware that/of
""",
    Act.CONSIDERS: "open to",
}

SAYABLE = listed("""
decision move plan proposal policy idea call bid request demand remark comment statement claim allegation accusation report suggestion notion law
bill legislation measure sanction embargo ban deal agreement accord treaty resolution attack invasion war strike action effort initiative step
offer candidacy membership application accession right sovereignty independence integrity restriction record handling response role stance
position vote reform amendment cap deadline talk negotiation ceasefire truce truth peace intention concern criticism threat warning doubt
solidarity condolence sympathy regret willingness readiness interest commitment support opposition tariff tax budget cut increase expansion
deployment delivery supply shipment withdrawal aid package programme program project referendum election annexation recognition designation
exchange swap release mobilisation mobilization investigation probe inquiry ruling verdict message post option possibility prospect way change
strategy approach principle rule view opinion argument theory narrative characterization use creation establishment zone transfer import export
pipeline certification boycott visa border access entry admission removal suspension resumption extension people president minister leader
government candidate country cause party comeback answer question comparison protest crackdown violence killing
""")
ALLEGED = listed("""
claim allegation accusation report suggestion rumour rumor charge assertion notion speculation involvement responsibility wrongdoing
""")
DECLINING = listed("""
comment say answer discuss confirm disclose elaborate specify speculate reveal provide respond talk speak address name give identify
""")
SPEECH_NOUNS = listed("""
statement letter report tweet post message interview speech remark comment memo email paper article essay column editorial book video address
briefing conference note document release op-ed filing lawsuit declaration communique communiqué resolution testimony call poll survey study
analysis data figure figures record research investigation dispatch bulletin readout thread broadcast advertisement ad ruling order notice
website account petition transcript cable assessment review intelligence agency channel newspaper magazine daily outlet media press service
rumour rumor source evidence footage leak indictment complaint law act constitution
""")
# Nouns that a reporting verb may have as subject although they name no person: "the report found", "polls show".
PEOPLE = listed("""
official officials spokesman spokeswoman spokesperson spokespeople minister president leader leaders aide aides expert experts analyst analysts
critic critics observer observers source sources diplomat diplomats police government ministry court army military navy parliament party campaign
committee commission department office group groups company companies union people men women man woman some many others several most few everyone
nobody supporters opponents voters lawmakers senators authorities prosecutors lawyers scientists researchers economists activists residents
witnesses reporters journalists ally allies rebels separatists families team teams institute think-tank side sides country countries nation
nations state states republicans democrats americans russians ukrainians scholars historians doctors regulators investigators economist scientist
researcher lawyer judge pollsters strategists opposition public bloc insiders jury panel
""")

_IRREGULAR = """
say says said saying, tell tells told telling, write writes wrote written writing, speak speaks spoke spoken speaking, see sees saw seen seeing,
think thinks thought thinking, feel feels felt feeling, find finds found finding, seek seeks sought seeking, mean means meant meaning, show shows
showed shown showing, read reads read reading, sing sings sang sung singing, swear swears swore sworn swearing, understand understands understood
understanding, beseech beseeches besought beseeching, shoot shoots shot shooting, hit hits hit hitting, foresee foresees foresaw foreseen
foreseeing, undertake undertakes undertook undertaken undertaking, teach teaches taught teaching, forecast forecasts forecast forecasted
forecasting, make makes made making, rebut rebuts rebutted rebutting, quip quips quipped quipping, commit commits committed committing, regret
regrets regretted regretting, admit admits admitted admitting, refer refers referred referring, deem deems deemed deeming, snub snubs snubbed
snubbing, plan plans planned planning, sum sums summed summing, chat chats chatted chatting, opt opts opted opting, beg begs begged begging, brag
brags bragged bragging, dub dubs dubbed dubbing, slam slams slammed slamming, shun shuns shunned shunning, blog blogs blogged blogging, prefer
prefers preferred preferring, compel compels compelled compelling, rebuff rebuffs rebuffed rebuffing, spurn spurns spurned spurning, dream dreams
dreamed dreamt dreaming, object objects objected objecting, label labels labelled labeled labelling labeling, signal signals signalled signaled
signalling signaling
"""
_INFLECTED = {row.split()[0]: row.split() for row in _IRREGULAR.split(",")}


def _forms(lemma: str) -> list[str]:
    """The inflected forms of a verb."""
    if lemma in _INFLECTED:
        return _INFLECTED[lemma]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", lemma):
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    s = "es" if re.search(r"(s|sh|ch|x|z)$", lemma) else "s"
    return [lemma, lemma + s, lemma + "ed", lemma + "ing"]


def _plural(noun: str) -> str:
    """The plural of a noun."""
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + ("es" if re.search(r"(s|sh|ch|x)$", noun) else "s")


def _rows(tables: dict[Act, str], extra: str = "") -> list[Cue]:
    """The rows of a table."""
    out = []
    for act, table in tables.items():
        for row in table.split(","):
            lemma, *rest = row.split() or [""]
            if not rest:
                continue
            has_frames = "/" not in rest[0] and not (len(rest) == 1 and rest[0] in _PREPOSITIONS)
            frames = frozenset((rest[0] if has_frames else "") + extra)
            prepositions = rest[1:] if has_frames else rest
            out.append(Cue(lemma, act, frames, frozenset("/".join(prepositions).split("/")) - {""}))
    return out


_PREPOSITIONS = listed("of for on to with against about at in upon over")


def _table(rows: list[Cue], forms: bool) -> dict[str, Cue]:
    """Form -> cue; a word of several tables keeps its first act for speech, and all frames of its speech rows."""
    out: dict[str, Cue] = {}
    for cue in rows:
        for form in _forms(cue.lemma) if forms else (cue.lemma, _plural(cue.lemma)):
            old = out.get(form)
            if old is None:
                out[form] = cue
            elif not cue.belief and old.lemma == cue.lemma:
                out[form] = Cue(cue.lemma, old.act, old.frames | cue.frames, old.prepositions | cue.prepositions)
    return out


VERBS = _table(_rows(_VERBS), forms=True)
BELIEFS = _table(_rows(_BELIEFS), forms=True)
NOUNS = _table([*_rows(_NOUNS), *_rows(_BELIEF_NOUNS, "b")], forms=False)
ADJECTIVES = {row.split()[0]: (act, "/".join(row.split()[1:]).split("/")) for act, table in _ADJECTIVES.items() for row in table.split(",")}
FORMS = frozenset(VERBS) | frozenset(BELIEFS) | {"make", "makes", "made", "making", "quoted", "refer", "refers", "referred", "referring"}
_OTHERS = frozenset(["according", "quoted", "clear"])
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words(cue: str) -> list[str]:
    """The words of a cue, lower case, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(cue)]


def reports(cue: str) -> bool:
    """Does a cue hold a verb or noun that is known to report speech, and no mere view?"""
    return any(word in VERBS or word in NOUNS or word in _OTHERS for word in words(cue))
