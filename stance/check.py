"""`check`: does a claim agree with the record? Subject, topic, side and day of the claim against the subject's own words and deeds."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stance import dates, extract, quotation, store
from stance.actors import Base
from stance.attribution import attribute
from stance.identify import Who, filter_for, who
from stance.judges import Claim, claims, rules, sentences
from stance.judges.conditions import conditions
from stance.judges.proposition import Reading
from stance.records import Act, Article, Checked, Evidence, Kind, Relation, Span, StatementFilter, Verdict, VerdictLabel
from stance.retrieve import Record, query_of, rank_of, relations_of, search
from stance.text import period_end

SHOWN = 12  # pieces of evidence in an answer
OFFICE = 0.12  # weight added for each rank of the speaker's office
FIRM = 0.25  # and for a deed or an announcement
REPORTED = 0.85  # factor for words that are only reported
MARGIN = 0.08  # evidence this much less on the point than the best is passed over
LEAST = 0.6  # how much on the point evidence must be
COUNTED = 4  # pieces of evidence that are weighed on each side
HALVED = 30  # days in which evidence loses half its weight to later evidence, where the claim does not say when
EVEN = 0.03  # share of the weight either side of one half within which the two sides are in conflict
DENIED = 0.5  # weight of a denial, beside what bears the claim out, from which another's assertion makes a conflict
_WORD = re.compile(r"(?<![\w’'])[^\W\d_a-z][\w’'.-]*")
_TOKENS = re.compile(r"[\w’'.-]+")
_OPENING = re.compile(r"^(?:After|Before|At|During|Since|Despite|Following|In)\s+(?:the\s+)?$")
_LEADING = frozenset(
    [
        *("on", "in", "at", "by", "before", "after", "since", "until", "during", "the", "a", "an", "two", "three", "four"),
        *("five", "six", "last", "early", "late", "mid", "when", "while", "despite"),
    ]
)
_UNTIL = re.compile(r"\b(?:before|by|until|till)\s+(?:the\s+|mid-?|early\s+|late\s+)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A claim as it was understood: its subject and what it says of him."""

    asked: Who
    claim: Claim


def check(record: Record, text: str, *, actor: str | None = None, as_of: date | None = None) -> Verdict:
    """Judge a claim by what was published by `as_of`, else by the whole record; the subject's own words and deeds decide."""
    coverage = store.coverage(record.db, as_of)
    read = understand(record, text, actor=actor, as_of=as_of)
    if read.asked.actor is None and read.asked.speaker is None:
        nobody = (f"no subject of the record in {text!r}",)
        return Verdict(text, None, as_of, VerdictLabel.NOT_ENOUGH_EVIDENCE, 0.0, read.asked.why, coverage, (), nobody)
    whole = replace(read.asked, speaker=None) if read.asked.actor is not None else read.asked  # others' words count for what they are
    found = judge(record, read.claim, filter_for(whole, StatementFilter(as_of=as_of)))
    rank = rank_of(record)
    others = judge(record, read.claim, StatementFilter(as_of=as_of)) if read.claim.proposition.reading is Reading.FACT else []
    verdict, score, why = decide(read.claim, found, [rank(e.telling) for e in found], others)
    telling = [e for e in found if e.judgement.score > 0]
    shown = sorted(telling, key=lambda e: (e.judgement.relation is Relation.NEUTRAL, -e.judgement.score))[:SHOWN]
    missing = _not_found(read, verdict, found)
    return Verdict(text, read.asked.actor, as_of, verdict, score, f"{why} (by {record.judge.name})", coverage, tuple(shown), missing)


def check_article(record: Record, article: Article, *, as_of: date | None = None) -> list[Checked]:
    """Every attributed statement and checkable sentence of an article against the record, in the order of the text; nothing is stored.

    A statement is checked as a claim of its actor, and its quoted words as a quotation; other sentences where they name an actor and an act.
    """
    found = attribute(article, extract.extract(article))
    names = {actor.id: actor.name for actor in found.actors}
    out = []
    for one in found.statements:
        name = names.get(one.actor_id or "")
        if name is not None:
            quoted = quotation.Asked(one.content, one.speaker or name, None, as_of)
            looked_up = quotation.check(record.db, record.base, quoted) if one.kind is Kind.DIRECT else None
            claim = one.content if one.kind is Kind.DIRECT else f"{one.cue or ''} {one.content}"  # "supports the treaty"
            verdict = check(record, claim.strip(), actor=name, as_of=as_of)
            out.append(Checked(one.spans[0], one.content, one.kind, one.speaker, verdict, looked_up))
    taken = [span for one in found.statements for span in one.spans]
    for span in sentences(article.text):
        if any(span.overlaps(other) for other in taken):
            continue
        text = span.of(article.text)
        verdict = check(record, text, as_of=as_of)
        if verdict.actor is not None and verdict.evidence:
            out.append(Checked(span, text, None, None, verdict))
    return sorted(out, key=lambda one: one.span)


