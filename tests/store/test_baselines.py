"""The baseline's file: what is written is read back, and a broken one is told in one line and left alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.errors import ConfigError
from checker.model import Baseline, Debt, PageContent
from checker.store.baselines import parse_baseline, read_baseline, write_baseline

DAY = date(2026, 1, 1)
DEBT = Debt(
    rule="axe/image-alt", page="https://example.org/gout", where="picture, in “Care”", since=DAY,
    fingerprint="0123456789abcdef", loose="fedcba9876543210",
)  # fmt: skip
BASELINE = Baseline(
    made=DAY, checker="0.1.0", axe="4.12.1", rules=("axe/image-alt", "axe/list"),
    pages=(PageContent(page="https://example.org/gout", content="c" * 16),), debts=(DEBT,),
)  # fmt: skip

WORDS = st.one_of(
    st.text(), st.text(alphabet="\"'\\\n\r\t\x00\x1b\x7f\x85\u2028\u202e=[]#<>{}👩‍⚕️", max_size=12)
)
DATES = st.dates()
DEBTS = st.builds(
    Debt, rule=WORDS, page=WORDS, where=WORDS, since=DATES, fingerprint=WORDS, loose=WORDS,
    outcome=st.sampled_from(["failed", "cantTell"]), count=st.integers(1, 10**9),
    measure=st.none() | st.floats(allow_nan=False, allow_infinity=False),
)  # fmt: skip
BASELINES = st.builds(
    lambda pages, **more: Baseline(
        pages=tuple(PageContent(page=page, content=pages[page]) for page in sorted(pages)), **more
    ),
    pages=st.dictionaries(WORDS, WORDS, max_size=4),
    made=DATES, checker=WORDS, axe=WORDS, rules=st.lists(WORDS, max_size=4).map(tuple),
    debts=st.lists(DEBTS, max_size=5).map(tuple),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "checker-baseline.toml"


@seed(1)
@settings(max_examples=300, deadline=None)
@given(BASELINES)
def test_what_is_written_is_read_back(path: Path, baseline: Baseline):
    write_baseline(baseline, path)
    assert read_baseline(path) == baseline
    first = path.read_bytes()
    write_baseline(read_baseline(path), path)
    assert path.read_bytes() == first


def test_the_file_is_for_people(path: Path):
    write_baseline(
        replace(BASELINE, debts=(DEBT, replace(DEBT, count=2, measure=9.5, outcome="cantTell"))), path
    )
    assert path.read_text() == (
        "# Old debt: what checker found here when the team began to look."
        " It decides nothing, and may only shrink.\n"
        "# Written by `checker baseline`; what is fixed is taken out by `checker baseline --prune`.\n\n"
        'version = 1\nmade = 2026-01-01\nchecker = "0.1.0"\naxe = "4.12.1"\n'
        'rules = [\n    "axe/image-alt",\n    "axe/list",\n]\n\n'
        '[pages]\n"https://example.org/gout" = "cccccccccccccccc"\n\n'
        '[[debt]]\npage = "https://example.org/gout"\nrule = "axe/image-alt"\n'
        'where = "picture, in “Care”"\nsince = 2026-01-01\n'
        'fingerprint = "0123456789abcdef"\nloose = "fedcba9876543210"\n\n'
        '[[debt]]\npage = "https://example.org/gout"\nrule = "axe/image-alt"\n'
        'where = "picture, in “Care”"\nsince = 2026-01-01\n'
        'fingerprint = "0123456789abcdef"\nloose = "fedcba9876543210"\n'
        'outcome = "cantTell"\ncount = 2\nmeasure = 9.5\n'
    )


def test_one_new_debt_is_one_block_in_a_diff(path: Path):
    many = tuple(replace(DEBT, fingerprint=f"{number:016}") for number in range(5))
    write_baseline(replace(BASELINE, debts=many), path)
    before = path.read_text()
    write_baseline(replace(BASELINE, debts=(*many[:2], DEBT, *many[2:])), path)
    blocks = [set(text.split("\n\n")) for text in (before, path.read_text())]
    assert len(blocks[1] - blocks[0]) == 1
    assert path.read_text().count("\n") - before.count("\n") == 8


WHOLE = """\
version = 1
made = 2026-01-01
checker = "0.1.0"
axe = "4.12.1"
rules = ["axe/list"]

