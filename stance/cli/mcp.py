"""`stance mcp`: the record for assistants, over standard input and output."""

import typer

from stance.cli.common import needs, note, settings


def mcp(ctx: typer.Context) -> None:
    """Answer an assistant that speaks the Model Context Protocol: ask, check, report, statements, article; nothing is written."""
    needs("mcp", "mcp")
    from stance import mcp as server
    from stance.cli.record import place_of
    from stance.desk import Desk

    server.serve(Desk(place_of(settings(ctx)), note))
