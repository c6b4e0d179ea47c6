"""checker rules: list the rules."""

import sys
from collections.abc import Iterable

import click

from checker import config, rulebook
from checker.model.rules import FAMILIES
from checker.rulebook import Rule

_HELP = """List the rules: id, what each asks, WCAG criteria, impact.

On a terminal this is a table; elsewhere each rule is a line with tabs between the columns.

\b
Examples:
  checker rules --family text
  checker rules | grep 1.4.3
"""
_COLUMNS = ("Rule", "Asks", "WCAG", "Impact")


@click.command("rules", help=_HELP)
@click.option("--family", type=click.Choice(FAMILIES), help="Only the rules of this family.")
def command(family: str | None) -> None:
    """Print the rules."""
    book = rulebook.load(config.load({}).house_style)
    found = [rule for rule in book.rules.values() if family in (None, rule.family)]
    rows = [(rule.id, rule.asks, ", ".join(rule.criteria), rule.impact) for rule in _in_order(found)]
    if sys.stdout.isatty():
        _table(rows)
    else:
        print("\n".join("\t".join(row) for row in rows))


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (FAMILIES.index(rule.family), rule.id))


def _table(rows: Iterable[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*_COLUMNS, box=None, pad_edge=False)
    table.columns[0].overflow = "fold"
    for row in rows:
        table.add_row(*row)
    Console().print(table)
