"""checker.toml or [tool.checker] → Settings."""

from checker.config.load import SettingsFile, called, find, load
from checker.config.selectors import Selector, no_selector, selectors_of
from checker.config.settings import FILE_ONLY, READERS, SECRET, Settings
from checker.config.tables import BASELINE_NAME, BaselineUse
from checker.config.unknown import OWN_FILE

__all__ = [
    "BASELINE_NAME",
    "FILE_ONLY",
    "OWN_FILE",
    "READERS",
    "SECRET",
    "BaselineUse",
    "Selector",
    "Settings",
    "SettingsFile",
    "called",
    "find",
    "load",
    "no_selector",
    "selectors_of",
]
