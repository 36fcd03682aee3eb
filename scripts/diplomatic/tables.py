"""The tables beside this file: "[section] remark" and a line for each row; "#" opens a remark, "-" stands for an empty row."""

from pathlib import Path

_HERE = Path(__file__).parent


def sections(name: str) -> dict[str, list[str]]:
    """Rows by section."""
    out: dict[str, list[str]] = {}
    rows: list[str] = []
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = out.setdefault(line[1:].partition("]")[0], [])
        elif line and not line.startswith("#"):
            rows.append("" if line == "-" else line)
    return out


def cells(rows: list[str]) -> list[list[str]]:
    """The cells of rows with " | " between them."""
    return [[cell.strip() for cell in row.split(" | ")] for row in rows]
