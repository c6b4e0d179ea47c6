"""Evidence → findings → verdict. Pure: no browser, no clock, no network, no disk."""

from checker.judge.notes import run_notes
from checker.judge.page_judge import judge_page
from checker.judge.policy import Policy
from checker.judge.shelf import Shelf
from checker.judge.standing import decided
from checker.judge.verdict import verdict, within_limits

__all__ = ["Policy", "Shelf", "decided", "judge_page", "run_notes", "verdict", "within_limits"]
