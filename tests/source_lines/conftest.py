"""Evidence made by hand, for places that no browser has to be asked about."""

from collections.abc import Callable

import pytest

from checker.model import (
    AxeEvidence,
    AxeNode,
    Environment,
    Evidence,
    PageText,
    Place,
    Response,
    Snapshot,
    State,
    StateEvidence,
    Target,
    TextUnit,
)


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    """Evidence with these places and texts, of a page with so many elements."""

    def made(places: list[Place], texts: list[TextUnit] | None = None, elements: int = 0) -> Evidence:
        nodes = [AxeNode(rule="r", outcome="violation", impact="minor", place=place) for place in places]
        state = StateEvidence(
            state=State(),
            snapshot=Snapshot(title="T", lang="en", url="page.html", elements=elements),
            text=PageText(units=tuple(texts or ())),
            axe=AxeEvidence(version="4", rules=(), nodes=tuple(nodes)),
        )
        return Evidence(
            target=Target(given="page.html", url="page.html", kind="file", path="page.html"),
            captured="2026-01-01T00:00:00+00:00",
            response=Response(url="page.html", status=200),
            environment=Environment(checker="", browser="", axe="4"),
            settled=(),
            states=(state,),
        )

    return made
