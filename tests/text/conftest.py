"""A page's text as the probe hands it over, written as a short outline."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from checker.model import InlineMark, PageText, Region, TextUnit

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

_ROLES = {"p": "paragraph", "li": "listitem", "td": "cell", "a": "link", "div": "other", "label": "label",
          "button": "button", "quote": "quote", "summary": "button"}  # fmt: skip
_LANDMARKS = {
    "nav": "navigation",
    "main": "main",
    "header": "banner",
    "footer": "contentinfo",
    "aside": "complementary",
}
_LINE = re.compile(r"( *)(<)?([a-z]+[1-6]?)([^:>]*)[:>] ?(.*)")


@pytest.fixture
def outline() -> Callable[[str], PageText]:
    """Return a function from an outline to the text of a page.

    `<tag key=value …>` opens a region, deeper lines stand in it; `tag: text` is a unit (h2, p, li, td, a …);
    `hidden=…` on a unit hides it. `[[words]]` in a text is a link.
    """
    return _page


def _page(source: str) -> PageText:
    regions: list[Region] = []
    units: list[TextUnit] = []
    open_regions: list[tuple[int, int]] = []
    for line in filter(str.strip, source.splitlines()):
        match = _LINE.fullmatch(line)
        assert match, line
        indent, opens, tag, rest, text = match.groups()
        keys = dict(_keys(rest))
        while open_regions and open_regions[-1][0] >= len(indent):
            open_regions.pop()
        parent = open_regions[-1][1] if open_regions else -1
        if opens:
            open_regions.append((len(indent), len(regions)))
            regions.append(_region(tag, parent, keys, len(regions)))
        else:
            units.append(_unit(tag, text, parent, keys, len(units)))
    return PageText(regions=tuple(regions), units=tuple(units))


def _keys(rest: str) -> list[tuple[str, str]]:
    return [(key, quoted or plain) for key, quoted, plain in re.findall(r"(\w+)=(?:'([^']*)'|(\S+))", rest)]


def _region(tag: str, parent: int, keys: dict[str, str], place: int) -> Region:
    return Region(
        parent=parent,
        tag=tag,
        role=keys.get("role", _LANDMARKS.get(tag, "")),
        label=keys.get("label", ""),
        id=keys.get("id", ""),
        classes=keys.get("class", ""),
        selector=f"{tag}-{place}",
        hidden=keys.get("hidden", ""),
        disclosed_by=keys.get("by", ""),
        user=keys.get("user", ""),  # type: ignore[arg-type]
        frame=tuple(filter(None, [keys.get("frame", "")])),
    )


def _unit(tag: str, text: str, region: int, keys: dict[str, str], place: int) -> TextUnit:
    marks = []
    while "[[" in text:
        before, rest = text.split("[[", 1)
        inside, after = rest.split("]]", 1)
        marks.append(InlineMark(start=len(before), end=len(before) + len(inside), kind="link", value="/x"))
        text = before + inside + after
    heading = re.fullmatch(r"h([1-6])", tag)
    return TextUnit(
        role="heading" if heading else _ROLES[tag],  # type: ignore[arg-type]
        text=text.strip(),
        region=region,
        selector=f"{tag}:{place}" if tag != "summary" else f"details > summary:{place}",
        level=int(heading[1]) if heading else 0,
        hidden=keys.get("hidden", ""),
        lang=keys.get("lang", ""),
        marks=tuple(marks),
    )
