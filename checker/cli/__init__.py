"""The command line. Each command is one file beside this one and is imported only when it is run."""

import importlib
import io
import sys

import click

from checker import __version__

COMMANDS = {
    "init": "Set a project up: settings, a first baseline, a file for its CI.",
    "check": "Open pages in a browser and say pass or fail.",
    "read": "Read drafts and pages for plain words: how hard, why, and what to write instead.",
    "words": "What to write instead of a word, how rare it is, and what it means.",
    "judge": "Judge a saved run again. No browser is opened.",
    "report": "Tell a saved run again in other formats.",
    "baseline": "Accept what a run found as old debt, or take out what is fixed.",
    "compare": "Tell what changed from one run to another.",
    "merge": "Make one run of several, with one verdict.",
    "explain": "Show the page of one rule.",
    "rules": "List the rules.",
    "doctor": "See if checker has all that it needs here.",
}
"""Name → short help. It stands here so that `checker --help` need not import the commands."""


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"checker.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from checker.cli.exits import unknown_command

            raise unknown_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 pass, 1 fail, 2 wrong use or settings, 3 a page could not be checked, "
    "4 internal fault, 130 stopped by Ctrl-C.",
)
@click.version_option(__version__, "--version", prog_name="checker", message="%(prog)s %(version)s")
def cli() -> None:
    """Can everyone use this patient page, and can anyone understand it?

    checker opens a page in a real browser, audits it against WCAG 2.2, scores the words a patient
    reads, and says pass or fail with proof.

    \b
    Try:
      checker check https://example.org/page
      checker check fixtures/net-disease-page/
      checker read draft.md
      checker explain placeholder-link
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    from checker.cli.exits import run

    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that knows few letters is no reason to stop
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run(cli, sys.argv[1:]))
