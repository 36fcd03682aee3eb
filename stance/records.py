"""Every value that flows through stance: frozen dataclasses and StrEnums.

A span is a half-open pair of code-point offsets into an unchanged text, so `text[start:end]` is the content.
What could not be found is None, never an empty string. Dates are `datetime.date`; a coarser date is the first day of
its period with the precision beside it (a week is its Monday, a weekend its Saturday).
"""

from collections.abc import Mapping
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


class Decision(StrEnum):
    """What a person decided about a statement as a whole."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"  # it leaves every answer


class Field(StrEnum):
    """What of a statement a person can correct."""

    DECISION = "decision"
    SPEAKER = "speaker"
    ROLE = "role"
    ACTOR = "actor"  # its value is the actor's id
    SAID_ON = "said_on"  # its value is as exact as the day is known: YYYY, YYYY-MM or YYYY-MM-DD
    KIND = "kind"
    STANCE = "stance"  # towards a proposition


class ReviewState(StrEnum):
    """Which statements a list shows, by what people decided."""

    STANDING = "standing"  # all but the rejected ones
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    REVIEWED = "reviewed"  # that anybody decided on or corrected
    UNREVIEWED = "unreviewed"
    ALL = "all"


class CorrectionKind(StrEnum):
    """What people say of actors."""

    ACTOR = "actor"  # there is such an actor
    ALIAS = "alias"  # `name` is one of its names
    SPLIT = "split"  # `name` commits this actor alone
    MERGE = "merge"  # `other` is this actor
    LINK = "link"  # `name` speaks for it from `start` to `end`, whatever the article calls him
    OFFICE = "office"  # `name` holds an office of it; what the article says of him wins
    WIKIDATA = "wikidata"  # it has this Wikidata id


class QuoteLabel(StrEnum):
    """What the record says of a quotation."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    OTHER_SPEAKER = "other_speaker"
    OTHER_DATE = "other_date"
    NOT_FOUND = "not_found"


class Edit(StrEnum):
    """What became of some words between the record and a quotation of it."""

    SAME = "same"
    LEFT_OUT = "left_out"  # of the record
    PUT_IN = "put_in"  # by the quotation


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
    doubtful: bool = False  # its weekday contradicts it, or day and month may be swapped: `rule` says so


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
class Correction:
    """What a person said of an actor, when, and who took it back; `batch` is shared by all lines of an import."""

    what: CorrectionKind
    actor: Actor
    name: str | None = None  # the alias, or the person who holds the office
    other: Actor | None = None  # who was merged into `actor`
    role: str | None = None
    start: date | None = None
    end: date | None = None
    by: str = ""
    at: str = ""  # ISO time
    id: str = ""
    batch: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None


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
    mention: Speaker | None = field(default=None, compare=False, repr=False)  # who is behind it in the article's words; lists leave it out


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What a statement shows of its article."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """A person's value for one field of a statement (None: it has none); a stance is towards `proposition`."""

    field: Field
    value: str | None
    proposition: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a statement, when, and who took it back; `spans` find it again if it is extracted anew."""

    statement_id: str
    article_id: str
    spans: tuple[Span, ...]
    content: str
    changes: tuple[Change, ...]
    by: str
    at: str  # ISO time
    note: str | None = None
    id: str = ""
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people decided about a statement, all reviews together; author, time and note are the latest's."""

    decision: Decision | None
    by: str
    at: str
    note: str | None = None
    stances: tuple[tuple[str, Label], ...] = ()  # (proposition, stance)


