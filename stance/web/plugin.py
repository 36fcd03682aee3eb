"""The hooks of Datasette: our addresses before its own, links from its tables to our pages, and a policy on every page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from markupsafe import Markup, escape

from stance.web import policy, views
from stance.web.keeping import kept

if TYPE_CHECKING:
    from datasette.app import Datasette

# Where a column of these tables holds the key of a page: (table, column) -> the page.
_LINKED = {
    ("statements", "id"): "statement",
    ("articles", "id"): "article",
    ("actors", "id"): "actor",
    ("reviews", "statement_id"): "statement",
}


@hookimpl
def register_routes(datasette: "Datasette") -> list[tuple[str, Any]]:
    """Our pages, where the database of a home is served."""
    return views.routes() if kept(datasette) is not None else []


@hookimpl
def asgi_wrapper(datasette: "Datasette") -> Callable[[policy.App], policy.App]:
    """A policy on every page, and for a local server only requests to this machine."""

    def local() -> bool:
        here = kept(datasette)  # asked for at each request: Datasette makes its own client before it is known what is kept
        return here is not None and here.local

    return lambda app: app if kept(datasette) is None else policy.guarded(app, local)


@hookimpl
def render_cell(value: object, column: str, table: str | None, database: str, datasette: "Datasette") -> str | None:
    """The keys in our tables lead to our pages."""
    page, here = _LINKED.get((table or "", column)), kept(datasette)
    if page is None or not isinstance(value, str) or here is None or database != here.database:
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/{page}/{value}"), escape(value))


@hookimpl
def menu_links(datasette: "Datasette") -> list[dict[str, str]]:
    """The way back from the tables."""
    return [{"href": datasette.urls.path("/"), "label": "Ask the record"}] if kept(datasette) is not None else []
