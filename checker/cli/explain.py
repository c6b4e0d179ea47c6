"""checker explain: show the page of one rule."""

import re
import sys

import click

from checker import config, rulebook
from checker.errors import UsageError
from checker.nearest import nearest
from checker.rulebook import Rule, Rulebook

_BLANK = re.compile(r"\{(\w+)\}")
"""A value that a finding fills in; with [ ] it reads as a blank."""
_LABELLED = re.compile(r"^(`{3,})(\w+)[ \t]+(\S[^\n]*)\n(.*?^\1)[ \t]*$", re.DOTALL | re.MULTILINE)
"""An example with a label behind the name of its language, where a reader of Markdown does not see it."""

_HELP = """Show the page of one rule: what it asks, why it matters, how to put it right, examples.

`checker rules` lists the rules. On a terminal the page is laid out; elsewhere it is Markdown.

\b
Examples:
  checker explain placeholder-link
  checker explain axe/color-contrast
"""


@click.command("explain", help=_HELP)
@click.argument("rule_id", metavar="RULE")
def command(rule_id: str) -> None:
    """Print the page of a rule."""
    book = rulebook.load(config.load({}).house_style)
    page = rule_page(find_rule(rule_id, book), book)
    if not sys.stdout.isatty():
        print(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))


def find_rule(name: str, book: Rulebook) -> Rule:
    """Return the rule called `name`; axe's rules are found with and without `axe/`.

    Raises UsageError with the nearest name when there is none.
    """
    for key in (name, f"axe/{name}"):
        if key in book.rules:
            return book.rules[key]
    bare = {key.removeprefix("axe/"): key for key in reversed(list(book.rules))}
    near = nearest(name, book.rules) or bare.get(nearest(name, bare) or "")
    remedy = f"Did you mean {near}?" if near else "See all of them with: checker rules"
    raise UsageError(f"There is no rule called {name!r}.", remedy)


def rule_page(rule: Rule, book: Rulebook) -> str:
    """Return the page of a rule as Markdown, with its head in words."""
    facts = [
        f"- **Id:** `{rule.id}`",
        f"- **Asks:** {rule.asks}",
        f"- **WCAG 2.2:** {_criteria(rule, book)}",
        f"- **Impact:** {rule.impact}",
    ]
    if rule.question:
        question = _BLANK.sub(r"[\1]", rule.question)
        facts.append(f"- **Where a machine cannot tell:** {question}")
    title, _, rest = rule.body.strip().partition("\n")
    sources = "\n".join(f"- <{source}>" for source in rule.sources)
    tail = f"\n\n## Sources\n{sources}" if sources else ""
    examples = _LABELLED.sub(r"### \3\n\n\1\2\n\4", rest.strip())
    return f"{title}\n\n" + "\n".join(facts) + f"\n\n{examples}{tail}"


def _criteria(rule: Rule, book: Rulebook) -> str:
    named = (book.criteria[number] for number in rule.criteria)
    told = ", ".join(f"{one.number} {one.name} ({one.level})" for one in named)
    return told or "no criterion; good practice"