@dataclass(frozen=True, slots=True)
class Telling:
    """A stored statement with what surrounds it: article, actor, the `group` of its utterance and all outlets that carry it.

    `machine` is what was found for the fields that people corrected, `reviewed` what they decided about this statement.
    """

    statement: Statement
    article: ArticleRef
    actor: Actor | None
    group: str
    sources: tuple[str, ...] = ()
    reviewed: Reviewed | None = None
    machine: tuple[Change, ...] = ()

    @property
    def when(self) -> date | None:
        """The day that sorting, --since and --until use: when it was said, else published."""
        return self.statement.said_on or self.article.published


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement's row: what the machine found, and what stands after people's corrections and reviews."""

    row: int
    machine: Statement
    standing: Statement
    reviewed: Reviewed | None


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
class Excerpt:
    """The sentences of an article that hold a statement; `spans` are its parts inside `text`."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An utterance in an answer: its leading telling, its stance, and its other tellings."""

    telling: Telling
    stance: Stance
    tellings: tuple[Telling, ...] = ()
    condition: str | None = None  # the words of `stance.condition`
    excerpt: Excerpt | None = None  # the sentence that holds it, if the article is at hand


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
class Stand:
    """Where one actor (or person) stands on one topic: the position, and the latest utterance that shows it (None: nothing said)."""

    name: str
    actor: Actor | None
    topic: str
    proposition: str
    position: Position
    lead: Judged | None = None
    statements: int = 0  # utterances on the topic
    outlets: int = 0  # that carry them


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two actors agree: mean over the `shared` topics on which both have a position, 1 alike to 0 opposed; None without any."""

    left: str
    right: str
    shared: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two utterances of one actor that say opposite things of one proposition at about the same time; `left` is the earlier."""

    actor: Actor
    topic: str
    proposition: str
    left: Judged
    right: Judged
    score: float
    why: str


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
    stands: tuple[Stand, ...] = ()  # "who supports …?": everyone on that side


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to `compare`: one stand for each actor on each topic, topic by topic, and the agreement of every two actors."""

    coverage: Coverage
    stands: tuple[Stand, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    unknown: tuple[str, ...] = ()  # names that the record does not know


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
class Wording:
    """A statement beside a quotation: how alike the words are (0..1; 1 is verbatim), and where they differ, in the order of the text."""

    telling: Telling
    likeness: float
    difference: tuple[tuple[Edit, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """The answer to `check --quote`."""

    quote: str
    speaker: str | None
    said_on: date | None
    label: QuoteLabel
    why: str
    coverage: Coverage
    wordings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A passage of an article that was checked: an attributed statement (with its kind) or a sentence of the article's own (None)."""

    span: Span
    text: str
    kind: Kind | None
    speaker: str | None
    verdict: Verdict
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class TopicReport:
    """One topic of an actor's report: utterances oldest first, and in words what was looked for and not found."""

    topic: str
    proposition: str
    position: Position
    timeline: tuple[Judged, ...]
    shifts: tuple[Shift, ...]
    contradictions: tuple[Contradiction, ...] = ()
    others: tuple[Stand, ...] = ()  # where other actors stand on the same topic
    not_found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to `report`, of an actor or of one person's own words; the days are those that were asked for."""

    actor: Actor | None
    asked: str
    coverage: Coverage
    topics: tuple[TopicReport, ...] = ()
    made_on: date | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    speaker: str | None = None  # the person, if one was asked about
    also: tuple["Topic", ...] = ()  # what else the actor spoke of, with the numbers of statements


@dataclass(frozen=True, slots=True)
class Debate:
    """One topic with every utterance that bears on it, and where each actor stands."""

    topic: str
    proposition: str
    judged: tuple[Judged, ...] = ()
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export writes: statements, their articles by id (where the format shows texts) and debates (where it shows topics)."""

    tellings: tuple[Telling, ...]
    articles: Mapping[str, Article]
    debates: tuple[Debate, ...] = ()


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
    review: ReviewState = ReviewState.STANDING


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a question: said (else published) from when to when, and published by when."""

    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    @property
    def filter(self) -> StatementFilter:
        """Statements of those days."""
        return StatementFilter(since=self.since, until=self.until, as_of=self.as_of)


ANY_DAY = Days()


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
    """A named topic and the proposition that it stands for; `also` are other names and phrases that mean it."""

    name: str
    proposition: str
    pinned: bool = False
    statements: int = field(default=0, compare=False)
    also: tuple[str, ...] = ()
