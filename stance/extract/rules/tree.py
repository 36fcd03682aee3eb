"""A parsed piece of text as plain lists: what the rules read, free of spaCy's types."""

from dataclasses import dataclass, field

from stance.extract.scanner import Quotation
from stance.records import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a quotation that was cut out of its piece: it stood before token `at`; glued to the words on its left or right."""

    at: int
    span: Span  # with its marks
    left: bool
    right: bool


@dataclass(slots=True)
class Tree:
    """One dependency-parsed piece: parallel lists over its tokens, offsets into the article."""

    words: list[str]  # lower case
    starts: list[int]
    ends: list[int]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    entities: list[str]  # entity label of each token, "" outside
    sentences: list[tuple[int, int]]  # token ranges
    blocks: list[Block]
    inlines: list[Quotation]  # quotations whose words are tokens of the piece
    nested: bool = False  # the piece is the inside of a quotation
    kids: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Derive the children and the edges of every subtree."""
        n = len(self.words)
        self.kids = [[] for _ in range(n)]
        for i, head in enumerate(self.heads):
            if head != i:
                self.kids[head].append(i)
        self.left, self.right = list(range(n)), list(range(n))
        open_kids = [len(kids) for kids in self.kids]
        ready = [i for i in range(n) if not open_kids[i]]
        for i in ready:  # grows while it is read: a head follows once all its children are done
            head = self.heads[i]
            if head != i:
                self.left[head] = min(self.left[head], self.left[i])
                self.right[head] = max(self.right[head], self.right[i])
                open_kids[head] -= 1
                if not open_kids[head]:
                    ready.append(head)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), None)

    def span(self, first: int, last: int) -> Span:
        """Offsets of the tokens first..last, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence(self, i: int) -> tuple[int, int]:
        """The token range of the sentence that holds token i."""
        return next(((a, b) for a, b in self.sentences if a <= i < b), (0, len(self.words)))
