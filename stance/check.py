"""`check`: does a claim agree with the record? Subject, topic, side and day of the claim against the subject's own words and deeds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stance import dates, store
from stance.actors import Base
from stance.identify import Who, filter_for, who
from stance.judges import Claim, Pair, claims, modality, pair, rules
from stance.judges.proposition import Reading
from stance.records import Act, Evidence, Kind, Precision, Relation, Span, StatementFilter, Verdict, VerdictLabel
from stance.retrieve import Record, query_of, rank_of, search

SHOWN = 12  # pieces of evidence in an answer
OFFICE = 0.12  # weight added for each rank of the speaker's office
FIRM = 0.25  # and for a deed or an announcement
MARGIN = 0.12  # evidence this much less on the point than the best is passed over
POINTED = 0.04  # and if both are as much on the point as this
EVEN = 0.6  # two sides whose weightiest evidence differs by no more are in conflict
APART = timedelta(days=3)  # later than this, a new statement replaces an older one instead of contradicting it
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
    return Verdict(text, read.asked.actor, as_of, verdict, score, f"{why} ({rules.MARK})", coverage, tuple(shown), missing)


def understand(record: Record, text: str, *, actor: str | None = None, as_of: date | None = None) -> Read:
    """Find subject, days, topic and side in a claim."""
    spans, start, end = period(text, as_of or store.coverage(record.db, None).last)
    asked, named = subject(record, text, spans) if actor is None else (who(record.db, record.base, actor), _place(text, actor))
    hedged = [c.span for c in modality.conditions(text)]
    cut = [*spans, *hedged, *([named] if named is not None else [])]
    topic = claims.topic_of(text, cut)
    bare = "".join(" " if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(text))
    label = rules.claimed(" ".join(bare.split()), topic)
    claim = Claim(text, topic, label, claims.status_of(bare), claims.spoken(bare), start, end, claims.numbers(text, spans), asked.speaker)
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
            return who(record.db, record.base, name), Span(at, at + len(name))
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
            last = _end(dated.day, dated.precision)
    return spans, first, last


def _end(day: date, precision: Precision) -> date:
    """The last day of a period."""
    if precision is Precision.DAY:
        return day
    if precision is Precision.WEEK:
        return day + timedelta(days=6)
    months = 1 if precision is Precision.MONTH else 12
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1) if year < date.max.year else date.max


def judge(record: Record, claim: Claim, wanted: StatementFilter) -> list[Evidence]:
    """Every utterance near the claim with what it does to it; each utterance once, by the telling that says most."""
    found = search(record, query_of(claim.proposition), wanted)
    pairs: list[Pair] = [pair(f.telling, f.text, f.similarity) for f in found]
    judged = [Evidence(f.telling, j) for f, j in zip(found, record.judge.relation(pairs, claim), strict=True)]
    best: dict[str, Evidence] = {}
    for one in judged:
        group = one.telling.group
        if group not in best or one.judgement.score > best[group].judgement.score:
            best[group] = one
    return list(best.values())


def decide(claim: Claim, found: Sequence[Evidence], ranks: Sequence[int], others: Sequence[Evidence] = ()) -> tuple[VerdictLabel, float, str]:
    """The verdict from the subject's own evidence; of two sides the later stands, and where neither is later they conflict."""
    weights = {id(e): e.judgement.score + OFFICE * r + FIRM * _firm(e) for e, r in zip(found, ranks, strict=True)}
    best = max((e.judgement.score for e in found if e.judgement.relation is not Relation.NEUTRAL), default=0.0)
    close = [e for e in found if e.judgement.score >= best - MARGIN]
    yes = [e for e in close if e.judgement.relation is Relation.SUPPORTS]
    no = _not_outdated(claim, yes, [e for e in close if e.judgement.relation is Relation.REFUTES])
    if not yes and not no:
        return VerdictLabel.NOT_ENOUGH_EVIDENCE, 0.5, "nothing in the subject's own words or deeds settles it"
    if no and not yes and not claim.spoken and any(_asserts(e, no[0], best) for e in others):
        return VerdictLabel.CONFLICTING, 0.6, "its subject denies what others assert"
    if not no:
        return VerdictLabel.SUPPORTED, _sure(yes), f"{len(yes)} statement{'s say' if len(yes) > 1 else ' says'} the same"
    if not yes:
        return VerdictLabel.REFUTED, _sure(no), no[0].judgement.why
    return _weighed(claim, yes, no, weights)


