"""Evidence → findings → verdict. Pure: no browser, no clock, no network, no disk."""

from checker.judge.page_judge import judge_page
from checker.judge.policy import verdict

__all__ = ["judge_page", "verdict"]
