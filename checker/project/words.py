"""What was found in a project, and what to do next, in words and commands."""

import shlex
from collections.abc import Iterator, Sequence

from checker.project.ci import SERVICES
from checker.project.look import Found


def found_in_words(found: Found, services: Sequence[str]) -> Iterator[str]:
    """Yield what was found, a line for each thing."""
    if found.kind:
        others = [kind.name for kind in found.kinds[1:]]
        beside = f" (and {', '.join(others)})" if others else ""
        yield f"made with {found.kind.name}{beside}"
    yield _pages(found)
    if found.pages.sitemap:
        yield f"a sitemap with {_count(found.pages.sitemap, 'address', 'addresses')}"
    if found.pages.cut:
        yield "the folder is very big: not all of it was looked at"
    if services:
        yield f"CI: {', '.join(SERVICES[name] for name in services)}"
    else:
        yield f"no CI; --ci {'|'.join(SERVICES)} writes a file for one"


def next_commands(found: Found, written: Sequence[str], *, baseline: bool) -> tuple[str, str]:
    """Return the two commands that come next.

    Args:
        written: files that belong into the repository, from `found.folder`.
        baseline: whether the project has one now.
    """
    check = "checker check"
    if baseline and found.in_git:
        return f"git add {' '.join(shlex.quote(name) for name in written)}", check
    if baseline:
        return check, "checker baseline --prune"
    if found.kind and found.address:
        return f"{' && '.join(found.kind.build.splitlines())} &", check
    if found.kind and not found.pages.files:
        return found.kind.build, check
    return check, "checker baseline"


def _pages(found: Found) -> str:
    if found.address:
        return f"pages are served at {found.address}"
    where = f"in {found.site}/" if found.site else "at the top"
    if found.pages.files:
        chosen = f", {len(found.targets)} of them as targets" if found.more else ""
        return f"{_count(len(found.pages.files), 'page')} {where}{chosen}"
    if found.kind:
        return f"no pages yet in {found.site}/; this makes them: {found.kind.build}"
    return "no pages; name yours as targets in checker.toml"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
