"""Look at a project and say what it needs to use checker: settings, and a file for its CI."""

from checker.project.look import Found, look
from checker.project.plan import Planned, plan, settings_above

__all__ = ["Found", "Planned", "look", "plan", "settings_above"]
