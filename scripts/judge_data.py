"""The training mix of the judge: public sets of inference and stance, generated diplomatic language, and real statements.

The real ones were read and labelled for this project: real_statements.jsonl holds article, offsets, proposition and label, and no text.
"""

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training import read

from stance.judges.proposition import Reading, proposition
from stance.judges.scorer import ENTAILMENT, POSITION, STANCE, negated

FLIPPED = {"favor": "against", "against": "favor", "none": "none"}
AS_RELATION = {"favor": "entailment", "against": "contradiction", "none": "neutral"}
AS_STANCE = {"entailment": "favor", "contradiction": "against"}
AS_POSITION = {"favor": "supports", "against": "opposes"}
AS_SIDE = {position: side for side, position in AS_POSITION.items()}
# Which file of each set is trained on. The last three have only this part, and are not measured on.
FILES = {
    "vast": "stance/vast/train.jsonl",
    "ibm30k": "stance/ibm30k/train.jsonl",
    "perspectrum": "stance/perspectrum/train.jsonl",
    "explagraphs": "stance/explagraphs/train.jsonl",
    "ling_in_loop": "nli/ling_in_loop/train.jsonl",
    "snli": "nli/snli/train.jsonl",
    "counterfactual": "nli/counterfactual_nli/train.jsonl",
    "conjnli": "nli/conjnli/train.jsonl",
    "semi_auto": "nli/semi_auto_nli/train.jsonl",
    "dnc": "nli/dnc_megaveridicality/train.jsonl",
    "feverous": "nli/feverous_s/dev.jsonl",
    "fool_me_twice": "nli/fool_me_twice/dev.jsonl",
}
# Pairs drawn from each set in each stage; a later stage goes on where the one before stopped and then begins again.
STAGES: dict[str, dict[str, int]] = {
    "general": {
        "vast": 10000, "ibm30k": 9000, "perspectrum": 6800, "explagraphs": 2300, "ling_in_loop": 15000, "snli": 11000,
        "counterfactual": 5000, "conjnli": 2000, "semi_auto": 2000, "dnc": 4500, "feverous": 2000, "fool_me_twice": 1100,
    },
    "diplomatic": {
        "vast": 6000, "ibm30k": 5500, "perspectrum": 6000, "explagraphs": 2000, "ling_in_loop": 8500, "snli": 5500,
        "counterfactual": 3000, "conjnli": 700, "semi_auto": 1000, "dnc": 3000, "feverous": 1200, "fool_me_twice": 900,
    },
    "last": {
        "vast": 7000, "ibm30k": 5000, "perspectrum": 4000, "explagraphs": 1500, "ling_in_loop": 9000, "snli": 7000,
        "counterfactual": 2000, "conjnli": 500, "semi_auto": 800, "dnc": 1500, "feverous": 800, "fool_me_twice": 500,
    },
    "longer": {
        "vast": 12500, "ibm30k": 8500, "perspectrum": 6877, "explagraphs": 2368, "ling_in_loop": 44983, "snli": 28000,
        "counterfactual": 8330, "conjnli": 1500, "semi_auto": 4000, "dnc": 9450, "feverous": 2962, "fool_me_twice": 1169,
    },
    "real": {
        "vast": 4500, "ibm30k": 2500, "perspectrum": 2300, "explagraphs": 700, "ling_in_loop": 9000, "snli": 5500,
        "counterfactual": 1500, "semi_auto": 400, "dnc": 2000, "feverous": 800, "fool_me_twice": 400,
    },
}  # fmt: skip
REAL = Path(__file__).parent / "real_statements.jsonl"
ARGUED = ("ibm30k", "perspectrum", "explagraphs")  # an argument for or against a proposition
# Pairs of arguments about one proposition, or about two, drawn in a stage: do they agree?
BESIDE: dict[str, dict[str, int]] = {
    "general": {},
    "diplomatic": {"perspectrum": 4500, "ibm30k": 2000},
    "last": {"perspectrum": 1500, "ibm30k": 500},
    "longer": {"perspectrum": 2000, "ibm30k": 800},
    "real": {},
}
SIDE, LEANT = 0.3, 0.15  # weight of a label that is carried over to the other head


