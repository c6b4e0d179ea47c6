"""The hardest sentences of a draft on a terminal: hard words marked, why, what to write instead."""

from collections.abc import Iterator

from rich.text import Text

from checker.model import PageReport
from checker.report.console.pen import Pen
from checker.report.reading.changes_wanted import instead_words
from checker.report.reading.hard_sentences import Hard, hard_sentences, hard_spans, how_hard, why
from checker.report.reading.places import place
from checker.report.words.escape import line

MOST_SENTENCES = 5
_NOTHING = Text()
_LONGEST = 700
"""Characters of a sentence that are shown."""
_INDENT = 5


def sentence_lines(page: PageReport, pen: Pen) -> list[Text]:
    """Return the hardest sentences, the worst first; all known ones where all is wanted."""
    hard = hard_sentences(page)
    if not hard:
        return []
    shown = hard if pen.whole else hard[:MOST_SENTENCES]
    how = "underlined" if pen.marks else "between *asterisks*"
    lines = [_NOTHING, *pen.write(f"The hardest sentences (hard words are {how})", "bold")]
    for number, each in enumerate(shown, 1):
        lines += _sentence(page, each, number, pen)
    return [*lines, *pen.left(len(hard) - len(shown), "more hard sentence", indent=_INDENT)]


def _sentence(page: PageReport, hard: Hard, number: int, pen: Pen) -> list[Text]:
    sentence = hard.sentence
    where = place(page, sentence, sentence.section)
    lines = pen.pieces(_marked(hard, pen), lead=f"  {number}. ", indent=_INDENT)
    about = ", ".join(filter(None, [how_hard(sentence), why(sentence)]))
    lines += pen.write(f"{where}: {about}" if where else about, "dim", indent=_INDENT)
    for finding in hard.inside:
        if finding.instead and finding.text:
            words = f"“{line(finding.text.quote, 60)}”: {instead_words(finding.instead)}"
            lines += pen.write(words, "green", indent=_INDENT)
    return lines


def _marked(hard: Hard, pen: Pen) -> Iterator[tuple[str, str]]:
    text = line(hard.sentence.text, _LONGEST)
    star, style = ("", "bold underline") if pen.marks else ("*", "")
    at = 0
    for start, end in hard_spans(text, hard.sentence.hard_words):
        yield text[at:start], ""
        yield f"{star}{text[start:end]}{star}", style
        at = end
    yield text[at:], ""
