"""The options of the commands: one row for each setting, grouped in `--help` by what they are for."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import click

_COUNTS = "What counts"
_TOLD = "What you get"
_OPENED = "How pages are opened"
_PRIVATE = "Log-in and privacy"


class Row(NamedTuple):
    """How one setting looks on the command line."""

    section: str
    help: str
    metavar: str = ""
    many: bool = False
    flags: tuple[str, ...] = ()
    """Spellings, where they are not just `--name`."""


ROWS: Mapping[str, Row] = {
    "profile": Row(
        _COUNTS,
        "The policy: patient (default), strict, wcag22-aa, wcag22-aaa, plain-words or report-only.",
        "NAME",
    ),
    "include": Row(
        _COUNTS, "Score the text in here, even if it looks like a menu or footer.", "SELECTOR", True
    ),
    "exclude": Row(_COUNTS, "Do not score the text in here.", "SELECTOR", True),
    "expect": Row(
        _COUNTS,
        "What the page must hold to count as checked. Example: --expect main --expect 'Side effects'",
        "SELECTOR|TEXT",
        True,
    ),
    "baseline": Row(
        _COUNTS,
        "Old debt that decides nothing (default checker-baseline.toml, when it is there); none uses none.",
        "FILE|none",
    ),
    "gate_impact": Row(
        _COUNTS, "Least impact of a fault that decides: minor (default) to critical.", "IMPACT"
    ),
    "gate_level": Row(_COUNTS, "Up to which level of WCAG faults decide: A, AA or AAA.", "LEVEL"),
    "max": Row(
        _COUNTS, "How many faults of an impact are let through. Example: --max moderate=10", "IMPACT=N", True
    ),
    "cant_tell": Row(
        _COUNTS,
        "What open questions do: off is silent, warn (default) tells, fail keeps the run from passing.",
        "off|warn|fail",
    ),
    "house_style": Row(
        _COUNTS, "A folder with rule pages and word lists of your own (docs/rules.md).", "FOLDER"
    ),
    "notes": Row(
        _COUNTS,
        "Also show what is only good to know about the words; it never decides.",
        flags=("--notes/--no-notes",),
    ),
    "lang": Row(_COUNTS, "Language of the text, whatever the page says. Example: --lang en-GB", "TAG"),
    "reading_grade": Row(_COUNTS, "Highest reading grade, instead of the profile's.", "GRADE"),
    "gate_new_rules": Row(
        _COUNTS,
        "Let what is new only because a rule or engine is new decide too.",
        flags=("--gate-new-rules/--no-gate-new-rules",),
    ),
    "confirm": Row(
        _COUNTS, "Load a page with new faults N times more; what is not seen each time decides nothing.", "N"
    ),
    "format": Row(
        _TOLD,
        "console, html, json, jsonl, csv, markdown, junit, sarif, github, github-summary, "
        "gitlab-accessibility or gitlab-codequality. Without a path: in --out, or with the saved run. "
        "Example: --format html=report.html --format json=-",
        "NAME[=PATH]",
        True,
    ),
    "out": Row(_TOLD, "Folder for formats without a path.", "DIR"),
    "runs": Row(_TOLD, "Where runs are kept (default .checker/runs).", "DIR"),
    "screenshot": Row(
        _TOLD, "Take a picture of each page (default).", flags=("--screenshot/--no-screenshot",)
    ),
    "quiet": Row(_TOLD, "Print the verdict in one line, and what was not checked.", flags=("-q", "--quiet")),
    "verbose": Row(_TOLD, "Print all findings, and details of faults.", flags=("-v", "--verbose")),
    "ascii": Row(_TOLD, "Print plain ASCII.", flags=("--ascii",)),
    "viewport": Row(_OPENED, "Size of the window in CSS pixels (default 1280x800).", "WxH"),
    "locale": Row(_OPENED, "Language that the browser asks for. Example: --locale de-DE", "TAG"),
    "timezone": Row(_OPENED, "Example: --timezone Europe/Berlin", "ZONE"),
    "user_agent": Row(_OPENED, "What the browser calls itself.", "TEXT"),
    "timeout": Row(_OPENED, "Most time for one page, everything included (default 60).", "SECONDS"),
    "wait_for": Row(_OPENED, "Wait until this is on the page. Example: --wait-for '#content'", "SELECTOR"),
    "before": Row(
        _OPENED,
        "A Python file with `async def before(page)`, run when the page has loaded: close a cookie banner, "
        "log in. It runs as you: use only files that you trust.",
        "SCRIPT",
    ),
    "jobs": Row(_OPENED, "How many pages at once (default 1).", "N"),
    "browser": Row(
        _OPENED,
        "Which browser: a path, a channel such as chrome or msedge, or a remote one.",
        "PATH|CHANNEL|WS|HTTP",
    ),
    "axe_script": Row(_OPENED, "Another axe.min.js than the one that comes with checker.", "FILE"),
    "redact": Row(_PRIVATE, "Mask the text in here in evidence and pictures.", "SELECTOR", True),
    "header": Row(_PRIVATE, "Send this HTTP header. Example: --header 'X-Preview: yes'", "NAME: VALUE", True),
    "cookie": Row(_PRIVATE, "Send this cookie. Example: --cookie consent=all", "NAME=VALUE", True),
    "basic_auth": Row(_PRIVATE, "For pages behind HTTP authentication.", "USER:PASSWORD"),
    "storage_state": Row(_PRIVATE, "A log-in state that Playwright saved.", "FILE"),
}
"""Setting → its row. Each setting that is no table has one."""

POLICY = (
    "profile", "baseline", "gate_impact", "gate_level", "max", "cant_tell", "reading_grade", "gate_new_rules",
)  # fmt: skip
"""The settings that decide what the findings of a saved run mean."""
TELLING = ("format", "out", "runs", "quiet", "verbose", "ascii")
"""The settings that matter when a saved run is told again."""


class GroupedCommand(click.Command):
    """A command whose options stand in `--help` under what they are for."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options section by section."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record:
                row = ROWS.get(parameter.name or "")
                sections.setdefault(row.section if row else "Options", []).append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


def settings_options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command the options for these settings, for all when none is named."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed([name for name in ROWS if not names or name in names]):
            function = _option(name, ROWS[name])(function)
        return function

    return decorate


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that really were given on the command line."""
    return {name: value for name, value in options.items() if name in ROWS and value not in (None, ())}


def _option(name: str, row: Row) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    spellings = row.flags or (f"--{name.replace('_', '-')}",)
    if row.flags:
        return click.option(name, *spellings, is_flag=True, default=None, help=row.help)
    return click.option(name, *spellings, metavar=row.metavar, multiple=row.many, default=None, help=row.help)