def understand(record: Record, text: str, *, actor: str | None = None, as_of: date | None = None) -> Read:
    """Find subject, days, topic and side in a claim."""
    spans, start, end = period(text, as_of or store.coverage(record.db, None).last)
    asked, named = subject(record, text, spans) if actor is None else (who(record.db, record.base, actor), _place(text, actor))
    hedged = [c.span for c in conditions(text)]
    cut = [*spans, *hedged, *([named] if named is not None else [])]
    topic = claims.topic_of(text, cut)
    bare = "".join(" " if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(text))
    label = rules.claimed(" ".join(bare.split()), topic)
    claim = Claim(text, topic, label, claims.status_of(bare, topic), claims.spoken(bare), start, end, claims.numbers(text, spans), asked.speaker)
    return Read(asked, claim)


def subject(record: Record, text: str, dated: Sequence[Span]) -> tuple[Who, Span | None]:
    """The first name in a claim that is an actor or person of the base or the record."""
    later: list[tuple[Who, Span]] = []  # names in an opening phrase ("After the Madrid summit"): taken only if no other follows
    for match in _WORD.finditer(text):
        passed = [*dated, *(span for _, span in later)]
        if match.group().casefold() in _LEADING or any(s.start <= match.start() < s.end for s in passed):
            continue
        found = _named(record, text, match.start())
        if found is None:
            continue
        if _OPENING.search(text[: found[1].start]) is None:
            return found
        later.append(found)
    return later[0] if later else (Who(None, None, "no actor or person was recognised in the claim; name one with --actor"), None)


def _named(record: Record, text: str, at: int) -> tuple[Who, Span] | None:
    """The longest name that begins here and is known."""
    words = list(_TOKENS.finditer(text, at, at + 80))[:4]
    for size in range(len(words), 0, -1):
        name = re.sub(r"['’]s?$", "", text[at : words[size - 1].end()])
        if known(record.base, name) or (size == 1 and len(name) > 3 and store.matching_speakers(record.db, name)):
            return who(record.db, record.base, name, guess=True), Span(at, at + len(name))
    return None


def known(base: Base, name: str) -> bool:
    """Does the base know the name?"""
    return bool(base.find(name)) or base.person(name) is not None


def _place(text: str, name: str) -> Span | None:
    """Where a given subject stands in the claim."""
    at = text.casefold().find(name.casefold())
    return None if at < 0 else Span(at, at + len(name))


def period(text: str, anchor: date | None) -> tuple[list[Span], date | None, date | None]:
    """The time expressions of a claim, and the days that they allow; "before" and "by" leave the start open."""
    spans, first, last = [], None, None
    for found in dates.expressions(text):
        dated = dates.resolve(found.span.of(text), anchor or date.max, past=True)
        if dated is None:
            continue
        spans.append(found.span)
        if first is None and last is None:
            first = None if _UNTIL.search(text[: found.span.start]) else dated.day
            last = period_end(dated.day, dated.precision)
    return spans, first, last


def judge(record: Record, claim: Claim, wanted: StatementFilter) -> list[Evidence]:
    """Every utterance near the claim with what it does to it; each utterance once, by the telling that says most."""
    found = search(record, query_of(claim.proposition), wanted)
    judged = [Evidence(f.telling, j) for f, j in zip(found, relations_of(record, claim, found), strict=True)]
    best: dict[str, Evidence] = {}
    for one in judged:
        group = one.telling.group
        if group not in best or one.judgement.score > best[group].judgement.score:
            best[group] = one
    return list(best.values())


