"""The pictures of README.md, made from the articles in examples/.

    make_pictures.py [OUT]

`terminal.svg` is the answer of `stance ask` as a terminal shows it, `report.png` the top of the HTML report (needs Chromium;
without it the picture stays as it is, and a line says so). OUT is docs/images unless given.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from stance import ask, report
from stance.cli.main import cache_folder
from stance.config import Home
from stance.desk import Place, open_record
from stance.formats import html, text
from stance.retrieve import Record

ROOT = Path(__file__).resolve().parent.parent
ACTOR, TOPIC = "Norway", "the Polar Cable treaty"
WIDTH, HEIGHT = 900, 1320  # of the screenshot, in CSS pixels
COLUMNS, STATEMENTS = 110, 3


def terminal(record: Record) -> str:
    """The answer to a question as an SVG that asks nothing of the network."""
    from rich.console import Console
    from rich.text import Text

    answer = ask.ask(record, ask.Request(actor=ACTOR, topic=TOPIC, limit=STATEMENTS))
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(
        Text(f'$ stance ask {ACTOR} "{TOPIC}" --limit {STATEMENTS}', style="bold"),
        Text.from_ansi(text.answer(answer, width=COLUMNS, color=True)),
        sep="\n",
    )
    return re.sub(r"@font-face \{.*?\}", "", console.export_svg(title="stance"), flags=re.DOTALL)


def screenshot(page: str, out: Path) -> bool:
    """The top of a page as PNG; False where there is no Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return False
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)
        opened.goto(file.as_uri())
        opened.wait_for_selector(".timeline svg")
        opened.screenshot(path=out)
        browser.close()
    return True


def main(out: Path) -> None:
    """Read the examples into a home of their own, and draw."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([Path(sys.executable).parent / "stance", "--home", folder, "add", ROOT / "examples"], check=True, capture_output=True)
        cache = cache_folder()
        record = open_record(Place(Home(Path(folder)), cache), print)
        (out / "terminal.svg").write_text(terminal(record), encoding="utf-8")
        page = html.report(report.report(record, report.ReportRequest(ACTOR, (TOPIC,))), html.vega(cache))
        if not screenshot(page, out / "report.png"):
            print("no Chromium: report.png was not made anew")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
