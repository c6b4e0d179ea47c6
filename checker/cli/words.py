"""checker words: what to write instead of a word, how rare it is, and what it means."""

import json as json_text
import sys
from typing import TYPE_CHECKING

import click

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.word_facts import WordFacts

_HELP = """Say what to write instead of a word or a phrase, how rare it is, and what it means to a patient.

Put a phrase of several words in quotation marks. Without WORD, they are read from standard input, one a line.

\b
Examples:
  checker words "in order to" exacerbate
  checker words --lang de Hypertonie
  checker words --json biopsy
"""


@click.command("words", help=_HELP)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--lang", metavar="TAG", default="en", help="Language of the words: en, de, es or fr.")
@click.option("--house-style", metavar="FOLDER", default=None, help="A folder with word lists of your own.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a word.")
def command(words: tuple[str, ...], lang: str, house_style: str | None, as_json: bool) -> int:
    """Print what is known of each word; return 1 when nothing is known of any."""
    from checker import config, rulebook
    from checker.word_facts import facts_of

    settings = config.load({"house_style": house_style} if house_style else {})
    asked = [word.strip() for word in words or sys.stdin.read().splitlines() if word.strip()]
    if not asked:
        raise UsageError("No word was named.", 'Name one: checker words "in order to"')
    book = rulebook.load(settings.house_style)
    found = [facts_of(word, lang, book) for word in asked]
    if as_json:
        print(json_text.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_told(one) for one in found))
    return 0 if any(one.known for one in found) else 1


def _told(one: "WordFacts") -> str:
    from checker.report.words.escape import line

    lines = [line(one.word), *(f"  {line(text)}" for text in one.in_words())]
    return "\n".join(lines)
