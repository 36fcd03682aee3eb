"""Rules with a second opinion; the model here is a table of what it would say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from stance.judges import proposition
from stance.judges.combined import AT_MOST, CombinedJudge, told
from stance.judges.rules import RuleJudge
from stance.judges.scorer import Scores, Text2
from stance.records import Act, Label
from tests.judges.conftest import pair, statement

TOPIC = proposition("timber embargo")
PLAIN = pair("The cabinet said [[the timber embargo was a subject of Tuesday's meeting]].", similarity=0.7)
FOR = pair("The minister said [[we support the timber embargo]].", act="says", similarity=0.7)
IF = pair("Hungary said [[it would join the timber embargo only if its mills are paid]].", similarity=0.7)


@dataclass(frozen=True)
class Says:
    """A scorer that gives every pair one side with one probability, towards the opposite of the proposition turned round."""

    supports: float = 0.0
    opposes: float = 0.0
    unrelated: float = 0.0
    asked: tuple[list[Text2], ...] = ([],)

    @property
    def name(self) -> str:
        return "table"

    def probabilities(self, pairs: Sequence[Text2]) -> Scores:
        self.asked[0].extend(pairs)
        sides = [(self.opposes, self.supports) if " not " in target else (self.supports, self.opposes) for _, target in pairs]
        three = np.array([[a, 1 - a - b, b] for a, b in sides], dtype=np.float32).reshape(len(pairs), 3)
        five = np.array([[a, b, 0, 0, self.unrelated] for a, b in sides], dtype=np.float32).reshape(len(pairs), 5)
        return Scores(three, three, five)


@pytest.mark.parametrize(
    ("asked", "model", "label"),
    [
        (PLAIN, Says(supports=0.6), Label.SUPPORTS),
        (PLAIN, Says(opposes=0.6), Label.OPPOSES),
        (PLAIN, Says(supports=0.3), Label.NEUTRAL),
        (FOR, Says(opposes=0.6), Label.SUPPORTS),
        (FOR, Says(opposes=0.9), Label.OPPOSES),
        (IF, Says(supports=0.99), Label.CONDITIONAL),
    ],
)
def test_the_model_fills_in_and_overrules_only_when_it_is_sure(asked: object, model: Says, label: Label) -> None:
    (found,) = CombinedJudge(model).stance([asked], TOPIC)  # type: ignore[list-item]
    assert found.label is label
    assert 0 <= found.score <= 1
    assert found.why


def test_the_model_does_not_judge_where_the_cue_takes_the_side() -> None:
    refused = pair("The ministry refused [[to join the timber embargo]].", act="opposes")
    (found,) = CombinedJudge(Says(supports=0.99)).stance([refused], TOPIC)
    assert found == RuleJudge().stance([refused], TOPIC)[0]
    assert found.label is Label.OPPOSES


def test_doubt_and_another_subject_lower_the_score() -> None:
    (rules,) = RuleJudge().stance([FOR], TOPIC)
    (agreed,), (doubted,), (beside,) = (
        CombinedJudge(m).stance([FOR], TOPIC) for m in (Says(supports=0.9), Says(opposes=0.6), Says(supports=0.9, unrelated=0.9))
    )
    assert rules.score == agreed.score > max(doubted.score, beside.score)
    assert "table: opposes 0.60" in doubted.why


def test_the_model_reads_only_the_best_of_many_and_nothing_that_rules_are_sure_of() -> None:
    model = Says(supports=0.9, asked=([],))
    CombinedJudge(model).stance([FOR] * (AT_MOST + 30), TOPIC)
    assert len(model.asked[0]) == 2 * AT_MOST  # each with the opposite of the proposition
    model = Says(asked=([],))
    CombinedJudge(model).stance([IF, pair("[[no comment]]", act=Act.DECLINES_TO_COMMENT, similarity=0.6)], TOPIC)
    assert model.asked[0] == []
    assert CombinedJudge(model).stance([], TOPIC) == []


def test_how_a_statement_is_told_to_the_model() -> None:
    text, made = statement("She said [[we agree]].", speaker="Ada Lund")
    one = pair("She said [[we agree]].", actor="Marovia")
    assert told(one) == "Marovia: we agree"
    assert told(type(one)(made, one.passage, "Marovia")) == "Marovia (Ada Lund): we agree"
    assert told(type(one)(made, one.passage)) == "Ada Lund: we agree"
    assert text


@pytest.mark.parametrize(
    ("given", "label"),
    [(Says(supports=0.9), Label.SUPPORTS), (Says(supports=0.6), Label.UNRELATED), (Says(supports=0.1, unrelated=0.9), Label.UNRELATED)],
)
def test_other_words_than_the_topics_are_noticed_when_the_model_is_sure(given: Says, label: Label) -> None:
    other = pair("The minister said [[no log should cross our border]].", act="says", similarity=0.5)
    (found,) = CombinedJudge(given).stance([other], TOPIC)
    assert found.label is label
    assert found.score <= 0.5 or label is Label.UNRELATED


def test_the_name_tells_both() -> None:
    assert CombinedJudge(Says()).name == "rules-4+table"
