"""`stance serve`: the record as pages in a browser."""

import secrets
from typing import Annotated

import typer

from stance.cli.common import needs, note, settings


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen at; this machine alone unless told otherwise.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8001,
    write: Annotated[bool, typer.Option("--write", help="Let whoever opens the printed address review statements.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
) -> None:
    """Serve the record: questions, actors, topics, articles with statements in place, and Datasette's tables and SQL underneath."""
    needs("datasette", "web")
    from stance.cli.record import place_of
    from stance.web import serving

    token = secrets.token_urlsafe(24) if write else None
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/{f'?token={token}' if token else ''}"
    application = serving.application(serving.Options(place_of(settings(ctx)), note, host, token))
    note(f"{address}{' (whoever has this address can review)' if write else ''}; Ctrl-C ends it")
    if open_browser:
        typer.launch(address)
    serving.run(application, host, port)
