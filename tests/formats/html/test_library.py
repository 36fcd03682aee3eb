"""The charts' library: made once, kept in the cache, and made anew where nothing can be kept."""

import gzip
from pathlib import Path

from stance.formats import html


def test_kept_in_the_cache(shelf: Path, library: bytes, tmp_path: Path) -> None:
    text = gzip.decompress(library).decode()
    assert "window.vegaEmbed=" in text.replace(" ", "")
    assert "</script" not in text
    (kept,) = shelf.iterdir()
    assert kept.read_bytes() == library
    (tmp_path / kept.name).write_bytes(b"kept")
    assert html.vega(tmp_path) == b"kept"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, library: bytes) -> None:
    (tmp_path / "file").write_text("in the way")
    assert html.vega(tmp_path / "file") == library