def decide(claim: Claim, found: Sequence[Evidence], ranks: Sequence[int], others: Sequence[Evidence] = ()) -> tuple[VerdictLabel, float, str]:
    """The verdict from the subject's own evidence: the heavier side, later evidence above older; a conflict where both weigh the same."""
    telling = [(e, r) for e, r in zip(found, ranks, strict=True) if e.judgement.relation is not Relation.NEUTRAL]
    best = max((e.judgement.score for e, _ in telling), default=0.0)
    telling = [(e, r) for e, r in telling if e.judgement.score >= best - MARGIN] if best >= LEAST else []
    during = [(e, r) for e, r in telling if _during(claim, e)] if claim.dated else []
    weighed = _weighed(claim, during or telling)
    yes, no = ([e for e, _ in weighed if e.judgement.relation is side] for side in (Relation.SUPPORTS, Relation.REFUTES))
    for_it, against = (sum(sorted((w for e, w in weighed if e in side), reverse=True)[:COUNTED]) for side in (yes, no))
    if not weighed:
        return VerdictLabel.NOT_ENOUGH_EVIDENCE, 0.5, "nothing in the subject's own words or deeds settles it"
    if no and not claim.spoken and against >= DENIED * for_it and any(_asserts(e, no[0], best) for e in others):
        return VerdictLabel.CONFLICTING, 0.6, "its subject denies what others assert"
    share = for_it / (for_it + against)
    if abs(share - 0.5) < EVEN:
        return VerdictLabel.CONFLICTING, 0.6, "statements of the same time say both"
    if share > 0.5:
        return VerdictLabel.SUPPORTED, _sure(yes, share), f"{len(yes)} statement{'s say' if len(yes) > 1 else ' says'} the same"
    given_up = yes and _last(yes) < _last(no)
    return VerdictLabel.REFUTED, _sure(no, 1 - share), f"{f'was true until {_last(no).isoformat()}: ' if given_up else ''}{no[0].judgement.why}"


def _weighed(claim: Claim, telling: Sequence[tuple[Evidence, int]]) -> list[tuple[Evidence, float]]:
    """Evidence with its weight, heaviest first: score, office, deed or announcement, directness, and how recent it is for a claim without a day."""
    latest = max((e.telling.when or date.min for e, _ in telling), default=date.min)

    def weight(one: Evidence, rank: int) -> float:
        reported = REPORTED if one.telling.statement.kind is Kind.INDIRECT else 1.0
        age = 0 if claim.dated else (latest - (one.telling.when or date.min)).days
        return one.judgement.score * (1 + OFFICE * rank + FIRM * _firm(one)) * reported * math.pow(0.5, min(age, 50 * HALVED) / HALVED)

    return sorted(((e, weight(e, r)) for e, r in telling), key=lambda pair: (-pair[1], pair[0].telling.statement.id))


def _firm(evidence: Evidence) -> bool:
    """Is it a deed or an announcement?"""
    return evidence.telling.statement.kind is Kind.DEED or evidence.telling.statement.act is Act.ANNOUNCES


def _asserts(evidence: Evidence, denial: Evidence, best: float) -> bool:
    """Does another party assert as plainly what the subject denies?"""
    plain = evidence.judgement.relation is Relation.SUPPORTS and evidence.judgement.score >= best - MARGIN
    return plain and evidence.telling.actor != denial.telling.actor


def _during(claim: Claim, evidence: Evidence) -> bool:
    """Does it fall in the claim's days, publication allowed for?"""
    when = evidence.telling.when
    return when is not None and (claim.start is None or when >= claim.start) and (claim.end is None or when <= claim.end + timedelta(days=1))


def _last(evidence: Sequence[Evidence]) -> date:
    """The day of the latest piece."""
    return max((e.telling.when or date.min for e in evidence), default=date.min)


def _sure(evidence: Sequence[Evidence], share: float) -> float:
    """The score of the best piece, a little more for several, less the more is said against it."""
    return round(min(0.99, max(e.judgement.score for e in evidence) + 0.05 * (len(evidence) - 1)) * share, 3)


def _not_found(read: Read, verdict: VerdictLabel, found: Sequence[Evidence]) -> tuple[str, ...]:
    """What was looked for in vain."""
    if verdict is not VerdictLabel.NOT_ENOUGH_EVIDENCE:
        return ()
    name = read.asked.speaker or (read.asked.actor.name if read.asked.actor is not None else "anybody")
    when = f" around {read.claim.start or read.claim.end}" if read.claim.dated else ""
    near = f"; {len(found)} other statements of {name} were read" if found else ""
    return (f"no statement or deed of {name} on {read.claim.proposition.topic!r}{when} that settles it{near}",)
