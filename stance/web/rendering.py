"""Pages as HTML: our templates beside those of the reports, with the same stylesheet and everything escaped."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, FunctionLoader

from stance.formats import html
from stance.records import Kind
from stance.review import STANCES
from stance.web.answers import Args, Page

ASSETS = {"style.css": "text/css", "page.css": "text/css", "page.js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are, and what this browser may do: `token` and `csrf` stand in the forms of those who may review."""

    base: Callable[[str], object]  # the address of a path on this server
    database: str
    token: str | None = None
    csrf: str = ""

    def path(self, *parts: str, **query: str | list[str] | None) -> str:
        """The address of a page: `path("actor", "norway")`, `path("ask", actor="Norway", topic="the treaty")`; empty fields are left out."""
        given = {name: value for name, value in query.items() if value}
        ending = f"?{urlencode(given, doseq=True)}" if given else ""
        return str(self.base("/" + "/".join(quote(part, safe="") for part in parts) + ending))

    def file(self, name: str) -> str:
        """The address of an asset, which changes with its content."""
        return f"{self.path('-', 'stance', name)}?{hashlib.sha256(asset(name).encode()).hexdigest()[:12]}"


def render(site: Site, page: Page, args: Args, json: str) -> str:
    """The page; `json` is the address of its twin."""
    shared = {"path": site.path, "file": site.file, "token": site.token, "csrf": site.csrf, "database": site.database}
    return environment().get_template(page.template).render(**shared, **page.values, title=page.title, args=args, twin=json)


def twin(path: str, query: str) -> str:
    """The address of a page's JSON; the start page has that of a question."""
    return f"{path}{'ask' if path.endswith('/') else ''}.json{'?' if query else ''}{query}"


@cache
def environment() -> Environment:
    """The templates of these pages, and those of the reports for what both show."""
    shared = html.environment()
    assert shared.loader is not None
    made = shared.overlay(loader=ChoiceLoader([FunctionLoader(_template), shared.loader]))
    made.globals.update(kinds=list(Kind), stances=list(STANCES))
    return made


def _template(name: str) -> str | None:
    """The text of one of our templates."""
    found = files(__package__) / "templates" / name
    return found.read_text(encoding="utf-8") if found.is_file() else None


@cache
def asset(name: str) -> str:
    """The text of an asset; the stylesheet is the one that reports have too."""
    return html.asset(name) if name == "style.css" else (files(__package__) / "static" / name).read_text(encoding="utf-8")
