"""Text to parsed pieces: every quotation that is whole sentences is cut out and parsed for itself, the frame around it too.

The parser then sees `Lavrov told the gathering .` in place of two sentences with a quotation in them, and a speech as what
it is; tokens are made once, so offsets are the article's and the cost is that of one plain pass.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from stance import text as texts
from stance.config import SPACY_MODEL
from stance.extract import cues
from stance.extract.rules.tree import Block, Tree
from stance.extract.scanner import Quotation, quoted
from stance.records import Span

CHUNK = 12_000  # characters of one piece at most; spaCy refuses texts over a million
_BATCH = 64  # pieces that go through the model together
_ARTICLES = 32  # articles that are read ahead
_SURROGATE = re.compile(r"[\ud800-\udfff\x00]")
_LONG_WORD = re.compile(r"\S{300,}")  # no prose: the tokenizer would try every split of it
_STOP = re.compile(r"[.?!]['\"”’]?\s+(?=\S)")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St)\.$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_NEXT = re.compile(r"\W*(?:[A-Z][\w.'’-]*\s+){0,4}([a-z]+)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article's text with its quotations, its parsed pieces in text order, and the named entities with their labels."""

    text: str
    quotations: Sequence[Quotation]
    trees: Sequence[Tree]
    entities: Sequence[tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens on their way to the parser."""

    words: list[str]
    spaces: list[bool]
    starts: list[int]
    fresh: list[bool | int | None]  # 1 where a sentence is known to begin
    blocks: list[Block]
    inlines: list[Quotation]
    nested: bool


@cache
def pipeline() -> Any:
    """The spaCy pipeline, loaded once a process, without the lemmatizer, which nobody reads."""
    import spacy

    return spacy.load(SPACY_MODEL, exclude=["lemmatizer"])


def parse_many(articles: Iterable[str]) -> Iterator[Parsed]:
    """Parse texts in batches, in order."""
    waiting = iter(articles)
    while batch := list(islice(waiting, _ARTICLES)):
        quotations = [quoted(text) for text in batch]
        pieces = [_cut(text, found) for text, found in zip(batch, quotations, strict=True)]
        docs = _docs(piece for of_article in pieces for piece in of_article)
        for text, found, of_article in zip(batch, quotations, pieces, strict=True):
            yield _parsed(text, found, of_article, docs)


def _docs(pieces: Iterable[_Piece]) -> Iterator[Any]:
    """The spaCy documents of the pieces."""
    from spacy.tokens import Doc

    nlp = pipeline()
    made = (Doc(nlp.vocab, words=p.words, spaces=p.spaces, sent_starts=p.fresh) for p in pieces)
    return iter(nlp.pipe(made, batch_size=_BATCH))


def _parsed(text: str, quotations: list[Quotation], pieces: list[_Piece], docs: Iterator[Any]) -> Parsed:
    """Collect the pieces of one article."""
    trees, entities = [], []
    for piece in pieces:
        doc = next(docs)
        ends = [start + len(word) for start, word in zip(piece.starts, piece.words, strict=True)]
        labels = [""] * len(ends)
        for ent in doc.ents:
            if ends[ent.end - 1] - piece.starts[ent.start] <= 2 * len(ent.text):  # not across a cut
                entities.append((Span(piece.starts[ent.start], ends[ent.end - 1]), str(ent.label_)))
                labels[ent.start : ent.end] = [str(ent.label_)] * (ent.end - ent.start)
        trees.append(_tree(doc, piece, ends, labels))
    return Parsed(text, quotations, trees, sorted(entities))


def _tree(doc: Any, piece: _Piece, ends: list[int], labels: list[str]) -> Tree:
    """A spaCy document as a tree of plain lists."""
    return Tree(
        words=[w.lower().replace("’", "'") for w in piece.words],
        starts=piece.starts,
        ends=ends,
        tags=[t.tag_ for t in doc],
        deps=[t.dep_ for t in doc],
        heads=[t.head.i for t in doc],
        entities=labels,
        sentences=[(s.start, s.end) for s in doc.sents],
        blocks=piece.blocks,
        inlines=piece.inlines,
        nested=piece.nested,
    )


def _cut(text: str, quotations: list[Quotation]) -> list[_Piece]:
    """The frame and the cut-out quotations of each paragraph, in text order of their paragraphs."""
    blocks = _blocks(text, quotations)
    out: list[_Piece] = []
    announced: _Piece | None = None  # the frame of a paragraph that ends with a colon: the quotation is the next one
    at = 0
    for paragraph in _chunks(text, quotations):
        inside = []
        while at < len(blocks) and blocks[at][0].start < paragraph.end:
            if blocks[at][0].end <= paragraph.end:
                inside.append(blocks[at])
            at += 1
        first, last = (bisect_left(quotations, edge, key=lambda q: q.start) for edge in (paragraph.start, paragraph.end))
        own = quotations[first:last]
        made = _pieces(text, paragraph, inside, own)
        if announced is not None and inside and inside[0][0].start == paragraph.start:
            announced.blocks.append(Block(len(announced.words), inside[0][0], True, False))
        frame = made[0] if made and not made[0].nested else None
        announced = frame if frame is not None and frame.words and frame.words[-1] == ":" else None
        out += made
    return out


def _chunks(text: str, quotations: list[Quotation]) -> Iterator[Span]:
    """Paragraphs, long ones cut where a sentence ends, outside quotations if possible."""
    outer = [span for q in quotations if q.depth == 0 for span in q.outer]
    for paragraph in texts.paragraphs(text):
        start = paragraph.start
        while paragraph.end - start > CHUNK:
            stops = [m.end() for m in _STOP.finditer(text, start + CHUNK // 2, start + CHUNK)]
            free = [at for at in stops if not _inside(outer, at)]
            end = (free or stops or [start + CHUNK])[-1]
            yield Span(start, end)
            start = end
        if start < paragraph.end:
            yield Span(start, paragraph.end)


def _inside(spans: list[Span], at: int) -> bool:
    """Does an offset lie inside one of the ordered spans?"""
    i = bisect_left(spans, at, key=lambda s: s.start) - 1
    return i >= 0 and at < spans[i].end


def _pieces(text: str, paragraph: Span, blocks: list[tuple[Span, Span, bool, bool]], own: list[Quotation]) -> list[_Piece]:
    """Tokenise a paragraph once and deal its tokens out to the frame and to each block."""
    clean = _LONG_WORD.sub(lambda m: "x" * len(m.group()), _SURROGATE.sub("\ufffd", paragraph.of(text)))
    doc = pipeline().tokenizer(clean)
    cut = {outer: i for i, (outer, *_) in enumerate(blocks)}
    inline = [q for q in own if q.depth == 0 and q.outer[0] not in cut]
    marks = [m for q in inline for m in _mark_spans(q)]
    frame = _Piece([], [], [], [], [], inline, False)
    deep = [q for q in own if q.depth > 0]
    insides = [_Piece([], [], [], [], [], [q for q in deep if outer.start < q.start < outer.end], True) for outer, *_ in blocks]
    at, mark = 0, 0
    for token in doc:
        start = paragraph.start + token.idx
        while at < len(blocks) and blocks[at][0].end <= start:
            _leave(frame, blocks[at], len(frame.words))
            at += 1
        while mark < len(marks) and marks[mark].end <= start:
            mark += 1
        if token.is_space or (mark < len(marks) and marks[mark].start <= start and start + len(token) <= marks[mark].end):
            continue
        if at < len(blocks) and start >= blocks[at][0].start:
            if blocks[at][1].start <= start < blocks[at][1].end:
                _put(insides[at], token, start)
        elif not (token.text == "," and frame.blocks and frame.blocks[-1].at == len(frame.words)):
            _put(frame, token, start)
    for block in blocks[at:]:
        _leave(frame, block, len(frame.words))
    return [p for p in (frame, *insides) if p.words or p.blocks]


def _put(piece: _Piece, token: Any, start: int) -> None:
    """Add a token to a piece; the first one after a cut-out quotation may be known to begin a sentence."""
    last = piece.blocks[-1] if piece.blocks else None
    fresh = last is not None and last.at == len(piece.words) and not (last.left and last.right)
    piece.words.append(token.text)
    piece.spaces.append(bool(token.whitespace_))
    piece.starts.append(start)
    piece.fresh.append(1 if fresh and token.text[:1].isalnum() else 0)


def _leave(frame: _Piece, block: tuple[Span, Span, bool, bool], at: int) -> None:
    """Note in the frame that a quotation was cut out here."""
    outer, _, left, right = block
    frame.blocks.append(Block(at, outer, left, right))


def _mark_spans(quotation: Quotation) -> Iterator[Span]:
    """The marks themselves, in text order."""
    for inner, outer in zip(quotation.spans, quotation.outer, strict=True):
        yield Span(outer.start, inner.start)
        yield Span(inner.end, outer.end)


def _blocks(text: str, quotations: list[Quotation]) -> list[tuple[Span, Span, bool, bool]]:
    """The quotations that are cut out: their parts with and without marks, and whether they are glued to the left and right."""
    out: list[tuple[Span, Span, bool, bool]] = []
    for q in quotations:
        if q.depth:
            continue
        last = out[-1] if out else None
        if len(q.spans) > 1 or _is_block(text, q, last):
            for inner, outer in zip(q.spans, q.outer, strict=True):
                out.append((outer, inner, _glued_left(text, outer, out[-1] if out else None), _glued_right(text, inner, outer)))
    return out


def _is_block(text: str, q: Quotation, last: tuple[Span, Span, bool, bool] | None) -> bool:
    """Is a quotation whole sentences, or the continuation of some, rather than words in a reported clause?"""
    inner, outer = q.spans[0], q.outer[0]
    before = _before(text, outer.start)
    lead = (
        not before
        or (before[-1] in ".?!…:;,—–-―”\"’'»)" and not _ABBREVIATED.search(before))
        or bool(q.spans[0].of(text)[:1].isupper() and _last_word(before) in cues.FORMS | {"that"})
    )
    ended = inner.of(text)[-1] in ".,?!—–…-" or text[outer.end : outer.end + 1] == ","
    first = next((c for c in inner.of(text)[:8] if c.isalnum()), "")
    words = inner.of(text)[:200].count(" ") + 1
    if not lead or q.title:
        return False
    if first.isupper() or first.isdigit() or text[inner.start] in "[…$":
        return words >= 3 or ended
    near = last is not None and outer.start - last[0].end < 250 and last[3] and "\n" not in text[last[0].end : outer.start]
    if near and before[-1:] in ",:;—–-":
        return words >= 2
    return (words >= 3 and before.endswith(":")) or (ended and words >= 8 and before[-1:] in ".?!")


def _before(text: str, start: int) -> str:
    """The words before an offset in its line, white space cut off."""
    line = text[max(0, start - 60) : start]
    return line[line.rfind("\n") + 1 :].rstrip()


def _last_word(before: str) -> str:
    """The last word of a string, lower case."""
    match = _LAST_WORD.search(before)
    return match.group(1).lower() if match else ""


def _glued_left(text: str, outer: Span, last: tuple[Span, Span, bool, bool] | None) -> bool:
    """Does a sentence in front of a quotation run on into it?"""
    before = _before(text, outer.start)
    if last is not None and not text[last[0].end : outer.start].strip():
        return False
    return bool(before) and (before[-1] not in '.?!…”"»' or _ABBREVIATED.search(before) is not None)


def _glued_right(text: str, inner: Span, outer: Span) -> bool:
    """Does a sentence behind a quotation begin in it?"""
    end, after = text[inner.end - 1], text[outer.end : outer.end + 80]
    line = after.split("\n", 1)[0]
    if not line.strip() or line[:1] == ".":
        return False
    if end == "," or line.lstrip()[:1] in ",—–-―":
        return True
    return _told(line) if end in ".?!…—–-" else line.lstrip()[:1] not in ".?!"


def _told(line: str) -> bool:
    """Does a line go on with reporting words, or at least in lower case?"""
    match = _NEXT.match(line)
    return match is not None and (line.lstrip()[:1].islower() or match.group(1) in cues.FORMS)
