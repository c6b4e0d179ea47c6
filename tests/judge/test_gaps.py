"""What was not looked at becomes a gap, and what only looks like it does not."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import judge_page
from checker.judge.gaps import ungraded
from checker.judge.lost import lost_events
from checker.model import LostRequest, Reading, SettleStep

TODAY = date(2026, 1, 1)
SITE = "https://clinic.example"
FINNISH = "Neuroendokriininen kasvain on harvinainen syöpä, joka kasvaa yleensä hitaasti suolistossa. " * 14
SPANISH = (
    "Llame a su médico si tiene fiebre. Beba agua. Descanse en casa. Tome la pastilla por la noche. " * 8
)
"""Easy by the scale of its formula."""
POLISH = "Guz neuroendokrynny to rzadki rodzaj nowotworu, który rośnie zwykle bardzo powoli w jelitach. " * 10
JAPANESE = "神経内分泌腫瘍は、まれな種類のがんで、ふつうは腸や膵臓でゆっくりと大きくなります。" * 6
ENTRY = "Ward 7, second floor"


def gaps(book: Any, captured: Any, profile: Any = "wcag22-aa") -> tuple[str, ...]:
    wanted = book.profile(profile) if isinstance(profile, str) else profile
    return judge_page(captured, book, wanted, TODAY).gaps


@pytest.mark.parametrize(
    ("step", "reached", "told"),
    [("wait-for", False, 1), ("wait-for", True, 0), ("network", False, 0), ("DOM quiet", False, 0)],
)
def test_only_a_condition_that_the_user_named_must_be_reached(book: Any, make: Any, step, reached, told):
    steps = (SettleStep(name=step, reached=reached, waited=9, detail="#content"),)
    found = gaps(book, replace(make.evidence(), settled=steps))
    assert len(found) == told
    assert all("'#content' never came" in gap and "--wait-for" in gap for gap in found)


def a_lost(kind: str, path: str = "/main.css", why: str = "status 404", **more: Any) -> LostRequest:
    return LostRequest(kind=kind, url=f"{SITE}{path}", why=why, **more)


FRAME = {"main": False, "width": 300, "height": 150}
REFUSED = "ERR_CONNECTION_REFUSED"


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        (a_lost("stylesheet"), f"A style sheet did not load, {SITE}/main.css (status 404): colours"),
        (a_lost("stylesheet", own=False, why=REFUSED), f"did not load, {SITE}/main.css ({REFUSED})"),
        (a_lost("stylesheet", "/blueprint.css"), "A style sheet"),
        (a_lost("stylesheet", "/silicon.css"), "A style sheet"),
        (a_lost("stylesheet", "/fonts/site.css"), "A style sheet"),
        (a_lost("stylesheet", main=False), ""),
        (a_lost("stylesheet", "/fonts.css"), ""),
        (a_lost("stylesheet", "/webfont.min.css"), ""),
        (a_lost("stylesheet", "/material-icons.css"), ""),
        (a_lost("stylesheet", "/print.css"), ""),
        (LostRequest(kind="stylesheet", url="https://fonts.letters.example/css", why=REFUSED, own=False), ""),
        (a_lost("document", "/map", **FRAME), f"A frame did not load, {SITE}/map (status 404): what"),
        (a_lost("document", "/map", why=REFUSED, own=False, **FRAME), "A frame"),
        (a_lost("document", "/pixel", main=False, width=1, height=1), ""),
        (a_lost("document", "/strip", main=False, width=300, height=1), ""),
        (a_lost("document", "/unseen", main=False), ""),
        (a_lost("script", "/app.js", REFUSED), "A script did not load"),
        (a_lost("script", "/app.js", "status 503"), "A script did not load"),
        (a_lost("script", "/app.js", "no answer in time"), "A script did not load"),
        (a_lost("script", "/insights.js"), ""),
        (a_lost("script", "/tracker.js", REFUSED, own=False), ""),
        (a_lost("script", "/app.js", REFUSED, main=False), ""),
    ],
)
def test_what_did_not_load(book: Any, make: Any, lost: LostRequest, told: str):
    found = gaps(book, replace(make.evidence(), lost=(lost,)))
    assert len(found) == bool(told)
    assert told in "".join(found)


def test_all_that_did_not_load_is_told_and_counted(book: Any, make: Any):
    lost = (a_lost("stylesheet", "/a.css"), a_lost("stylesheet", "/b.css"), a_lost("script", "/t.js"))
    report = judge_page(replace(make.evidence(), lost=lost), book, book.profile("patient"), TODAY)
    assert report.gaps[0].startswith(f"2 style sheets did not load, the first {SITE}/a.css (status 404)")
    assert report.events == tuple(lost_events(lost))
    assert [event.detail for event in report.events] == [
        f"stylesheet {SITE}/a.css (status 404)", f"stylesheet {SITE}/b.css (status 404)",
        f"script {SITE}/t.js (status 404)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "lang", "profile", "told"),
    [
        (
            (FINNISH,),
            "fi",
            "patient",
            "only texts in English and German have one, and this one is in the language “fi”",
        ),
        ((FINNISH,), "fi", "plain-words", "only texts in English and German"),
        ((FINNISH,), "fi", "strict", "only texts in English and German"),
        ((FINNISH,), "en", "patient", "“fi”"),
        ((JAPANESE,), "ja", "patient", "“ja”"),
        ((FINNISH,), "fi", "wcag22-aa", ""),
        ((FINNISH,), "fi", "report-only", ""),
        ((FINNISH[:300],), "fi", "patient", ""),
        ((ENTRY,) * 60, "en", "patient", ""),
        ((JAPANESE[:80],), "ja", "patient", ""),
        ((POLISH,), "pl", "patient", "“pl”"),
        ((SPANISH,), "es", "patient", ""),
    ],
)
def test_a_grade_that_decides_and_cannot_be_given(book, make, *, texts, lang, profile, told):
    captured = make.evidence(text=make.page_text(*texts), facts=make.snapshot(lang=lang))
    found = gaps(book, captured, profile)
    assert len(found) == bool(told)
    assert told in "".join(found)
    assert all("--profile" in gap for gap in found)


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        ("", "the language of the text is not known"),
        ("en-GB", "the text has no full sentences"),
        ("de", "the text has no full sentences"),
        ("de_AT", "the text has no full sentences"),
        ("fr", "only texts in English and German have one, and this one is in the language “fr”"),
        ("tlh", "only texts in English and German have one, and this one is in the language “tlh”"),
    ],
)
def test_why_a_text_has_no_grade(lang: str, why: str):
    reading = Reading(grade=None, interval=None, level="not scored", words=200, sentences=0, lang=lang)
    assert f"The reading grade could not be scored: {why}. " in ungraded(reading)


def test_an_english_page_has_its_grade(book: Any, make: Any):
    assert gaps(book, make.evidence(), "patient") == ()


def test_a_page_that_was_not_judged_has_a_reason_and_no_gaps(book: Any, make: Any):
    captured = replace(make.evidence(status=404), lost=(a_lost("stylesheet"),))
    report = judge_page(captured, book, book.profile("patient"), TODAY)
    assert (report.outcome, report.gaps) == ("untested", ())
