"""checker.toml or [tool.checker] → Settings."""

from checker.config.load import SettingsFile, find, load
from checker.config.settings import READERS, SECRET, Settings

__all__ = ["READERS", "SECRET", "Settings", "SettingsFile", "find", "load"]
