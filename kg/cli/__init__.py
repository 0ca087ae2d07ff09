"""The command line: one module a command, imported only when the command is used."""

from __future__ import annotations

from importlib import import_module

import click

from .. import __version__

#: Commands in the order of the help, each in the module of its name (with an underscore where Python needs one).
COMMANDS = {
    "add": "Read articles into the store.",
    "load": "Load coded event data, known people, or RDF.",
    "timeline": "Print what took place, by day.",
    "query": "Run a named query, a file of SPARQL, or standard input.",
    "ask": "Answer a question in plain English.",
    "show": "Show a person, a side, a place or an event with its sources.",
    "export": "Write the graph for Gephi and other tools.",
    "extract": "Print the events in articles; the store is not touched.",
    "dates": "Print the time expressions in articles, resolved.",
    "remove": "Take an article out of the store.",
    "merge": "Say that two events are one.",
    "split": "Say that an event is several.",
    "different": "Say that two events are not one, whatever comes.",
    "decisions": "List what was said of events, or take it back.",
    "check": "Check that the store is sound.",
}


class _Commands(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f".{cmd_name}", __name__), "command", None)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an error came up.")
def kg(debug: bool) -> None:
    """Who met whom, where and when: a knowledge graph of diplomatic events, read out of the news."""
