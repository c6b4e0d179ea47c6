"""What rule pages tell their readers is easy to read."""

import re

import pytest

from checker.rulebook import Rule, load
from checker.text.counts import word_count
from checker.text.sentences import sentences

RULES = list(load().rules.values())
LONGEST = 25
"""Words in a sentence: what our own rule for long sentences asks of others."""
_LIST_MARK = re.compile(r"^(?:[-*]|\d+\.)\s+")


def told(markdown: str) -> list[str]:
    """Return the sentences of a piece of Markdown; paragraphs and list items end them."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    lines = re.split(r"\n(?:\s*\n|(?=\s*(?:[-*]|\d+\.)\s))", plain)
    texts = [" ".join(_LIST_MARK.sub("", line.strip()).split()).replace("`", "") for line in lines]
    return [text[span.start : span.end] for text in texts for span in sentences(text)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_no_sentence_of_a_rule_page_is_long(rule: Rule) -> None:
    texts = (rule.title, rule.why, rule.remedy, rule.asks, rule.question, *rule.messages.values())
    found = [sentence for text in texts for sentence in told(text)]
    assert found
    assert [one for one in found if word_count(one) > LONGEST] == []


@pytest.mark.parametrize(
    ("markdown", "count"),
    [("One. Two.", 2), ("- One two\n- Three four", 2), ("One two\nthree.\n\nFour.", 2)],
)
def test_sentences_end_with_paragraphs_and_items(markdown: str, count: int) -> None:
    assert len(told(markdown)) == count
