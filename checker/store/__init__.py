"""Runs kept: one folder a run, whole, and readable by its owner only."""

from checker.store.runs import RunFolder, find_run, load_evidence, load_plan, load_run

__all__ = ["RunFolder", "find_run", "load_evidence", "load_plan", "load_run"]
