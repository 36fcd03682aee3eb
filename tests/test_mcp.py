"""The server as an assistant meets it: started as a program, driven by the official client."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent

from tests.apart import apart
from tests.cli.conftest import Stance, stance  # noqa: F401

Run = Callable[[Client], Awaitable[None]]


def drive(home: Path, cache: Path, run: Run) -> None:
    """Start `stance mcp` and let a client use it."""
    command = StdioServerParameters(
        command=str(Path(sys.executable).parent / "stance"), args=["--home", str(home), "mcp"], env=os.environ | {"XDG_CACHE_HOME": str(cache)}
    )

    async def session() -> None:
        async with Client(stdio_client(command)) as client:
            await run(client)

    apart(session)


def shape(result: CallToolResult) -> dict[str, Any]:
    """The structured answer, which the text says too."""
    assert not result.is_error, result.content
    (text,) = result.content
    assert isinstance(text, TextContent)
    assert json.loads(text.text) == result.structured_content
    assert result.structured_content is not None
    return result.structured_content


def test_tools_are_told_and_only_read(home: Path, cache: Path) -> None:
    async def run(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["ask", "check", "report", "statements", "article"]
        for tool in tools:
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
            assert "self" not in tool.input_schema["properties"]
        assert "words" in (client.instructions or "")

    drive(home, cache, run)


def test_answers_are_those_of_the_command_line(stance: Stance, home: Path, cache: Path) -> None:  # noqa: F811
    treaty = "the Polar Cable treaty"
    same = (
        ("ask", {"actor": "Norway", "topic": treaty}, ["ask", "Norway", treaty, "--json"]),
        ("ask", {"topic": f"what has Denmark said about {treaty}?"}, ["ask", f"what has Denmark said about {treaty}?", "--json"]),
        ("check", {"claim": f"Denmark supports {treaty}"}, ["check", f"Denmark supports {treaty}", "--json"]),
        ("report", {"actor": "Norway", "topics": [treaty]}, ["report", "Norway", "--topic", treaty, "--format", "json"]),
    )

    async def run(client: Client) -> None:
        for name, arguments, command in same:
            assert shape(await client.call_tool(name, arguments)) == json.loads(stance("--home", home, *command).out)
        listed = shape(await client.call_tool("statements", {"actor": "Iceland", "limit": 3, "since": "2026-03-05"}))
        rows = json.loads(stance("--home", home, "statements", "--actor", "Iceland", "--since", "2026-03-05", "--json").out)
        assert (listed["statements"], listed["total"]) == (rows[:3], len(rows))
        article = shape(await client.call_tool("article", {"id": rows[0]["article_id"]}))
        for statement in article["statements"]:
            assert " … ".join(article["text"][start:end] for start, end in statement["spans"]) == statement["content"]

    drive(home, cache, run)


def test_what_is_not_understood_is_said_in_one_line(home: Path, cache: Path) -> None:
    wrong = (
        ("article", {"id": "nothing"}, "no article has the id 'nothing'"),
        ("ask", {"topic": " "}, "nothing was asked"),
        ("statements", {"actor": "Ruritania"}, "no such actor or person"),
        ("statements", {"limit": 100_000}, "200"),
        ("ask", {"topic": "x", "since": "yesterday"}, "date"),
    )

    async def run(client: Client) -> None:
        for name, arguments, told in wrong:
            result = await client.call_tool(name, arguments)
            assert result.is_error
            (text,) = result.content
            assert isinstance(text, TextContent)
            assert told in text.text
        assert shape(await client.call_tool("ask", {"actor": "Ruritania", "topic": "x"}))["position"]["label"] == "none"

    drive(home, cache, run)


def test_a_missing_package_is_one_line(stance: Stance, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("stance.cli.common.find_spec", lambda _: None)
    done = stance("--home", home, "mcp")
    assert (done.code, done.err.strip()) == (1, "stance: mcp is not installed; run `pip install stance-tracker[mcp]`")
