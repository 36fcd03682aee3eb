"""The rules find attributions of every construction, with spans, kind, act and source as written in tests/cases/quotes.jsonl."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.extract import EXTRACTORS, cues, extract, extract_many, rules
from stance.extract.rules.parse import parse_many
from stance.extract.rules.tree import Block, Tree
from stance.records import Act, Article, Kind, Quote, Span

CASES = [json.loads(line) for line in (Path(__file__).parent.parent.parent / "cases" / "quotes.jsonl").read_text(encoding="utf8").splitlines()]


def article(text: str, **more: Any) -> Article:
    return Article(id="a", text=text, **more)


def told(text: str, quotes: list[Quote]) -> list[dict[str, Any]]:
    """Statements as the cases write them."""
    return [
        {
            "content": [span.of(text) for span in q.contents],
            "kind": str(q.kind),
            "act": str(q.act),
            "source": None if q.source is None else q.source.of(text),
        }
        for q in quotes
    ]


@pytest.fixture(scope="module")
def extracted() -> list[list[Quote]]:
    """The statements of all cases, read in one batch."""
    return list(extract_many((article(case["text"]) for case in CASES), "rules"))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["why"].replace(" ", "-") for case in CASES])
def test_construction(number: int, extracted: list[list[Quote]]) -> None:
    case = CASES[number]
    got = told(case["text"], extracted[number])
    wanted = [{**w, "act": g["act"] if w["act"] is None else w["act"]} for w, g in zip(case["statements"], got, strict=False)]
    assert got == wanted


def test_negated_cue() -> None:
    (quote,) = extract(article("Berg did not say when the port would open."), "rules")
    assert quote.negated
    assert quote.cue is not None
    assert quote.cue.of("Berg did not say when the port would open.") == "did not say"


def test_cue_holds_auxiliaries_and_prepositions() -> None:
    text = "The union has repeatedly warned of delays."
    (quote,) = extract(article(text), "rules")
    assert quote.cue is not None
    assert quote.cue.of(text) == "has repeatedly warned of"


@pytest.mark.parametrize(
    "text", ["Berg could say that the port is shut.", "If Berg says the port is shut, we leave.", "The move suggests that prices rise."]
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert extract(article(text), "rules") == []


def test_proposals_know_no_marks_and_come_in_text_order() -> None:
    (parsed,) = parse_many(["Sund said the port is shut. Berg denied that it is."])
    found = rules.propose(parsed.trees[0])
    assert [(p.word, p.act) for p in found] == [("say", Act.SAYS), ("deny", Act.DENIES)]


def test_lexicon_inflects() -> None:
    assert cues.VERBS["denied"].act is Act.DENIES
    assert cues.VERBS["said"].lemma == "say"
    assert cues.VERBS["pledges"].act is Act.PROMISES
    assert cues.BELIEFS["hoping"].belief
    assert len({cue.lemma for cue in cues.VERBS.values()}) > 250


@pytest.mark.parametrize("name", list(EXTRACTORS))
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "“",
        "\x00 said \x00",
        "He said \ud800 that.",
        "x" * 50_000,
        "said " * 300,
        '"' * 500,
        "“We go,” he said. " * 50,
        "A: B\n" * 50,
    ],
)
def test_hostile_text_raises_nothing(name: str, text: str) -> None:
    for speaker in (None, "Ina Sund"):
        for quote in extract(article(text, speaker=speaker), extractor=name):
            assert all(0 <= span.start < span.end <= len(text) for span in quote.contents)


def test_unknown_extractor_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="rules"):
        extract(article("Berg said no."), extractor="nobody")


def test_long_text_without_line_breaks_is_read_in_chunks() -> None:
    text = " ".join(f"The mayor of the old port town said that the long bridge was safe for {number} lorries." for number in range(2, 402))
    quotes = extract(article(text), "rules")
    assert len(quotes) > 390
    assert {span.of(text) for q in quotes for span in q.contents} <= {f"the long bridge was safe for {number} lorries" for number in range(2, 402)}


def test_speech_states_its_own_paragraphs() -> None:
    text = "Thank you all for coming here.\n\nWe will rebuild the port. I think we can.\n\nThe Danes say that we are too slow.\n\n[Applause]"
    quotes = extract(article(text, speaker="Ina Sund", role="mayor"), "rules")
    own = [q for q in quotes if q.extractor == "primary"]
    assert [q.contents[0].of(text) for q in own] == text.split("\n\n")[:3]
    assert {(q.speaker.name, q.speaker.role, q.kind) for q in own} == {("Ina Sund", "mayor", Kind.DIRECT)}
    assert [q.contents[0].of(text) for q in quotes if q.extractor != "primary"] == ["we are too slow"]


def test_transcript_has_a_speaker_for_each_turn_and_leaves_questions_out() -> None:
    text = "MS. SUND: The port opens today.\n\nQ Will it stay open?\n\nMS. SUND: It will stay open all year.\n\nMR. BERG: I agree with that."
    quotes = extract(article(text, speaker="Ina Sund", role="mayor"), "rules")
    assert [(q.speaker.name, q.contents[0].of(text)) for q in quotes] == [
        ("Ina Sund", "The port opens today."),
        ("Ina Sund", "It will stay open all year."),
        ("Berg", "I agree with that."),
    ]


def test_transcript_without_a_given_speaker_is_recognised() -> None:
    text = "HOLM: Is the port open today?\n\nSUND: It is open all day.\n\nHOLM: And on Sunday too?"
    assert [q.contents[0] for q in extract(article(text), "rules")] == [
        Span(text.index(w), text.index(w) + len(w)) for w in (line[6:] for line in text.split("\n\n"))
    ]


WORDS = [
    "said",
    "urged",
    "called",
    "made",
    "clear",
    "according",
    "to",
    "warning",
    "against",
    "that",
    "as",
    ",",
    ":",
    "—",
    ".",
    "the",
    "berg",
    "who",
    "views",
    "of",
    "and",
    "it",
    "denied",
    "n't",
]
DEPS = [
    "nsubj",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "pobj",
    "conj",
    "advcl",
    "relcl",
    "acl",
    "parataxis",
    "aux",
    "auxpass",
    "agent",
    "mark",
    "oprd",
    "punct",
    "poss",
    "appos",
]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any dependency tree over cue words, however wrong, with quotations cut out of it."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    n = len(words)
    order = draw(st.permutations(range(n)))
    heads = [0] * n
    for rank, token in enumerate(order):
        heads[token] = token if rank == 0 else order[draw(st.integers(0, rank - 1))]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(n)]
    places = sorted(draw(st.lists(st.integers(0, n), max_size=3)))
    return Tree(
        words=words,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        tags=draw(st.lists(st.sampled_from(["VBD", "VBN", "VBG", "VB", "NN", "NNP", "IN", "PRP", "WDT"]), min_size=n, max_size=n)),
        deps=draw(st.lists(st.sampled_from(DEPS), min_size=n, max_size=n)),
        heads=heads,
        entities=draw(st.lists(st.sampled_from(["", "PERSON", "DATE"]), min_size=n, max_size=n)),
        sentences=[(0, n)],
        blocks=[Block(at, Span(1000 + i, 1001 + i), draw(st.booleans()), draw(st.booleans())) for i, at in enumerate(places)],
        inlines=[],
    )


@settings(max_examples=300)
@given(trees())
def test_no_parse_however_wrong_raises(tree: Tree) -> None:
    for proposal in rules.propose(tree):
        assert all(span.start < span.end for span in proposal.contents)
