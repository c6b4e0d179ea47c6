#!/usr/bin/env python
"""Tell the sample run of the tests in each format that has a golden file, or in those that are named."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from checker.report import FORMATS, Telling, load
from checker.report.write import write_report

TESTS = Path(__file__).resolve().parent.parent / "tests" / "report"
GOLDEN = TESTS / "golden"


def main(names: list[str]) -> None:
    """Write the files of the formats in `names`, or of those that have one."""
    telling = sample()
    for name in names or [file.stem for file in sorted(GOLDEN.iterdir()) if file.stem in FORMATS]:
        place = GOLDEN / f"{name}.{load(name).SUFFIX.rpartition('.')[2]}"
        write_report(name, telling, place)
        print(f"Wrote {place.relative_to(TESTS.parents[1])}")


def sample() -> Telling:
    """Return the run that the tests tell as well."""
    spec = spec_from_file_location("report_samples", TESTS / "conftest.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    telling: Telling = module.golden_telling()
    return telling


if __name__ == "__main__":
    main(sys.argv[1:])
