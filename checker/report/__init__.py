"""Tell a run in one format each. A format is a module with `SUFFIX`, `write(telling, out)` and, where its
files are not called `report`, a `STEM`.

Another package adds a format with an entry point in the group `checker.reports` that names such a module.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from checker.errors import UsageError
from checker.nearest import meant
from checker.report.telling import Telling

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "console": "checker.report.console.screen",
        "csv": "checker.report.csv_report",
        "github": "checker.report.ci.github",
        "github-summary": "checker.report.markdown.job_summary",
        "gitlab-accessibility": "checker.report.ci.gitlab_accessibility",
        "gitlab-codequality": "checker.report.ci.gitlab_codequality",
        "html": "checker.report.html.document",
        "json": "checker.report.json_report",
        "jsonl": "checker.report.jsonl",
        "junit": "checker.report.ci.junit",
        "markdown": "checker.report.markdown.comment",
        "reading": "checker.report.reading.console",
        "reading-html": "checker.report.reading.document",
        "sarif": "checker.report.sarif.log",
    }
)
"""Name of a format of our own → its module, imported when it is first used."""
GROUP = "checker.reports"
"""The entry point group by which other packages add formats."""


class Format(Protocol):
    """What the module of a format holds."""

    SUFFIX: str
    """How the names of its files end."""

    def write(self, telling: Telling, out: TextIO) -> None:
        """Write the run to `out`."""


def known() -> tuple[str, ...]:
    """Return the names of all formats: our own, then those of other packages."""
    return (*FORMATS, *sorted(set(_added()) - set(FORMATS)))


def load(name: str) -> Format:
    """Return the format called `name`; raises UsageError when there is none, or when it cannot be loaded."""
    if name in FORMATS:
        return cast(Format, import_module(FORMATS[name]))
    if name not in _added():
        raise UsageError(f"There is no format called “{name}”.", meant(name, known()))
    try:
        added = _added()[name].load()
    except Exception as fault:  # another package's code may fail in any way
        raise UsageError(f"The format “{name}” cannot be loaded: {fault}.", "Mend its package.") from fault
    if not (isinstance(getattr(added, "SUFFIX", None), str) and callable(getattr(added, "write", None))):
        raise UsageError(f"The format “{name}” has no SUFFIX or no write().", "Mend its package.")
    return cast(Format, added)


def render(name: str, telling: Telling) -> str:
    """Return a run told in the format called `name`, as text; raises UsageError for an unknown one."""
    out = StringIO()
    load(name).write(telling, out)
    return out.getvalue()


@cache
def _added() -> Mapping[str, "EntryPoint"]:
    from importlib.metadata import entry_points  # noqa: PLC0415  slow to load, and only for formats of others

    return {one.name: one for one in entry_points(group=GROUP)}


__all__ = ["FORMATS", "GROUP", "Format", "Telling", "known", "load", "render"]