@dataclass(frozen=True, slots=True)
class Row:
    """One pair with an index into the labels of each head (-1: no label) and what each label weighs."""

    text: str
    target: str
    entailment: int = -1
    stance: int = -1
    position: int = -1
    entailment_weight: float = 1.0
    stance_weight: float = 1.0
    position_weight: float = 0.5


def plain(row: dict[str, Any]) -> Row:
    """A row as it stands, whatever its set calls its columns; a generated stance has its finer label in `fine`."""
    text, target = row.get("text", row.get("premise")), row.get("target", row.get("hypothesis"))
    if row["label"] not in STANCE:
        return Row(text, target, entailment=ENTAILMENT.index(row["label"]))
    fine = row.get("fine", AS_POSITION.get(row["label"]))
    return Row(text, target, stance=STANCE.index(row["label"]), position=-1 if fine is None else POSITION.index(fine))


def mix(stage: str, folder: Path, extra: dict[Path, tuple[int, int]], seed: int) -> list[Row]:
    """All rows of a stage, in no order; `extra` names files of generated rows, how many of each are drawn and how many are skipped."""
    rng = random.Random(f"{seed} {stage}")
    out: list[Row] = []
    for name, count in STAGES[stage].items():
        rows = drawn(read(folder / FILES[name]), count, _before(stage, name), seed)
        targets = sorted({row["target"] for row in rows}) if name in ARGUED else []
        out.extend(varied(plain(row), name, targets, rng) for row in rows)
    for name, count in BESIDE[stage].items():
        out.extend(beside(read(folder / FILES[name]), count, rng))
    if stage == "real":
        out.extend(form for row in real(folder, held_out=False) for form in forms(row, rng))
    for path, (count, skip) in extra.items():
        out.extend(plain(told(row, rng)) for row in drawn(read(path), count, skip, seed))
    return out


def drawn(rows: list[dict[str, Any]], count: int, skip: int, seed: int) -> list[dict[str, Any]]:
    """`count` rows after the first `skip` of a shuffled set, from its start again when it is used up."""
    random.Random(seed).shuffle(rows)
    return [rows[at % len(rows)] for at in range(skip, skip + count)]


