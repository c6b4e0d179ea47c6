import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.report.markdown.text import PART, code, escaped
from checker.report.words.escape import line

ACTIVE = "\\`*_{}[]()<>#+-.!|~=:$@^\"'&%/ \t\n0123456789abwxGHL\u200b\u00e9"
HOSTILE = (
    "# A heading",
    "- a list",
    "+ a list",
    "12. a list",
    "12) a list",
    "1.",
    "> a quote",
    "===",
    "---",
    ":-:",
    "* * *",
    "    code",
    "```\ncode",
    "~~~",
    "/close",
    "<img src=x onerror=alert(1)>",
    "<!-- nothing",
    "&lt;b&gt; &#60; &copy; &",
    "[a](javascript:alert(1)) ![b](http://x/y.png) [c]: http://x [^1] [x]",
    "**bold** _soft_ ~~gone~~ `code` ``",
    "a | b \\| c \\",
    "a\\",
    "<http://x.example> <a@b.example>",
    "| a | b |\n|---|---|\n| c | d |",
    "[!WARNING] $x^2$ $`y`$ {{ page }} [[_TOC_]]",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\ \u202eturned",
)
PLACES = (
    "{}",
    "A line\n{}",
    "- {}",
    "**{}**",
    "## {}",
    "> {}",
    "1. a\n   {}",
    "<details>\n\n{}\n\n</details>",
)


def text_of(markdown: str) -> tuple[str, set[str]]:
    """Return the words that are shown, our own parting spaces taken out, and the tags."""
    shown = BeautifulSoup(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown),
        "html.parser",
    )
    return shown.get_text().replace(PART, ""), {tag.name for tag in shown.find_all(True)}


def shows_its_words(text: str) -> None:
    words = line(text)
    safe = escaped(text)
    assert "\n" not in safe
    for place in PLACES:
        shown, tags = text_of(place.format(safe))
        framed, framing = text_of(place.format("word"))
        if words:
            assert (shown.split("\n"), tags) == (framed.replace("word", words).split("\n"), framing), place
    shown, tags = text_of(f"| head | other |\n|---|---|\n| {safe} | next |\n")
    assert tags == {"table", "thead", "tbody", "tr", "th", "td"}
    cells = BeautifulSoup(
        MarkdownIt("commonmark").enable("table").render(f"| h | o |\n|---|---|\n| {safe} | next |"),
        "html.parser",
    ).find_all("td")
    assert [cell.get_text().replace(PART, "") for cell in cells] == [words, "next"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_the_page_shows_as_its_words(text: str) -> None:
    shows_its_words(text)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(ACTIVE), max_size=30) | st.text(max_size=30))
def test_any_text_shows_as_its_words_wherever_it_stands(text: str) -> None:
    shows_its_words(text)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("@octocat", "@ octocat"),
        ("mail a@b.example", "mail a@ b.example"),
        ("mailto:a@b.example", "mailto: a@ b.example"),
        ("see #12 and org/repo#12", "see # 12 and org/repo# 12"),
        ("GH-12, gl-3, HIGH-12", "GH -12, gl -3, HIGH-12"),
        ("!12 $12 ~bug %1.0 &3", "! 12 $ 12 ~ bug % 1.0 & 3"),
        ('~"two words"', '~ "two words"'),
        ("http://x.example", "http: //x.example"),
        ("www.x.example", "www .x.example"),
        (":shipit: 10:30 a: b", ": shipit: 10:30 a: b"),
        ("Ask! And # or 5 % & so on", "Ask! And # or 5 % & so on"),
    ],
)
def test_what_a_forge_looks_for_is_parted_by_a_space_of_no_width(text: str, parted: str) -> None:
    shown = MarkdownIt("commonmark").render(escaped(text))
    assert BeautifulSoup(shown, "html.parser").get_text().strip().replace(PART, " ") == parted


def test_plain_words_stay_readable_in_the_source() -> None:
    plain = "The text reads at grade 12.3 (10.9 to 13.6); the target is 8."
    assert escaped(plain) == plain
    assert escaped("See example.org.") == "See example\\.org."


def test_a_limit_counts_the_words_and_not_the_signs_that_escape_them() -> None:
    assert escaped("*" * 50, 10) == "\\*" * 9 + "…"


@pytest.mark.parametrize("text", ["a", "`", "a`b", "``a`", "a``", "<b> & | \\ [x](y)", "  #id > p\n"])
def test_a_code_span_shows_its_text(text: str) -> None:
    shown = BeautifulSoup(MarkdownIt("commonmark").render(f"In {code(text)}."), "html.parser")
    assert shown.code is not None
    assert shown.code.get_text() == line(text)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("`` \\<a\n"), max_size=20))
def test_a_code_span_holds_any_text(text: str) -> None:
    shown = BeautifulSoup(MarkdownIt("commonmark").render(f"In {code(text)}."), "html.parser")
    assert shown.get_text().strip() == f"In {line(text)}."


def test_parted_text_is_not_parted_twice() -> None:
    assert not any(one == other == PART for one, other in pairwise(escaped("@@#1 @\u200bname ::a::")))
    assert not re.search(f"{PART}.*{PART}", escaped("a @b"))
