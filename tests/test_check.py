from datetime import date

import pytest

from stance.check import check, understand
from stance.records import Label, Relation, VerdictLabel
from stance.retrieve import Record
from tests.recorded import record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return record(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Finland supports the timber embargo", VerdictLabel.SUPPORTED),
        ("Finland rejects the timber embargo", VerdictLabel.REFUTED),
        ("Hungary has joined the timber embargo", VerdictLabel.REFUTED),
        ("Sweden supports the timber embargo", VerdictLabel.NOT_ENOUGH_EVIDENCE),
        ("Finland wants a tax on sugar", VerdictLabel.NOT_ENOUGH_EVIDENCE),
        ("Finland imposed the timber embargo on 1 March 2026", VerdictLabel.SUPPORTED),
    ],
)
def test_verdicts(filled: Record, claim: str, verdict: VerdictLabel) -> None:
    found = check(filled, claim)
    assert found.verdict is verdict, found.why
    assert found.claim == claim
    assert 0 <= found.score <= 1
    assert "by rules" in found.why


def test_as_of_an_earlier_day_the_older_position_counts(filled: Record) -> None:
    assert check(filled, "Finland rejects the timber embargo", as_of=date(2026, 2, 1)).verdict is VerdictLabel.SUPPORTED


def test_evidence_and_what_was_not_found(filled: Record) -> None:
    found = check(filled, "Finland supports the timber embargo")
    assert any(e.judgement.relation is Relation.SUPPORTS for e in found.evidence)
    assert all(e.judgement.why for e in found.evidence)
    assert "Sweden" in check(filled, "Sweden supports the timber embargo").not_found[0]


def test_a_named_actor_wins(filled: Record) -> None:
    found = check(filled, "It would join the timber embargo", actor="Hungary")
    assert found.actor is not None
    assert found.actor.name == "Hungary"


def test_how_a_claim_is_read(filled: Record) -> None:
    read = understand(filled, "In March 2026 Finland refused to impose the timber embargo.")
    assert read.asked.actor is not None
    assert (read.claim.label, read.claim.start, read.claim.end) == (Label.OPPOSES, date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize("claim", ["", "   ", "???", "the the the", "\x00\ud800", "x" * 5000, "Nobody ever said a word"])
def test_odd_claims(filled: Record, claim: str) -> None:
    assert check(filled, claim).verdict is VerdictLabel.NOT_ENOUGH_EVIDENCE
