"""What a CI job does, told once for all services: shell commands in their order."""

import re
import shlex
from dataclasses import dataclass

from checker import __version__
from checker.errors import UsageError
from checker.project.look import Found

INSTALL = f'python -m pip install "patient-page-checker=={__version__}"'
"""One version, so that a new one comes when the project wants it, and not overnight."""
BROWSER = "checker doctor --browser-only || python -m playwright install --with-deps chromium"
_PLAIN = re.compile(r"[\w.,@+=()/ -]+")
"""Names that mean themselves in quotes to a shell, to YAML, to Groovy and to each service."""


@dataclass(frozen=True)
class Job:
    """The commands of a job, and the folder that they run in."""

    folder: str = ""
    """From the top of the repository, with `/`; empty for the top."""
    prepare: tuple[str, ...] = ()
    """What installs the needs of the tool that makes the pages."""
    build: tuple[str, ...] = ()
    """What makes the pages."""
    server: str = ""
    """What serves the pages, and goes on while they are checked."""
    address: str = ""
    tool: str = ""
    """The name of the tool."""

    @property
    def make(self) -> tuple[str, ...]:
        """All that comes before the check: needs, pages, server."""
        return (*self.prepare, *self.build, *self.serve)

    @property
    def serve(self) -> tuple[str, ...]:
        """What starts the server and waits until it answers."""
        if not self.server:
            return ()
        wait = (
            f"curl --silent --output /dev/null --retry 60 --retry-delay 1 --retry-all-errors {self.address}"
        )
        return (f"{self.server} > server.log 2>&1 &", wait)

    @property
    def enter(self) -> tuple[str, ...]:
        """What goes to the folder, where it is not the top."""
        return (f"cd {shlex.quote(self.folder)}",) if self.folder else ()

    def check(self, *formats: str) -> str:
        """Return the command that checks the pages and writes these formats."""
        return " ".join(["checker check", *(f"--format {one}" for one in formats)])


def job_of(found: Found) -> Job:
    """Return the job that checks a project.

    Raises UsageError when the project's folder has a name that CI services read as more than a name.
    """
    folder = found.folder.relative_to(found.top).as_posix() if found.folder != found.top else ""
    if folder and not _PLAIN.fullmatch(folder):
        raise UsageError(
            "The folder of the project has a name that CI services do not read as it is written.",
            "Use --ci none, or give the folder a name of letters, digits, - and _.",
        )
    lines = tuple(found.kind.build.splitlines()) if found.kind else ()
    served = bool(found.address)
    return Job(
        folder=folder,
        prepare=found.prepare,
        build=lines[:-1] if served else lines,
        server=lines[-1] if served else "",
        address=found.address,
        tool=found.kind.name if found.kind else "",
    )
