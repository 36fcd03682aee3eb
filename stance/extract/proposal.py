"""What a proposing stage gives: one attribution, before its quotation marks are read and its speaker is found."""

from dataclasses import dataclass

from stance.records import Act, Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a proposing stage finds, a rule set or a learned tagger: the words of cue and source and what they report.

    `contents` may be rough: the stage behind it snaps them to the quotation marks. `cue` is what the words do, read from
    `stance.extract.cues`; `nested` marks speech inside a quotation.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    word: str  # lemma of the reporting word, "" for a colon or a dash
    act: Act
    belief: bool = False
    negated: bool = False
    nested: bool = False
    confidence: float = 0.8
