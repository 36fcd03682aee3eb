"""Every value that flows through stance: frozen dataclasses and StrEnums.

A span is a half-open pair of code-point offsets into an unchanged text, so `text[start:end]` is the content.
What could not be found is None, never an empty string. Dates are `datetime.date`; a coarser date is the first day of
its period with the precision beside it (a week is its Monday, a weekend its Saturday).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DateOrigin(StrEnum):
    """Where an article's publication date was found, most trusted first."""

    OPTION = "option"  # given by the user, or in the JSONL row
    METADATA = "metadata"  # JSON-LD or meta elements
    URL = "url"
    TIME = "time"  # an HTML time element
    DATELINE = "dateline"  # the dateline or a dated caption in the text
    GUESS = "guess"  # a library's search of the page: doubtful
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """How a statement is told."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    DEED = "deed"
    BELIEF = "belief"


class Act(StrEnum):
    """What the speaker does with the words."""

    SAYS = "says"
    DEMANDS = "demands"
    PROMISES = "promises"
    DENIES = "denies"
    ANNOUNCES = "announces"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    THREATENS = "threatens"
    DECLINES_TO_COMMENT = "declines-to-comment"
    CONSIDERS = "considers"


class ActorKind(StrEnum):
    """What an actor is; `unnamed` is a source with no known side."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNNAMED = "unnamed"


class Label(StrEnum):
    """Stance of a statement towards a proposition, or the position of an actor (never `unrelated`; `none` if nothing was said)."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    UNRELATED = "unrelated"
    NONE = "none"


class Relation(StrEnum):
    """What a statement does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class VerdictLabel(StrEnum):
    """The outcome of a claim check."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class LinkKind(StrEnum):
    """How two statements are related."""

    SAME = "same"
    RESTATES = "restates"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points, 0 <= start < end."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Dated:
    """A resolved date: its period's first day, how exact it is, and the rule and span that gave it."""

    day: date
    precision: Precision = Precision.DAY
    rule: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One version of a page: `id` is a hash of canonical URL and text, so a span never points into text that changed."""

    id: str
    text: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_precision: Precision | None = None
    published_origin: DateOrigin = DateOrigin.UNKNOWN
    language: str = "en"
    given_id: str | None = None
    speaker: str | None = None  # a primary source: its own sentences are this person's (or body's) words
    role: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a quotation, as far as its article tells.

    `name` is a person's fullest form in the article, else None. `body` is the institution, state, place or group that
    the words name ("Moscow", "the Russian foreign ministry", "Taliban"), also behind a person (his country or organisation).
    `role` is the title in which he speaks ("Foreign Minister"). `printed` is the source as printed. `unnamed` marks
    sources without a name ("critics", "a Western diplomat").
    """

    name: str | None = None
    role: str | None = None
    body: str | None = None
    printed: str | None = None
    unnamed: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A located attribution: what was said, the words that report it, and who said it."""

    article_id: str
    contents: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: Kind
    act: Act
    speaker: Speaker
    confidence: float
    extractor: str
    negated: bool = False  # the cue is negated: "did not say", "has not decided"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom words commit; `id` is a slug of the common English name."""

    id: str
    name: str
    kind: ActorKind
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A dated role that a person holds for an actor; None is an open end."""

    person: str
    role: str
    actor_id: str
    start: date | None
    end: date | None
    rank: int = 0  # higher outranks: head of state or government 3, minister 2, spokesperson and ambassador 1


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which actor a speaker commits, his full name and role, and the reason; `actor` None is unresolved."""

    actor: Actor | None
    speaker: str | None
    role: str | None
    why: str
    also: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One telling of an utterance in one article. `id` is a hash of article id and spans."""

    id: str
    article_id: str
    spans: tuple[Span, ...]
    content: str  # the spans' texts joined with " … "
    kind: Kind
    act: Act
    cue: str | None
    cue_span: Span | None
    source: Span | None
    speaker: str | None
    role: str | None
    actor_id: str | None
    said_on: date | None
    said_on_precision: Precision | None
    confidence: float
    extractor: str
    negated: bool = False
    why: str = ""  # how speaker and actor were found
    actors_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What a statement shows of its article."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A stored statement with what surrounds it: article, actor, the `group` of its utterance and all outlets that carry it."""

    statement: Statement
    article: ArticleRef
    actor: Actor | None
    group: str
    sources: tuple[str, ...] = ()

    @property
    def when(self) -> date | None:
        """The day that sorting, --since and --until use: when it was said, else published."""
        return self.statement.said_on or self.article.published


@dataclass(frozen=True, slots=True)
class Judgement:
    """A relation with its score in 0..1 and the reason in words; never a naked score."""

    relation: Relation
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement's stance towards a proposition; `condition` is the span (in the article) of a condition not yet met."""

    label: Label
    score: float
    why: str
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A judged relation of two statements, by whom and when (ISO time)."""

    left: str
    right: str
    kind: LinkKind
    score: float
    why: str
    judged_by: str
    judged_at: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An utterance in an answer: its leading telling, its stance, and its other tellings."""

    telling: Telling
    stance: Stance
    tellings: tuple[Telling, ...] = ()
    condition: str | None = None  # the words of `stance.condition`


@dataclass(frozen=True, slots=True)
class Position:
    """The latest position an actor took, with the ids of the statements that it rests on and the sentence that says so."""

    label: Label
    since: date | None = None
    until: date | None = None
    basis: tuple[str, ...] = ()
    text: str = "no statement found"


@dataclass(frozen=True, slots=True)
class Shift:
    """A change between successive positions; `between` is the last day of the old and the first of the new."""

    actor: Actor
    topic: str
    before: Judged
    after: Judged
    between: tuple[date, date]
    score: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the record holds: said beside every answer."""

    articles: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to `ask`."""

    question: str
    actor: Actor | None
    topic: str
    proposition: str
    coverage: Coverage
    position: Position
    statements: tuple[Judged, ...] = ()
    shifts: tuple[Shift, ...] = ()
    understood: str = ""  # how actor and topic were read


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement beside a claim."""

    telling: Telling
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to `check`."""

    claim: str
    actor: Actor | None
    as_of: date | None
    verdict: VerdictLabel
    score: float
    why: str
    coverage: Coverage
    evidence: tuple[Evidence, ...] = ()
    not_found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicReport:
    """One topic of an actor's report."""

    topic: str
    proposition: str
    position: Position
    timeline: tuple[Judged, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to `report`."""

    actor: Actor | None
    asked: str
    coverage: Coverage
    topics: tuple[TopicReport, ...] = ()
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements to list; None means any. Days compare with `said_on`, else `published`."""

    actor_id: str | None = None
    speaker: str | None = None
    source: str | None = None
    article_id: str | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The summary of an `add`: how many are new, known already, and refused (with the reason)."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the inputs of one `add`; each field wins over what is found in the input."""

    source: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    speaker: str | None = None
    role: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A named topic and the proposition that it stands for."""

    name: str
    proposition: str
    pinned: bool = False
    statements: int = field(default=0, compare=False)
