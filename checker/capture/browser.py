"""Find a Chromium: the one named, else Playwright's own, else one that is installed."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.config.paths import CHANNELS
from checker.errors import BrowserMissing

_NAMES = (
    "chromium-headless-shell", "chrome-headless-shell", "headless_shell",
    "google-chrome-stable", "google-chrome", "chromium", "chromium-browser",
    "microsoft-edge-stable", "microsoft-edge",
)  # fmt: skip
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
REMEDY = (
    "Run `playwright install chromium`, or install Chrome, Chromium or Edge, "
    "or name one with --browser; `checker doctor` shows what was looked for."
)


@dataclass(frozen=True)
class BrowserChoice:
    """Which browser, and who said so."""

    kind: Literal["bundled", "path", "channel", "server", "cdp"]
    path: str = ""
    channel: str = ""
    endpoint: str = ""
    source: str = ""
    """Plain words: `--browser`, `Playwright's own Chromium`, `installed on this machine`."""


def find_browser(setting: str = "") -> BrowserChoice:
    """Choose the browser to use.

    Raises:
        BrowserMissing: none was found, or the one named is not there.
    """
    if setting:
        return _named(setting)
    if bundled := bundled_chromium():
        return BrowserChoice("bundled", path=bundled, source="Playwright's own Chromium")
    for found in (*map(shutil.which, _NAMES), *(path for path in _MAC if Path(path).exists())):
        if found:
            return BrowserChoice("path", path=found, source="installed on this machine")
    raise BrowserMissing("No browser was found.", REMEDY)


def _named(setting: str) -> BrowserChoice:
    if setting.startswith(("ws://", "wss://")):
        return BrowserChoice("server", endpoint=setting, source="--browser")
    if setting.startswith(("http://", "https://")):
        return BrowserChoice("cdp", endpoint=setting, source="--browser")
    if setting in CHANNELS:
        return BrowserChoice("channel", channel=setting, source="--browser")
    path = shutil.which(setting)
    if not path:
        raise BrowserMissing(f"The browser {setting} is not there or cannot be started.", REMEDY)
    return BrowserChoice("path", path=path, source="--browser")


def bundled_chromium() -> str:
    """Return the path of the browser that Playwright itself installs, empty when it is not there."""
    import playwright  # noqa: PLC0415  (only its folder)

    listing = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    browsers = json.loads(listing.read_text("utf-8"))["browsers"]
    revisions = {entry["name"]: entry["revision"] for entry in browsers}
    for name in ("chromium-headless-shell", "chromium"):
        folder = _browsers_folder() / f"{name.replace('-', '_')}-{revisions.get(name)}"
        programs = ("headless_shell", "chrome-headless-shell", "chrome", "Chromium", "chrome.exe")
        for program in programs:
            if found := _first_file(folder, program):
                return found
    return ""


def _first_file(folder: Path, program: str) -> str:
    try:
        return next((str(path) for path in folder.glob(f"**/{program}") if path.is_file()), "")
    except OSError:  # another user's cache: what cannot be read is not there for us
        return ""


def _browsers_folder() -> Path:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME", home / ".cache")) / "ms-playwright"


def sandboxed() -> bool:
    """Whether Chromium's sandbox can be on: root cannot use it."""
    return not hasattr(os, "geteuid") or os.geteuid() != 0