[[debt]]
page = "a.html"
rule = "axe/list"
where = "list"
since = 2026-01-01
fingerprint = "1"
"""


@pytest.mark.parametrize(
    "data",
    [WHOLE.encode(), WHOLE.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + WHOLE.encode(),
     WHOLE.replace("2026-01-01", '"2026-01-01"').encode()],
    ids=["plain", "CRLF", "BOM", "dates as text"],
)  # fmt: skip
def test_what_editors_make_of_it_is_read_too(data: bytes):
    assert [debt.page for debt in parse_baseline(data, "x.toml").debts] == ["a.html"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "x.toml is empty."),
        (" \n\n", "x.toml is empty."),
        ("version = ", "x.toml is broken: Invalid value"),
        (f"{WHOLE}[[debt", "x.toml is broken:"),
        (f"<<<<<<< HEAD\n{WHOLE}", "x.toml has conflict marks of a merge."),
        (f"{WHOLE}\n=======\n", "x.toml has conflict marks"),
        (f"{WHOLE}\r\n>>>>>>> theirs\r\n", "x.toml has conflict marks"),
        (WHOLE.replace("version = 1", "version = 2"), "x.toml is of version 2; this checker reads 1."),
        (WHOLE.replace("version = 1\n", ""), "x.toml is no baseline: it has no version."),
        (WHOLE.replace("version = 1", "version = true"), "it has no version"),
        (WHOLE.replace("version = 1", 'version = "1"'), "it has no version"),
        (WHOLE.replace("version = 1", "version = 0"), "it has no version"),
        ("[tool.checker]\nprofile = 'strict'", "it has no version"),
        (f"{WHOLE}count = 0", "broken: the count of [[debt]] number 1 is not from 1 to 1,000,000,000."),
        (f"{WHOLE}count = -3", "the count of [[debt]] number 1 is not from 1 to"),
        (f"{WHOLE}count = 1.5", "broken: Expected `int`"),
        (f"{WHOLE}count = {'9' * 5000}", "broken:"),
        (f"{WHOLE}count = {'9' * 30}", "broken:"),
        (f"{WHOLE}measure = nan", "the measure of [[debt]] number 1 is no number"),
        (f"{WHOLE}measure = 'high'", "broken: Expected `float"),
        (f"{WHOLE}note = 'mine'", "unknown field `note`"),
        (WHOLE.replace('rule = "axe/list"\n', ""), "missing required field `rule`"),
        (WHOLE.replace("since = 2026-01-01", "since = 5"), "broken: Expected `date`"),
        (WHOLE.replace("[[debt]]", "[debt]"), "broken: Expected `array`"),
        (WHOLE.replace('rules = ["axe/list"]', "rules = 3"), "broken: Expected `array`"),
        (f"pages = [1]\n{WHOLE}", "broken: Expected `object`"),
        (f"x = {'[' * 100_000}", "broken:"),
        (b"version = 1 # \xff", "x.toml is not text in UTF-8."),
        (WHOLE.encode("utf-16"), "x.toml is not text in UTF-8."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_baseline_is_told_in_one_line(data: str | bytes, says: str):
    with pytest.raises(ConfigError) as caught:
        parse_baseline(data if isinstance(data, bytes) else data.encode(), "x.toml")
    assert says in caught.value.cause
    assert "\n" not in str(caught.value)
    assert caught.value.remedy.endswith(("checker baseline", "--prune", "a later one."))


def test_words_of_a_page_that_look_like_conflict_marks_do_no_harm(path: Path):
    hostile = replace(DEBT, where="\n<<<<<<< HEAD\n", page="\u2028=======\x85>>>>>>>")
    write_baseline(replace(BASELINE, debts=(hostile,)), path)
    assert read_baseline(path).debts == (hostile,)


def test_half_a_character_of_a_page_does_not_stop_it(path: Path):
    write_baseline(replace(BASELINE, debts=(replace(DEBT, where="a \ud83d b"),)), path)
    assert read_baseline(path).debts[0].where == "a ? b"


def test_a_place_that_cannot_be_read_is_told(tmp_path: Path):
    for place in (tmp_path, tmp_path / "none.toml", tmp_path / "none" / "x.toml"):
        with pytest.raises(ConfigError, match="cannot be read: ") as caught:
            read_baseline(place)
        assert str(place) in caught.value.cause


def test_a_big_one_is_read_whole(path: Path):
    debts = tuple(replace(DEBT, fingerprint=f"{number:016x}") for number in range(5_000))
    write_baseline(replace(BASELINE, debts=debts), path)
    assert read_baseline(path).debts == debts
