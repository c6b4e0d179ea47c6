"""Evidence → findings → verdict. Pure: no browser, no clock, no network, no disk."""

from checker.judge.limits import within_limits
from checker.judge.notes import run_notes
from checker.judge.page_judge import judge_page
from checker.judge.policy import Policy
from checker.judge.shelf import Shelf
from checker.judge.standing import decided, fixed_in_all
from checker.judge.verdict import verdict

__all__ = [
    "Policy",
    "Shelf",
    "decided",
    "fixed_in_all",
    "judge_page",
    "run_notes",
    "verdict",
    "within_limits",
]
