"""`serve`: a home as pages, with Datasette's faceted tables and SQL underneath, for reading on this machine unless told otherwise."""

import inspect
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stance import store
from stance.desk import Desk, Place, Say
from stance.errors import HomeError
from stance.web import found, plugin, policy
from stance.web.keeping import Kept, keep, kept

if TYPE_CHECKING:
    from datasette.app import Datasette

_HIDDEN = ("co_actors", "judgements", "vectors", "edits")
TABLES: dict[str, Any] = {
    "statements": {"facets": ["actor_id", "kind", "act"], "sort_desc": "day", "label_column": "content"},
    "articles": {"facets": ["source"], "sort_desc": "published", "label_column": "title"},
    "actors": {"facets": ["kind"], "label_column": "name"},
} | {name: {"hidden": True} for name in _HIDDEN}
SETTINGS = {"truncate_cells_html": 300, "default_page_size": 50, "allow_download": False, "sql_time_limit_ms": 2000, "suggest_facets": False}


@dataclass(frozen=True, slots=True)
class Options:
    """Which home is served, where, and to whom: `token` lets those who have it review; `say` hears what goes wrong."""

    place: Place
    say: Say
    host: str = "127.0.0.1"
    token: str | None = None

    @property
    def local(self) -> bool:
        """Is it served to this machine alone?"""
        return self.host in policy.LOOPBACK


def application(options: Options) -> "Datasette":
    """The Datasette of a home; where nothing can be written, its file is taken as immutable. HomeError if there is none."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    path = options.place.home.database
    if not path.exists():
        raise HomeError(f"{path}: there is no record; `stance add` makes one")
    store.open_store(options.place.home, readonly=True).close()  # an older one is migrated
    pm.get_plugin("datasette.handle_exception").rich = None  # its tracebacks show the values of all variables, the token among them
    if not pm.is_registered(plugin):
        pm.register(plugin, name="stance")
    whole = {"databases": {path.stem: {"tables": TABLES}}}
    known = "config" if "config" in inspect.signature(Datasette).parameters else "metadata"  # 1.0 keeps settings apart from descriptions
    files = "files" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "immutables"
    given: dict[str, Any] = {files: [str(path)], known: whole, "settings": SETTINGS}
    made = Datasette(**given)
    keep(made, Kept(Desk(options.place, options.say), path.stem, options.token, options.local))
    return made


def run(datasette: "Datasette", host: str, port: int) -> None:
    """Serve until interrupted."""
    import uvicorn

    here = kept(datasette)
    if here is not None:
        here.desk.prepare(found.prepare)
    try:
        uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on")
    finally:
        if here is not None:
            here.desk.close()
