"""Vega, Vega-Lite and Vega-Embed as one script, from the package that carries them; made once and kept in the user's cache."""

import contextlib
import gzip
from importlib.metadata import version
from pathlib import Path


def vega(cache: Path) -> bytes:
    """The script, gzipped, which defines `vegaEmbed`; a cache that cannot be written costs the two seconds that making it takes."""
    kept = cache / f"vega-{version('vl-convert-python')}.js.gz"
    with contextlib.suppress(OSError):
        return kept.read_bytes()
    import vl_convert

    made = gzip.compress(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").encode(), mtime=0)
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(made)
        part.replace(kept)
    return made
