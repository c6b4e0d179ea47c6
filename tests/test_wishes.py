"""`NAME[=PATH]` is read in one way everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.wishes import Wish, wish


@pytest.mark.parametrize(
    ("text", "read", "at_a_screen"),
    [
        ("html", ("html", ""), ("html", "")),
        ("html=a.html", ("html", "a.html"), ("html", "a.html")),
        ("csv=a=b.csv", ("csv", "a=b.csv"), ("csv", "a=b.csv")),
        ("json=-", ("json", "-"), ("json", "-")),
        ("github", ("github", ""), ("github", "-")),
        ("github=g.txt", ("github", "g.txt"), ("github", "g.txt")),
        ("csv=", ("csv", ""), ("csv", "")),
        ("", ("", ""), ("", "")),
    ],
)
def test_a_wish_is_a_name_and_perhaps_a_path(text, read, at_a_screen) -> None:
    assert (wish(text), wish(text).at_a_screen()) == (read, at_a_screen)


@given(st.text("abc-09"), st.text())
def test_a_wish_that_is_written_is_read_again(name, path) -> None:
    assert wish(str(Wish(name, path))) == (name, path)
