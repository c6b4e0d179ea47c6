import pytest

from checker.report.words.escape import address, ascii_only, block, line, neutral, no_command


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;title\x07shown", "shown"),
        ("\x9b31mred", "red"),
        ("\x1b", ""),
        ("\x1b]8;;never closed", "8;;never closed"),
        ("a\x00b\x08c\x7fd\x85e", "abcde"),
        ("safe\u202egnp.exe\u202c", "safegnp.exe"),
        ("\u2066\u2069\u200f\ufeff\u200b!", "!"),
        ("tag\U000e0041", "tag"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
    ],
)
def test_commands_and_direction_marks_go_and_words_stay(raw: str, safe: str) -> None:
    assert neutral(raw) == safe


def test_a_line_is_one_line_and_no_longer_than_asked() -> None:
    assert line("a\r\n b\u2028c\x0bd") == "a b c d"
    assert line("x" * 500, 20) == "x" * 19 + "…"
    assert block("x" * 500 + "\n", 20) == "x" * 19 + "…"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [("“Diarrhœa” – Müller’s…", '"Diarrhoea" - Muller\'s...'), ("≤ 8 · 你好", "<= 8 * ??"), ("¾", "3?4")],
)
def test_ascii_keeps_what_it_can(raw: str, plain: str) -> None:
    assert ascii_only(raw) == plain


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://example.org/a?b=1", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("//example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(url: str, allowed: bool) -> None:
    assert address(url) == (url if allowed else "")


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("  \t::stop-commands::x", "  \t: :stop-commands::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[group]x", "a # #[group]x"),
        ("###[group]", "## #[group]"),
        ("##vso[task.setvariable]", "# #vso[task.setvariable]"),
        ("## heading", "## heading"),
        (":: :", ": : :"),
    ],
)
def test_a_line_of_output_is_no_command_to_a_runner(row: str, shown: str) -> None:
    assert no_command(row) == shown
    assert no_command(shown) == shown
