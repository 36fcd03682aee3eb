"""HTML: the stance report as one page that asks nothing of the network; everything from an article is escaped.

The page's statements are also its charts' data: the script reads them from the document, so no text stands in the file twice,
and none stands inside a script. The content security policy names the page's own style and scripts by their hashes; the charts'
library stands in the page gzipped, which more than halves it.
"""

import base64
import gzip
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from stance.formats import people, prose, words
from stance.formats.html.library import vega
from stance.formats.html.timeline import spec
from stance.formats.json import dumps
from stance.records import Report
from stance.text import shown

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["asset", "environment", "report", "vega"]


@cache
def asset(name: str) -> str:
    """The text of a file of this package: `style.css` serves every page of stance."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """Templates with escaping on: every string that is not markup of ours passes `text.shown` and is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_final
    )
    made.globals.update(people=people, prose=prose, words=words)
    return made


def _final(value: object) -> object:
    """Text as it may be shown; markup stays as it is, and a lone surrogate, which no encoding can write, becomes a sign that says so."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return shown(value).encode("utf-8", "replace").decode("utf-8")


def report(value: Report, library: bytes) -> str:
    """The page of a report; `library` is the gzipped script that draws its timelines (see `vega`)."""
    style, script = asset("style.css") + asset("report.css"), asset("report.js")
    allowed = " ".join(_hash(text) for text in (script.encode(), gzip.decompress(library)))
    ours = {"style": style, "script": script, "chart": dumps(spec(), indent=None), "library": base64.b64encode(library).decode()}
    policy = f"default-src 'none'; script-src {allowed}; style-src {_hash(style.encode())}; base-uri 'none'; form-action 'none'"
    made = {name: Markup(text) for name, text in ours.items()}  # noqa: S704 - files of this package and figures, nothing that was read
    return environment().get_template("report.html").render(report=value, policy=policy, **made)


def _hash(content: bytes) -> str:
    """Style or script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"
