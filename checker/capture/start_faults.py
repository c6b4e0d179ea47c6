"""Say why a browser, or a tab in it, did not start: Playwright's words are for those who write programs."""

import re

from checker.capture.browser import REMEDY, BrowserChoice
from checker.config import Settings, called
from checker.errors import BrowserDied, BrowserMissing, CheckerError, ConfigError

_ENDED = re.compile(r"process did exit: exitCode=(\d+)")
_SAID = re.compile(r"\[err\] *(\S[^\n]*)")
_MOST = 200
"""Characters of what a program said before it ended."""


def not_started(choice: BrowserChoice, settings: Settings, message: str) -> CheckerError:
    """Return the fault of a browser that does not start or cannot be reached; `message` is Playwright's."""
    where = choice.path or choice.channel or choice.endpoint
    if choice.kind in {"server", "cdp"}:
        return BrowserDied(f"The browser at {where} cannot be reached: {_first(message)}.")
    ended, said = _ENDED.search(message), _SAID.search(message)
    if ended and ended[1] == "0" and settings.browser:
        return ConfigError(
            f"{called('browser', settings.browser)} is {where}, and that ended at once when it was started: "
            "it is no browser.",
            "Name a Chromium, Chrome or Edge.",
        )
    why = _first(message)
    if ended:
        why = f"it ended with exit code {ended[1]}{f', saying: {said[1][:_MOST]}' if said else ''}"
    return BrowserMissing(f"The browser {where} does not start: {why.rstrip('.')}.", REMEDY)


def refused(settings: Settings, message: str) -> ConfigError:
    """Return the fault of settings that a browser does not take for a tab; `message` is Playwright's."""
    words = " ".join(message.split()).removeprefix("Browser.new_context: ")
    path = settings.storage_state
    if not path or not re.match(r"Error reading storage state|storage_?state\b", words, re.IGNORECASE):
        return ConfigError(f"The browser does not take these settings: {_first(message)}.")
    broken, _, why = words.partition(f"{path}: ")
    if broken and why:
        why = f"it is not JSON ({why})"
    elif words.startswith("storage_state:"):
        why = "it is not a JSON object"
    else:
        why = re.sub(r"(?i)^storage_?state\.", "", words)
    return ConfigError(
        f"{called('storage_state', path)} is {path}, and that is no log-in state: {why[:_MOST]}.",
        "Save one with Playwright: context.storage_state(path=…).",
    )


def _first(message: str) -> str:
    """Return the first line, without the name of the function that Playwright puts before it."""
    return re.sub(r"^Browser(Type)?\.\w+: ", "", message.split("\n", 1)[0]).strip().rstrip(".:")