def told(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A generated row; words that do not name whose they are sometimes have it in front, as in "Actor (Speaker): words"."""
    if row["kind"] != "bare" or "target" not in row or row["actor"] in row["text"] or rng.random() < 0.5:
        return row
    who = row["actor"] if rng.random() < 0.5 else f"{row['actor']} ({row['speaker']})"
    return row | {"text": f"{who[0].upper()}{who[1:]}: {row['text']}"}


def real(folder: Path, *, held_out: bool) -> Iterator[dict[str, Any]]:
    """Labelled real statements with their `content`; those of one article in five are held out."""
    labelled = [row for row in read(REAL) if (hashlib.sha256(row["article"].encode()).digest()[0] < 51) == held_out]
    texts: dict[tuple[str, str], str] = {}
    for corpus in sorted({row["corpus"] for row in labelled}):
        with gzip.open(folder / "articles" / corpus / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts |= {(corpus, article["id"]): article["text"] for article in map(json.loads, lines)}
    for row in labelled:
        yield row | {"content": " ".join(texts[row["corpus"], row["article"]][row["start"] : row["end"]].split())}


def named(row: dict[str, Any]) -> str:
    """A real statement as the judge reads it: "Marovia (Ada Lund): the words"."""
    who = f"{row['actor']} ({row['speaker']})" if row["speaker"] else row["actor"]
    return f"{who}: {row['content']}"


def forms(row: dict[str, Any], rng: random.Random) -> Iterator[Row]:
    """A real statement as it is, and once more beside the opposite of its proposition or its other wording, or without names."""
    one = Row(named(row), row["target"], **heads(row["label"]), position_weight=1.0)
    yield one
    read_as = proposition(row["target"])
    turned = negated(row["target"] if read_as.reading is Reading.FACT else read_as.text)
    if turned is not None and rng.random() < 0.6:
        one = flipped(one, turned)
    elif read_as.text != row["target"]:
        one = replace(one, target=read_as.text)
    else:
        one = replace(one, text=row["content"])
    yield one


def heads(label: str) -> dict[str, int]:
    """The indices of a position label for the heads that it says something about; a condition is no stance yet."""
    return {"stance": STANCE.index(AS_SIDE.get(label, "none")), "position": POSITION.index(label)}


def varied(row: Row, name: str, targets: Sequence[str], rng: random.Random) -> Row:
    """A row in one of its forms: as it is, its topic as a proposition, the proposition negated, or beside another's proposition."""
    if row.stance < 0:
        return carried(row)
    chance = rng.random()
    if name == "vast":
        return _topic(row, chance)
    if chance < 0.12:
        other = rng.choice(targets)
        none = {"stance": STANCE.index("none"), "position": POSITION.index("unrelated")}
        return row if other == row.target else replace(row, target=other, stance_weight=0.7, **none)
    if chance < 0.30 and (turned := negated(row.target)) is not None:
        row = flipped(row, turned)
    return carried(row) if rng.random() < 0.3 else row


def beside(rows: Sequence[dict[str, Any]], count: int, rng: random.Random) -> Iterator[Row]:
    """Two arguments as premise and hypothesis: on opposite sides they contradict, on one side they agree, on two matters neither.

    That agreement is weaker than entailment, so it weighs less, unless one argument is a paraphrase of the other.
    """
    by_target: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_target.setdefault(row["target"], []).append(row)
    for _ in range(count):
        one, chance = rng.choice(rows), rng.random()
        among = rows if chance < 0.3 else by_target[one["target"]]
        other = rng.choice(among)
        if other is one:
            continue
        if other["target"] != one["target"]:
            label, weight = "neutral", 0.5
        elif other["label"] != one["label"]:
            label, weight = "contradiction", 0.5
        else:
            label, weight = "entailment", 0.7 if "cluster" in one and one["cluster"] == other["cluster"] else SIDE
        yield Row(one["text"], other["text"], entailment=ENTAILMENT.index(label), entailment_weight=weight)


def carried(row: Row) -> Row:
    """A row whose label also counts a little for the other head: who argues for something agrees with it."""
    if row.stance >= 0:
        return replace(row, entailment=ENTAILMENT.index(AS_RELATION[STANCE[row.stance]]), entailment_weight=SIDE)
    side = AS_STANCE.get(ENTAILMENT[row.entailment])
    return row if side is None else replace(row, stance=STANCE.index(side), stance_weight=LEANT)


def _topic(row: Row, chance: float) -> Row:
    """A topic, often a bare noun phrase, as it is or as the proposition that it stands for."""
    read_as = proposition(row.target)
    if chance < 0.55 or read_as.reading is Reading.FACT:
        return row
    turned = negated(read_as.text) if chance > 0.85 else None
    if turned is None:
        return replace(row, target=read_as.text)
    return flipped(row, turned)


def flipped(row: Row, target: str) -> Row:
    """A row beside the opposite of its proposition."""
    label = FLIPPED[STANCE[row.stance]]
    position = row.position if row.position < 0 or label == "none" else POSITION.index(AS_POSITION[label])
    return replace(row, target=target, stance=STANCE.index(label), position=position)


def _before(stage: str, name: str) -> int:
    """How many rows of a set the stages before have used."""
    order = list(STAGES)
    return sum(STAGES[earlier].get(name, 0) for earlier in order[: order.index(stage)])


DEV = {
    "vast": "stance/vast/dev.jsonl",
    "perspectrum": "stance/perspectrum/dev.jsonl",
    "ibm30k": "stance/ibm30k/dev.jsonl",
    "snli": "nli/snli/dev.jsonl",
    "ling_in_loop": "nli/ling_in_loop/dev.jsonl",
    "fever_symmetric": "nli/fever_symmetric/dev.jsonl",
    "political_inconsistency": "nli/political_inconsistency/dev.jsonl",
    "dnc": "nli/dnc_megaveridicality/dev.jsonl",
}


def samples(folder: Path, count: int, seed: int) -> Iterator[tuple[str, list[Row]]]:
    """The same few rows of each development set, to see that training works."""
    for name, path in DEV.items():
        yield name, [plain(row) for row in drawn(read(folder / path), count, 0, seed)]
    yield "real", [Row(named(row), row["target"], position=POSITION.index(row["label"])) for row in real(folder, held_out=True)]
