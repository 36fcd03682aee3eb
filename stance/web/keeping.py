"""What the plugin keeps for each Datasette that it is part of: the desk that answers, and the token that allows to write.

It is not kept in Datasette's configuration, which Datasette shows to everybody.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from stance.config import Home
from stance.desk import Desk, Place

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True)
class Kept:
    """A home's desk and the name of its database in Datasette; the token of those who may write (None: nobody may); who is answered."""

    desk: Desk
    database: str
    token: str | None = None
    local: bool = False  # only requests made to this machine by its own name


_KEPT: "WeakKeyDictionary[Datasette, Kept]" = WeakKeyDictionary()


def keep(datasette: "Datasette", value: Kept) -> None:
    """Keep this for a Datasette."""
    _KEPT[datasette] = value


def kept(datasette: "Datasette") -> Kept | None:
    """What is kept for a Datasette; a desk is made where none is and the database of a home is served: `datasette HOME/db/stance.db`."""
    if datasette not in _KEPT:
        paths = {name: Path(db.path).resolve() for name, db in datasette.databases.items() if db.path is not None}
        found = next(((name, path) for name, path in paths.items() if path.parts[-2:] == ("db", "stance.db")), None)
        if found is None:
            return None
        name, path = found
        keep(datasette, Kept(Desk(Place(Home(path.parent.parent), Path.home() / ".cache" / "stance"), _say), name))
    return _KEPT[datasette]


def _say(line: str) -> None:
    """Log to standard error."""
    print(line, file=sys.stderr)
