"""Every page and its JSON twin, with Datasette's own client."""

import base64
import hashlib
import html
import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from stance import store
from stance.config import Home
from stance.errors import HomeError
from stance.records import StatementFilter
from stance.web import plugin
from tests.apart import apart
from tests.cli.conftest import Stance, stance  # noqa: F401
from tests.web.conftest import FIRST, application, pages

SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE)


def _first(home: Path, actor: str = "norway") -> Any:
    db = store.open_store(Home(home), readonly=True)
    (found,) = store.tellings(db, StatementFilter(actor_id=actor, limit=1))
    db.close()
    return found


def test_each_page_has_a_json_twin_and_a_policy(home: Path, cache: Path, topic: str) -> None:
    found = _first(home)
    paths = [
        "/",
        f"/ask?{urlencode({'actor': 'Norway', 'topic': topic})}",
        f"/ask?{urlencode({'topic': f'what has Denmark said about {topic}?'})}",
        f"/ask?{urlencode({'topic': f'who supports {topic}?'})}",
        "/actor/norway",
        "/topic",
        f"/topic?{urlencode({'topic': topic})}",
        "/compare",
        f"/compare?{urlencode({'actor': ['Norway', 'Denmark'], 'topic': topic}, doseq=True)}",
        f"/shifts?{urlencode({'actor': 'Norway', 'topic': topic})}",
        f"/article/{found.article.id}",
    ]

    async def run(client: Any) -> None:
        for path in paths:
            page = await client.get(path)
            assert page.status_code == 200, path
            policy = page.headers["content-security-policy"]
            assert "script-src 'self';" in policy
            assert "unsafe" not in policy
            assert not SCRIPT.search(page.text)
            assert " style=" not in page.text
            twin = html.unescape(re.search(r'rel="alternate" type="application/json" href="([^"]+)"', page.text)[1])  # type: ignore[index]
            assert (await client.get(twin)).json() is not None

    pages(home, cache, run)


def test_twins_are_what_the_command_line_prints(stance: Stance, home: Path, cache: Path, topic: str) -> None:  # noqa: F811
    days = {"since": "2026-03-01", "until": "2026-05-01"}
    options = [word for name, day in days.items() for word in (f"--{name}", day)]
    same = (
        ("/ask.json", {"actor": "Norway", "topic": topic} | days, ["ask", "Norway", topic, *options, "--json"]),
        ("/compare.json", {"actor": ["Norway", "Denmark"], "topic": topic}, ["compare", "Norway", "Denmark", "--topic", topic, "--json"]),
        ("/shifts.json", {"actor": "Norway", "topic": topic}, ["shifts", "Norway", topic, "--json"]),
    )

    async def run(client: Any) -> None:
        for path, query, command in same:
            answer = await client.get(f"{path}?{urlencode(query, doseq=True)}")
            assert answer.json() == json.loads(stance("--home", home, *command).out)

    pages(home, cache, run)


def test_answer_shows_the_words_and_their_place(home: Path, cache: Path, topic: str) -> None:
    async def run(client: Any) -> None:
        query = urlencode({"actor": "Norway", "topic": topic})
        page, answer = await client.get(f"/ask?{query}"), (await client.get(f"/ask.json?{query}")).json()
        text = html.unescape(re.sub(r"<[^>]+>", "", page.text))
        for statement in answer["statements"]:
            assert statement["content"].split(" … ")[0].rstrip(",") in text
            assert f"/article/{statement['article_id']}#s-{statement['id']}" in page.text
        assert "Astrid Halvorsen" in text
        nothing = await client.get("/ask?actor=Ruritania&topic=x")
        assert (nothing.status_code, "No statement found" in nothing.text) == (200, True)

    pages(home, cache, run)


def test_article_marks_every_statement_in_place(home: Path, cache: Path) -> None:
    found = _first(home)

    async def run(client: Any) -> None:
        page = await client.get(f"/article/{found.article.id}")
        article = (await client.get(f"/article/{found.article.id}.json")).json()
        for statement in article["statements"]:
            assert page.text.count(f'id="s-{statement["id"]}"') == page.text.count(f'id="n-{statement["id"]}"') == 1
            marks = re.findall(rf'data-ids="[^"]*\b{statement["id"]}\b[^"]*">(.*?)</a>', page.text, re.DOTALL)
            shown = html.unescape(re.sub(r"<sup>\d+</sup>", "", "".join(marks)))
            assert shown == "".join(article["text"][start:end] for start, end in statement["spans"])
        moved = await client.get(f"/statement/{found.statement.id}")
        assert (moved.status_code, moved.headers["location"]) == (302, f"/article/{found.article.id}#s-{found.statement.id}")
        assert "/review" not in page.text

    pages(home, cache, run)


def test_what_is_not_there_or_not_understood(home: Path, cache: Path) -> None:
    cases = (
        ("/actor/nobody", 404),
        ("/article/nothing", 404),
        ("/statement/nothing", 404),
        ("/ask?actor=Norway", 400),
        ("/ask?topic=x&since=yesterday", 400),
        ("/ask?topic=x&limit=999999", 400),
        ("/article/%00%ff", 404),
        ("/-/stance/secret.txt", 404),
        ("/topic?topic=%3Cscript%3Ealert(1)%3C/script%3E%00%ED%A0%80", 200),
    )

    async def run(client: Any) -> None:
        for path, status in cases:
            page = await client.get(path)
            assert page.status_code == status, path
            assert "<script>" not in page.text
        assert (await client.get("/actor/nobody.json")).json() == {"error": "no actor has the id 'nobody'"}

    pages(home, cache, run)