def _firm(evidence: Evidence) -> bool:
    """Is it a deed or an announcement?"""
    return evidence.telling.statement.kind is Kind.DEED or evidence.telling.statement.act is Act.ANNOUNCES


def _asserts(evidence: Evidence, denial: Evidence, best: float) -> bool:
    """Does another party assert as plainly what the subject denies?"""
    plain = evidence.judgement.relation is Relation.SUPPORTS and evidence.judgement.score >= best - MARGIN
    return plain and evidence.telling.actor != denial.telling.actor


def _not_outdated(claim: Claim, yes: list[Evidence], no: list[Evidence]) -> list[Evidence]:
    """Refuting evidence without what lies outside the claim's own days, where something inside them supports it."""
    inside = [e for e in yes if _during(claim, e)]
    return [e for e in no if _during(claim, e)] if claim.dated and inside else no


def _during(claim: Claim, evidence: Evidence) -> bool:
    """Does it fall in the claim's days, publication allowed for?"""
    when = evidence.telling.when
    return when is not None and (claim.start is None or when >= claim.start) and (claim.end is None or when <= claim.end + timedelta(days=1))


def _weighed(claim: Claim, yes: list[Evidence], no: list[Evidence], weights: dict[int, float]) -> tuple[VerdictLabel, float, str]:
    """Evidence on both sides: the later one stands where they lie apart; else a conflict if both are plain, else the heavier side."""
    last_yes, last_no = _last(yes), _last(no)
    for_it, against = max(weights[id(e)] for e in yes), max(weights[id(e)] for e in no)
    if last_yes - last_no > APART and not claim.dated:
        return VerdictLabel.SUPPORTED, _sure(yes), "the later statements say so"
    if last_no - last_yes > APART and not claim.dated:
        return VerdictLabel.REFUTED, _sure(no), f"was true until {last_no.isoformat()}: {no[-1].judgement.why}"
    plain = [e for e in no if e.judgement.why.startswith("says otherwise")]
    apart = abs(max(e.judgement.score for e in yes) - max((e.judgement.score for e in plain), default=0.0))
    if plain and apart <= POINTED and abs(for_it - against) <= EVEN:
        return VerdictLabel.CONFLICTING, 0.6, "statements of the same time say both"
    if for_it > against:
        return VerdictLabel.SUPPORTED, round(_sure(yes) * 0.8, 3), "its weightiest statements say so"
    return VerdictLabel.REFUTED, round(_sure(no) * 0.8, 3), f"its weightiest statements do not bear it out: {no[0].judgement.why}"


def _last(evidence: Sequence[Evidence]) -> date:
    """The day of the latest piece."""
    return max((e.telling.when or date.min for e in evidence), default=date.min)


def _sure(evidence: Sequence[Evidence]) -> float:
    """The score of the best piece, a little more for several."""
    return round(min(0.99, max(e.judgement.score for e in evidence) + 0.05 * (len(evidence) - 1)), 3)


def _not_found(read: Read, verdict: VerdictLabel, found: Sequence[Evidence]) -> tuple[str, ...]:
    """What was looked for in vain."""
    if verdict is not VerdictLabel.NOT_ENOUGH_EVIDENCE:
        return ()
    name = read.asked.speaker or (read.asked.actor.name if read.asked.actor is not None else "anybody")
    when = f" around {read.claim.start or read.claim.end}" if read.claim.dated else ""
    near = f"; {len(found)} other statements of {name} were read" if found else ""
    return (f"no statement or deed of {name} on {read.claim.proposition.topic!r}{when} that settles it{near}",)
