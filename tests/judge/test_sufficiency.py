"""A page with next to nothing on it is not judged; a short real page is."""

from datetime import date
from typing import Any

import msgspec
import pytest

from checker.judge import judge_page
from checker.model import Control, Heading, Image, Link, Place, Region, Unchecked

TODAY = date(2026, 1, 1)
HERE = Place(selector="x")


def heading(text: str) -> tuple[Heading, ...]:
    return (Heading(place=HERE, level=1, text=text),)


LINK = (Link(place=HERE, text="Home", href="/", url="http://127.0.0.1/"),)
APP = (Region(parent=-1, tag="div", id="root"),)
PASSWORD = {"password_fields": 1, "controls": (Control(place=HERE, kind="password"),)}
PICTURE = {"images": (Image(place=HERE, alt="A map", src="map.png", width=300, height=200),)}


def judged(book: Any, make: Any, texts: tuple[str, ...], facts: dict[str, Any], **more: Any) -> Any:
    regions = more.pop("regions", None)
    text = make.page_text(*texts)
    text = msgspec.structs.replace(text, regions=regions) if regions else text
    captured = make.evidence(text=text, facts=make.snapshot(**facts), **more)
    return judge_page(captured, book, book.profile("patient"), TODAY)


BARE = {"title": "App", "headings": ()}


@pytest.mark.parametrize(
    ("shown", "more", "said"),
    [
        (((), BARE), {}, "no text"),
        ((("Loading",), BARE), {}, "script"),
        ((("Please wait",), BARE), {"regions": APP}, "script"),
        ((("You need to enable JavaScript to run this app.",), BARE), {}, "script"),
        ((("Checking your browser first.",), {"title": "Just a moment", "headings": ()}), {}, "robots"),
        ((("Log in to see your letters", "Forgot password?"), PASSWORD), {}, "log-in"),
        (
            (("The page you want is not here.",), {"title": "Oh", "headings": heading("404")}),
            {},
            "error page",
        ),
        ((("Seite nicht gefunden",), {"title": "Seite nicht gefunden", "lang": "de"}), {}, "error page"),
        ((("Sorry.",), {}), {"status": 404}, "error status 404"),
        ((("Sorry.",), {}), {"status": 503}, "error status 503"),
        ((("A real page with words.",), {}), {"expected_found": False}, "What you expect"),
    ],
)
def test_too_little_is_untested(book: Any, make: Any, shown: Any, more: Any, said: str):
    report = judged(book, make, *shown, **more)
    assert (report.outcome, report.findings, report.checks) == ("untested", (), ())
    assert said in report.reason
    assert report.remedy


@pytest.mark.parametrize(
    ("texts", "facts", "more"),
    [
        (("Thank you. We have your letter.",), {"headings": heading("Thank you"), "links": LINK}, {}),
        (("Closed today.",), {"title": "Clinic", "headings": heading("Opening hours")}, {}),
        ((), PICTURE, {}),
        (
            ("Room 404 is on the fourth floor, next to the lift.",),
            {"headings": heading("Where to find us")},
            {},
        ),
        (("Loading dose: take two pills on day one.",), {"headings": heading("Dose"), "links": LINK}, {}),
        (("Oh.",), {"title": "404"}, {"expected_found": True}),
    ],
)
def test_a_short_real_page_is_checked(book: Any, make: Any, texts: Any, facts: Any, more: Any):
    report = judged(book, make, texts, facts, **more)
    assert report.outcome == "checked", report.reason


def test_a_long_page_about_logging_in_or_errors_is_checked(book: Any, make: Any):
    words = tuple("How to log in when you forgot your password, and what not found means." for _ in range(12))
    facts = {"title": "Page not found: what it means", "headings": heading("Page not found"), **PASSWORD}
    assert judged(book, make, words, facts).outcome == "checked"


def test_an_unchecked_target_says_why(book: Any, make: Any):
    target = make.evidence().target
    missed = Unchecked(
        target=target, captured="", kind="dns", reason="No such host.", remedy="Check the name."
    )
    report = judge_page(missed, book, book.profile("patient"), TODAY)
    assert (report.outcome, report.reason, report.remedy) == ("untested", "No such host.", "Check the name.")


MENU = [f"Topic number {number} for patients" for number in range(30)]


@pytest.mark.parametrize(
    ("title", "own", "facts", "said"),
    [
        ("Page not found", "It is not here.", {}, "error page"),
        ("Sign in", "Welcome back.", PASSWORD, "log-in"),
        ("Just a moment", "Checking your browser. Verify you are human.", {}, "robots"),
        ("Contact us", "Call 555 0100.", {}, ""),
        ("Contact us", "Call 555 0100.", PASSWORD, ""),
        ("Ward 404", "Take the lift to the fourth floor.", {}, ""),
        ("Just a moment of calm", "Watch the film.", {}, ""),
    ],
)
def test_on_a_crowded_page_the_readers_text_counts(book, make, *, title, own, facts, said):
    regions = (Region(parent=-1, tag="main", role="main"), Region(parent=-1, tag="nav", role="navigation"))
    menu = [make.unit(text, number, role="listitem", region=1) for number, text in enumerate(MENU, start=9)]
    text = msgspec.structs.replace(make.page_text(*menu, make.unit(own)), regions=regions)
    shown = make.snapshot(title=title, headings=heading(title), links=LINK * 30, **facts)
    report = judge_page(make.evidence(text=text, facts=shown), book, book.profile("patient"), TODAY)
    assert (report.outcome == "untested") == bool(said), report.reason
    assert said in report.reason
