"""What is asked of a look at a page: the settings, put as selectors, limits and yes or no."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.config import Settings
from checker.model import State

AXE_SHARE = 0.6
"""How much of what is left of a page's time axe-core's rules may take."""


class Extent(NamedTuple):
    """How much of a page is looked at."""

    aaa: bool = False
    """Whether axe-core's rules of level AAA run too."""
    picture: bool = False
    """Whether its picture is taken."""
    words_only: bool = False
    """Whether axe-core's rules are left out."""
    phone: bool = False
    """Whether the lines of its text are measured at the width of a phone, too."""


EVERYTHING = Extent()


@dataclass(frozen=True)
class Asked:
    """What the user wants of a look."""

    state: State = field(default_factory=State)
    """The state that the page is in; who calls has put it there."""
    extent: Extent = EVERYTHING
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """Selectors; each place tells which of them match it or something around it."""
    on_step: Callable[[str], None] = lambda _step: None
    """Told what comes next, in words for a person who waits."""
    axe_limit: float | None = None
    """Seconds that axe-core's rules may take; elements past it are told as untested. None: no limit."""


def asked_for(settings: Settings, state: State, extent: Extent, *, left: float) -> Asked:
    """Return what the settings ask of a look.

    Args:
        state: the state that the page is in.
        extent: how much is looked at.
        left: seconds that are left of the page's time; axe-core gets its share of them.
    """
    return Asked(
        state=state,
        extent=extent,
        include=settings.include,
        exclude=settings.exclude,
        redact=settings.redact,
        expect=settings.expect,
        within=settings.within,
        axe_limit=max(0.0, left * AXE_SHARE),
    )
