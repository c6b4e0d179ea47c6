"""Runs kept: one folder a run, whole, and readable by its owner only."""

from checker.store.find import find_run
from checker.store.runs import (
    Kept,
    RunFolder,
    evidence_files,
    load_evidence,
    load_plan,
    load_run,
    read_evidence,
)

__all__ = [
    "Kept",
    "RunFolder",
    "evidence_files",
    "find_run",
    "load_evidence",
    "load_plan",
    "load_run",
    "read_evidence",
]
