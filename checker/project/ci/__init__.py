"""A file for each CI service: one module a service, with `PATH`, `NEXT` and `write(job)`."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from checker.project.ci.job import Job, job_of

SERVICES: Mapping[str, str] = MappingProxyType(
    {
        "github": "GitHub Actions",
        "gitlab": "GitLab CI",
        "jenkins": "Jenkins",
        "azure": "Azure Pipelines",
        "shell": "a plain shell",
    }
)
"""What `--ci` may name, and what it is called."""


class Service(Protocol):
    """What the module of a service holds."""

    PATH: str
    """The file, from the top of the repository."""
    NEXT: str
    """What a person must do so that the service uses it; empty for nothing."""

    def write(self, job: Job) -> str:
        """Return the text of the file."""


def service(name: str) -> Service:
    """Return the module of a service."""
    return cast(Service, import_module(f"checker.project.ci.{name}"))


__all__ = ["SERVICES", "Job", "Service", "job_of", "service"]
