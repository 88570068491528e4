"""`cropperhead serve`: the page on which anybody tries the network."""

from __future__ import annotations

from typing import Annotated

import typer

from cropperhead_desktop.cli.collection import Database, Store
from cropperhead_desktop.cli.output import Exit
from cropperhead_desktop.cli.parameters import Model
from cropperhead_desktop.cli.session import guarded
from cropperhead_desktop.workflows.options import ServeOptions


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = ServeOptions.host,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: one that is free.")] = ServeOptions.port,
    store: Store = "",
    database: Database = "",
    collect: Annotated[bool, typer.Option(help="Let visitors give photos.")] = True,
    trusted_proxy: Annotated[
        str, typer.Option(metavar="IP", help="A proxy with TLS whose X-Forwarded-For counts.")
    ] = "",
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Be reached from outside without one.")
    ] = False,
    model: Model = "",
) -> None:
    """Serve a page on which anybody tries the network, and may give a photo with a crop."""
    try:
        options = ServeOptions(host, port, store, database, collect, trusted_proxy, insecure, model)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with guarded():
        context.obj.serve(options, lambda address: print(address, flush=True))
    raise typer.Exit(Exit.OK)
