"""What is selected, judged and written; and a whole home as lines."""

import io
import json
from pathlib import Path

import pytest

from stance import export, store
from stance.config import Home
from stance.errors import UsageError
from stance.records import Label, StatementFilter
from tests.recorded import FINLAND, HUNGARY, record


def test_every_format_writes_a_record_and_an_empty_one(tmp_path: Path) -> None:
    full, empty = record(tmp_path / "full"), record(tmp_path / "empty", as_stored=False)
    debates = export.debates(full, ["the timber embargo"], StatementFilter())
    for name, chosen in export.FORMATS.items():
        written = chosen.write(export.select(full.db, StatementFilter(), chosen, debates if chosen.topics else ()))
        nothing = chosen.write(export.select(empty.db, StatementFilter(), chosen))
        assert written != nothing or name.endswith("config"), name


def test_a_debate_has_everyone_who_spoke(tmp_path: Path) -> None:
    held = record(tmp_path)
    (debate,) = export.debates(held, ["the timber embargo", "moon cheese"], StatementFilter())
    assert {stand.actor: stand.position.label for stand in debate.stands} == {FINLAND: Label.SUPPORTS, HUNGARY: Label.CONDITIONAL}
    assert not any("concert" in item.telling.statement.content for item in debate.judged)


def test_texts_of_debates_are_there_whatever_the_limit(tmp_path: Path) -> None:
    held = record(tmp_path)
    found = export.debates(held, ["the timber embargo"], StatementFilter())
    selection = export.select(held.db, StatementFilter(limit=1), export.FORMATS["dna"], found)
    assert len(selection.tellings) == 1
    assert {item.telling.article.id for item in found[0].judged} <= set(selection.articles)


def test_lines_of_a_home(tmp_path: Path) -> None:
    held = record(tmp_path / "here")
    lines = [line.encode() for line in export.dump(held.db)]
    assert export.is_dump(lines[0])
    assert export.is_dump(b"\xef\xbb\xbf" + lines[0])
    assert not export.is_dump(b'{"text": "an article"}')
    other = store.open_store(Home(tmp_path / "there"))
    found = export.restore(other, lines)
    assert (len(found.added), len(found.known), found.statements) == (7, 0, 7)
    again = export.restore(other, [*lines, b"\n"])
    assert (len(again.added), len(again.known), again.statements) == (0, 7, 0)
    assert export.joined([found, again]).known == again.known
    assert [line.encode() for line in export.dump(other)] == lines


@pytest.mark.parametrize("line", [b"{", b"[]\n", b"3", b"\xff\n", b"[" * 100_000])
def test_broken_lines_are_told(tmp_path: Path, line: bytes) -> None:
    held = record(tmp_path, as_stored=False)
    with pytest.raises(UsageError, match="line 2"):
        export.restore(held.db, io.BytesIO(json.dumps({store.MARK: 1}).encode() + b"\n" + line))
