"""What checker needs on a machine: one question a function, each answered by trying it."""

import asyncio
import os
import platform
import re
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from checker.config import Settings
from checker.errors import CheckerError

_SAMPLE = "The doctor takes a small piece of the liver. A laboratory looks at it for abnormal cells."


class Answer(NamedTuple):
    """What was found, and what to do about it."""

    what: str
    state: Literal["ok", "note", "missing"]
    found: str
    remedy: str = ""


def python(_settings: Settings) -> Answer:
    """Tell which Python runs."""
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return Answer("Python", "ok", found)


def playwright(_settings: Settings) -> Answer:
    """Tell which Playwright is installed."""
    try:
        return Answer("Playwright", "ok", version("playwright"))
    except PackageNotFoundError:
        return Answer("Playwright", "missing", "not installed", "Run: pip install playwright")


def browser(settings: Settings) -> Answer:
    """Start the browser and open an empty page in it."""
    try:
        return Answer("Browser", "ok", asyncio.run(_started(settings)))
    except CheckerError as fault:
        return Answer("Browser", "missing", fault.cause, fault.remedy)


async def _started(settings: Settings) -> str:
    from checker.capture.launch import Browser

    async with Browser(settings) as running, running.tab():
        choice = running.choice
        where = choice.path or choice.channel or choice.endpoint
        return f"{running.version}, {where} ({choice.source})"


def sandbox(_settings: Settings) -> Answer:
    """Tell whether the browser runs in its sandbox."""
    from checker.capture.browser import sandboxed

    if sandboxed():
        return Answer("Sandbox", "ok", "on")
    remedy = "Run checker as another user when you check pages that you do not trust."
    return Answer("Sandbox", "note", "off, as root cannot use it", remedy)


def axe(settings: Settings) -> Answer:
    """Tell which axe-core is used."""
    from checker.capture.axe import axe_source

    try:
        found = re.search(r"axe v(\d+[\w.-]*)", axe_source(settings.axe_script)[:300])
    except CheckerError as fault:
        return Answer("axe-core", "missing", fault.cause, fault.remedy)
    except (ImportError, OSError) as fault:
        return Answer("axe-core", "missing", str(fault), "Run: pip install axe-playwright-python")
    named = settings.axe_script or "from axe-playwright-python"
    return Answer("axe-core", "ok", f"{found[1] if found else 'version unknown'}, {named}")


def textstat(_settings: Settings) -> Answer:
    """Score a text with textstat while the network is shut."""
    try:
        from checker.text.textstat_port import values

        with _no_network():
            scored = values(_SAMPLE, "en")
    except (ImportError, CheckerError, OSError) as fault:
        return Answer("textstat", "missing", str(fault), "Run: pip install 'textstat>=0.7.13,<0.8'")
    if not scored:
        return Answer("textstat", "missing", f"{version('textstat')} scores nothing", "Install it anew.")
    return Answer("textstat", "ok", f"{version('textstat')}, {len(scored)} formulas, works offline")


def folders(settings: Settings) -> Answer:
    """Write a file where runs are kept and where temporary files go."""
    for place in (Path(settings.runs), Path(tempfile.gettempdir())):
        try:
            _write_in(_nearest_there(place))
        except OSError as fault:
            remedy = "Choose another with --runs, or allow yourself to write there."
            return Answer("Folders", "missing", f"{place} cannot be written: {fault.strerror}", remedy)
    return Answer("Folders", "ok", f"runs are kept in {settings.runs}")


def _nearest_there(place: Path) -> Path:
    """Return the folder, or the one above it in which it would be made."""
    place = place.absolute()
    return next(folder for folder in (place, *place.parents) if folder.exists())


def _write_in(folder: Path) -> None:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".checker-")
    os.close(handle)
    Path(name).unlink()


@contextmanager
def _no_network() -> Iterator[None]:
    """Make every attempt to reach the network fail."""

    def refuse(*_args: Any) -> None:
        raise OSError("textstat wanted the network")

    connect = socket.socket.connect
    socket.socket.connect = refuse  # type: ignore[method-assign]
    try:
        yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]
