"""Pages of a baseline that are there no more: nobody can put right what is on them."""

from collections.abc import Callable

from msgspec.structs import replace

from checker.judge.shelf import Folders, Shelf, name_key
from checker.model import Baseline, Run

Gone = Callable[[str], bool]
"""Says of a page, by its name in a baseline, whether it is there no more."""
_ANSWERS = (404, 410)
"""HTTP status of pages that are there no more."""


def none_is(_: str) -> bool:
    """Return that a page is still there."""
    return False


def gone_pages(run: Run, old: Baseline, folders: Folders, is_gone: Gone) -> frozenset[str]:
    """Return the names of the pages of a baseline that are gone; one that the run checked never is."""
    shelf = Shelf.of(old, (page.url for page in run.pages), folders)
    seen = {shelf.key_of(page.url) for page in run.pages if page.outcome == "checked"}
    refused = {shelf.key_of(page.url) for page in run.pages if page.status in _ANSWERS} - seen
    names = {*(one.page for one in old.pages), *(debt.page for debt in old.debts)}
    return frozenset(
        name for name in names if (key := name_key(name)) in refused or (key not in seen and is_gone(name))
    )


def without(old: Baseline, gone: frozenset[str]) -> Baseline:
    """Return a baseline without these pages and their debts."""
    return replace(
        old,
        pages=tuple(one for one in old.pages if one.page not in gone),
        debts=tuple(debt for debt in old.debts if debt.page not in gone),
    )
