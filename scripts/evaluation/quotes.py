"""Quotations: spans, attributions, speakers."""

from collections.abc import Iterator

from evaluation import ablation
from evaluation.benchmark import Benchmark, each, section
from evaluation.part import Figures, Options, Row
from stance import extract

QUOTES = (
    Benchmark(
        "polnear_cofenet",
        "quotes",
        "quotes/polnear_cofenet/dev.jsonl",
        "score_quotes.py",
        ("tokens exact source", "tokens exact cue", "tokens exact content"),
        (
            ("regular expressions (test)", (10.7, 22.8, 5.6)),
            ("CoreNLP (test)", (13.9, None, 17.5)),
            ("BERT-base (test)", (81.1, 74.0, 68.9)),
            ("CofeNet, the best published (test)", (83.2, 75.3, 72.9)),
        ),
        note="Exact F1 of spans, per cent. Published figures are of the test split.",
    ),
    Benchmark(
        "polnear",
        "quotes",
        "quotes/polnear/dev.jsonl",
        "score_quotes.py",
        ("linked", "linked direct", "linked mixed", "linked indirect", "chars half content"),
        (("two people", (75.3, 97.1, 86.5, 69.3, 85.8)),),
        note="F1, per cent: an attribution is found if its source overlaps and its content has a Jaccard of .5 with the gold one.",
    ),
    Benchmark(
        "ced1k",
        "quotes",
        "quotes/ced1k/dev.jsonl",
        "score_ced1k.py",
        ("coverage span", "coverage span + speaker", "1:1 span", "1:1 span + speaker", "speaker_accuracy"),
        (("SEER, an LLM pipeline (dev)", (90.0, 87.8, 85.6, 83.4, None)), ("SEER (test)", (85.1, 82.5, 72.7, 70.3, 96.7))),
        note="F1, per cent, with the resolved speaker.",
    ),
    Benchmark(
        "ced1k_claims",
        "claims",
        "quotes/ced1k/dev.jsonl",
        "score_ced1k.py",
        ("coverage span", "coverage span + speaker", "1:1 span", "1:1 span + speaker", "speaker_accuracy"),
        note="The same with `predict.py claims`, without what the set does not annotate; its rules were written after reading these articles.",
    ),
    Benchmark(
        "mcae",
        "quotes",
        "quotes/mcae/dev.jsonl",
        "score_mcae.py",
        ("statements R", "statements P", "name accuracy", "title accuracy"),
        (("Gemini 2.5 Pro (all 43 articles)", (83.7, None, 79.9, 79.8)), ("GPT 4.1 (all 43 articles)", (78.5, None, 86.6, 85.6))),
        note="Statement match (recall), precision, then name and title accuracy on matched statements, per cent.",
    ),
)


def measure(options: Options) -> Iterator[tuple[str, Row]]:
    """Every set with every extractor, with textacy's quotations, and with parts of the tagger's way switched off."""
    yield from each(QUOTES, options.methods or extract.EXTRACTORS, options)
    if not options.methods:
        yield from ablation.measure(QUOTES, options)


def show(figures: Figures) -> list[str]:
    """The section of quotations."""
    return ["## Quotations", "", *(line for bench in QUOTES for line in section(bench, figures)), *ablation.show(figures)]
