"""A run is green only when all was looked at: each way of missing something, called as a user calls it.

Beside each stands a page that looks alike and is fine.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.browser

PLAIN = "Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. " * 4
POLISH = "Guz neuroendokrynny to rzadki rodzaj nowotworu, który rośnie zwykle bardzo powoli w jelitach. " * 5
HEAD = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width">{head}</head><body>'
)
MENU = "<header><nav><ul>" + "".join(
    f'<li><a href="/topic-{number}">Topic number {number}</a></li>' for number in range(45)
) + "</ul></nav>{}</header>"  # fmt: skip
CSS = {"content-type": "text/css"}
FIELD = '<form>{}<label>Password <input type="password"></label><button>Log in</button></form>'


class Ended(NamedTuple):
    code: int
    gaps: list[str]
    notes: list[str]
    said: str


def check(folder: Path, *call: str) -> Ended:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", *call, "--no-screenshot", "--format", "json=told.json", "--format", "console"],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    verdict = json.loads((folder / "told.json").read_text("utf-8"))["verdict"]
    assert set(verdict["gaps"]) <= set(verdict["reasons"])
    return Ended(done.returncode, verdict["gaps"], verdict["notes"], " ".join(done.stdout.split()))


def page(
    main: str, *, title: str = "Living with a rare tumour", head: str = "", lang: str = "en", around: str = ""
) -> str:
    start = HEAD.format(lang=lang, title=title, head=head)
    return f"{start}{around}<main><h1>{title}</h1>{main}</main></body></html>"


GOOD = page(f'<p id="content">{PLAIN}</p>')


@pytest.mark.parametrize(("selector", "code"), [("#content", 0), ("#chart", 3)])
def test_what_one_waits_for_must_come(server: Any, tmp_path: Path, selector: str, code: int):
    ended = check(tmp_path, server.page(GOOD), "--wait-for", selector)
    assert (ended.code, len(ended.gaps)) == (code, int(code == 3)), ended
    assert ("'#chart' never came, though --wait-for asks for it" in ended.said) == (code == 3)


def test_pages_that_all_end_at_one_that_was_not_named(server: Any, tmp_path: Path):
    home = server.page(GOOD, "/ends/home")
    asked = [server.page((302, "", {"location": f"/ends/home?from={n}"}), f"/ends/r{n}") for n in (1, 2, 3)]
    ended = check(tmp_path, *asked)
    assert (ended.code, len(ended.gaps)) == (3, 1), ended
    assert f"3 named pages all end at {home}, which was not named" in ended.said
    named = check(tmp_path, *asked, home)
    assert (named.code, named.gaps) == (0, [])
    assert named.notes[0].startswith(f"3 other pages that were named end at {home}: ")
    assert check(tmp_path, asked[0])[:3] == (0, [], [])


def test_pages_that_a_script_leads_to_a_log_in(server: Any, tmp_path: Path):
    server.page(page(f"<p>{PLAIN}</p>", title="Your own letters"), "/ends/welcome")
    leads = "<!doctype html><title>Wait</title><script>location.replace('/ends/welcome')</script>"
    ended = check(tmp_path, *(server.page(leads, f"/ends/letter-{n}") for n in (1, 2)))
    assert (ended.code, len(ended.gaps)) == (3, 1), ended


@pytest.mark.parametrize(
    ("head", "main", "code", "said"),
    [
        ('<link rel="stylesheet" href="/parts/main.css">', "", 0, ""),
        ('<link rel="stylesheet" href="/parts/gone.css">', "", 3, "A style sheet did not load"),
        ('<link rel="stylesheet" href="http://127.0.0.1:2/a.css">', "", 3, "A style sheet did not load"),
        ('<link rel="stylesheet" href="http://127.0.0.1:2/fonts.css">', "", 0, "did not load"),
        (
            '<script src="http://127.0.0.1:2/tracker.js"></script>',
            "",
            0,
            "1 script, style sheet or frame did",
        ),
        ('<script src="/parts/insights.js"></script>', "", 0, "1 script, style sheet or frame did not load"),
        ('<script src="/parts/broken.js"></script>', "", 3, "A script did not load"),
        ("", '<iframe src="http://127.0.0.1:2/map" title="Map"></iframe>', 3, "A frame did not load"),
        (
            "",
            '<iframe src="http://127.0.0.1:2/px" title="Visits" width="1" height="1"></iframe>',
            0,
            "did not load",
        ),
        ("", '<iframe src="/parts/map" title="Map"></iframe>', 0, ""),
    ],
)
def test_what_the_page_did_not_get(server: Any, tmp_path: Path, *, head, main, code, said):
    server.page((200, "h1 { color: navy }", CSS), "/parts/main.css")
    server.page((503, "", {}), "/parts/broken.js")
    server.page(page("<p>Take the bus to the hill.</p>", title="Where we are"), "/parts/map")
    ended = check(tmp_path, server.page(page(f"<p>{PLAIN}</p>{main}", head=head)))
    assert (ended.code, len(ended.gaps)) == (code, int(code == 3)), ended
    assert said in ended.said
    assert bool(said) == ("did not load" in ended.said)


@pytest.mark.parametrize(
    ("title", "main", "header", "code"),
    [
        ("Page not found", "<p>Sorry, it is not here.</p>", "", 3),
        ("Sign in to go on", FIELD.format("<label>Name <input></label>"), "", 3),
        ("Contact us", "<p>Call 555 0100 from nine to five.</p>", "", 0),
        ("Contact us", "<p>Call 555 0100 from nine to five.</p>", FIELD.format(""), 0),
        ("Ward 404", "<p>Take the lift to the fourth floor.</p>", "", 0),
        ("How a scan works", "<p>Watch the film. It lasts two minutes.</p>", "", 0),
    ],
)
def test_menus_make_no_page_of_an_error_or_a_log_in(
    server: Any, tmp_path: Path, *, title, main, header, code
):
    address = server.page(page(main, title=title, around=MENU.format(header)))
    ended = check(tmp_path, address, "--profile", "report-only")
    assert (ended.code, bool(ended.gaps)) == (code, code == 3), ended
    assert ("could not be checked. This looks like" in ended.said) == (code == 3)


@pytest.mark.parametrize(
    ("text", "profile", "code"),
    [
        (f"{POLISH}</p><p>{POLISH}", "patient", 3),
        (f"{POLISH}</p><p>{POLISH}", "plain-words", 3),
        (f"{POLISH}</p><p>{POLISH}", "wcag22-aa", 0),
        ("Zadzwoń do nas. Jesteśmy tu dla ciebie.", "plain-words", 0),
    ],
)
def test_a_grade_that_decides_must_be_known(server: Any, tmp_path: Path, *, text, profile, code):
    address = server.page(page(f"<p>{text}</p>", title="Życie z rzadkim guzem", lang="pl"))
    ended = check(tmp_path, address, "--profile", profile)
    assert (ended.code, len(ended.gaps)) == (code, int(code == 3)), ended
    said = "The reading grade could not be scored: only texts in English and German have one"
    assert (said in ended.said) == (code == 3)


@pytest.mark.parametrize("how", [["--quiet"], ["--format", "json=told.json"]])
def test_a_gap_is_told_where_there_is_no_summary(server: Any, tmp_path: Path, how: list[str]):
    head = '<link rel="stylesheet" href="/parts/gone.css">'
    address = server.page(page(f"<p>{PLAIN}</p>", head=head))
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", address, "--no-screenshot", *how],
        cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert f"not whole: {address}: A style sheet did not load, " in done.stderr
    assert done.stdout.startswith("incomplete: ")
