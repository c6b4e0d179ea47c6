"""Show how two saved runs differ: verdict, faults, questions, reading grade. Used by script/demo.

    script/difference.py BEFORE AFTER      folders of runs

Ends with 0 when the first run failed and the second passed, else with 1.
"""

import sys
from collections import Counter
from pathlib import Path

from checker.model import Finding, Run
from checker.store import load_run

_COLUMNS = "{:<28}{:>14}{:>14}"


def main(before: Path, after: Path) -> int:
    """Print the table and the rules that were put right; return the exit code."""
    runs = [load_run(before), load_run(after)]
    print(_COLUMNS.format("", "before", "after"))
    for label, values in _rows(runs):
        print(_COLUMNS.format(label, *values))
    gone = _faults(runs[0]) - _faults(runs[1])
    print("\nPut right, most often first:")
    for rule, number in gone.most_common():
        print(f"{number:>4} x {rule}")
    print(f"\nThe reports lie in:\n  {before / 'report.html'}\n  {after / 'report.html'}")
    return _judged([run.verdict.outcome for run in runs])


def _judged(outcomes: list[str]) -> int:
    if outcomes == ["fail", "pass"]:
        print("\nAs it should be: the first page fails, the second passes.")
        return 0
    print(f"\nThe first page should fail and the second pass; they are: {' and '.join(outcomes)}.")
    return 1


def _rows(runs: list[Run]) -> list[tuple[str, list[str]]]:
    return [
        ("verdict", [run.verdict.outcome for run in runs]),
        ("faults that decide", [str(sum(one.gates for one in _findings(run, "failed"))) for run in runs]),
        ("faults in all", [str(len(_findings(run, "failed"))) for run in runs]),
        ("kinds of fault", [str(len(_faults(run))) for run in runs]),
        ("places for a person to look", [str(len(_findings(run, "cantTell"))) for run in runs]),
        ("reading grade", [_grade(run) for run in runs]),
    ]


def _findings(run: Run, outcome: str) -> list[Finding]:
    return [one for page in run.pages for one in page.findings if one.outcome == outcome]


def _faults(run: Run) -> Counter[str]:
    return Counter(one.rule for one in _findings(run, "failed"))


def _grade(run: Run) -> str:
    readings = [page.reading for page in run.pages]
    grades = [reading.grade for reading in readings if reading and reading.grade is not None]
    return f"{grades[0]:.1f}" if grades else "not scored"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