def test_names_complete_what_is_typed(home: Path, cache: Path) -> None:
    async def run(client: Any) -> None:
        async def complete(**query: str) -> Any:
            return (await client.get(f"/-/stance/complete.json?{urlencode(query)}")).json()

        assert await complete(actor="nor") == {"actor": ["Norway", "Nordlys Fibre"]}
        assert "Astrid Halvorsen" in (await complete(actor="halv"))["actor"]
        assert await complete(actor="%", topic="x") == {"actor": [], "topic": []}

    pages(home, cache, run)


def test_tables_and_sql_are_underneath_and_only_read(home: Path, cache: Path) -> None:
    found = _first(home)

    async def run(client: Any) -> None:
        table = await client.get("/stance/statements?kind=direct")
        assert table.status_code == 200
        assert "unsafe-inline" not in table.headers["content-security-policy"].split("style-src")[0]
        rows = (await client.get("/stance/statements.json?_shape=array&_size=max")).json()
        assert found.statement.id in {row["id"] for row in rows}
        assert f'href="/statement/{found.statement.id}"' in (await client.get("/stance/statements?_size=max")).text
        sql = "/stance.json" if FIRST else "/stance/-/query.json"
        assert (await client.get(f"{sql}?sql=select+count(*)+as+n+from+articles&_shape=array")).json() == [{"n": 14}]
        assert (await client.get(f"{sql}?sql=delete+from+articles")).status_code in (400, 403)
        assert "vectors" not in (await client.get("/stance")).text.partition("hidden tables")[0].replace('title="vectors"', "")

    pages(home, cache, run)


@pytest.mark.skipif(not FIRST, reason="inline scripts of Datasette 1.0 carry data")
def test_the_scripts_of_datasettes_pages_are_allowed_and_nothing_else(home: Path, cache: Path) -> None:
    async def run(client: Any) -> None:
        for path in ("/stance", "/stance/statements", "/stance?sql=select+1"):
            page = await client.get(path)
            policy = page.headers["content-security-policy"]
            for text in re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL):
                assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy, text[:80]

    pages(home, cache, run)


def test_only_this_machine_is_answered_unless_told_otherwise(home: Path, cache: Path) -> None:
    async def run(client: Any) -> None:
        for host, status in (("localhost", 200), ("127.0.0.1:8001", 200), ("[::1]:8001", 200), ("evil.example", 421)):
            assert (await client.get("/topic", headers={"host": host})).status_code == status

    pages(home, cache, run)

    async def anywhere(client: Any) -> None:
        assert (await client.get("/topic", headers={"host": "desk.example"})).status_code == 200

    pages(home, cache, anywhere, host="0.0.0.0")


def test_a_home_that_cannot_be_written_is_served(home: Path, cache: Path, tmp_path: Path, topic: str) -> None:
    copy = shutil.copytree(home, tmp_path / "home")
    db = store.open_store(Home(copy))
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()

    async def run(client: Any) -> None:
        assert (await client.get("/stance/statements")).status_code == 200
        assert "Halvorsen" in (await client.get(f"/ask?{urlencode({'actor': 'Norway', 'topic': topic})}")).text

    for path in (copy / "db" / "stance.db", copy / "db"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        pages(copy, cache, run)
    finally:
        (copy / "db").chmod(0o755)


def test_what_is_added_meanwhile_is_answered(stance: Stance, own_home: Path, cache: Path, tmp_path: Path) -> None:  # noqa: F811
    article = tmp_path / "new.txt"
    article.write_text("Finland speaks\n\n“Finland will join the Polar Cable treaty,” Finnish President Alexander Stubb said on Monday.", "utf-8")

    async def run(client: Any) -> None:
        path = f"/ask.json?{urlencode({'actor': 'Finland', 'topic': 'the Polar Cable treaty'})}"
        assert (await client.get(path)).json()["statements"] == []
        stance("--home", own_home, "add", article, "--date", "2026-06-20")
        assert (await client.get(path)).json()["statements"] != []

    pages(own_home, cache, run)


def test_no_record_is_one_line(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(HomeError, match="there is no record"), application(tmp_path, cache):
        pass


def test_datasette_alone_has_the_pages_too(home: Path, tmp_path: Path) -> None:
    (tmp_path / "other.db").touch()

    async def run() -> None:
        with_home, without = (Datasette(files=[str(path)]) for path in (home / "db" / "stance.db", tmp_path / "other.db"))
        for made, ours in ((with_home, True), (without, False)):
            await made.invoke_startup()
            assert ((await made.client.get("/-/stance/page.js")).status_code == 200) is ours
            assert ("content-security-policy" in (await made.client.get("/-/versions.json")).headers) is ours

    if not pm.is_registered(plugin):
        pm.register(plugin, name="stance")
    apart(run)
