#!/usr/bin/env python
"""Write reports/schemas/run-1.json from the model. `--check` only says whether it is current."""

import json
import sys
from pathlib import Path

from checker.report.json_report import schema

PLACE = Path(__file__).parent.parent / "reports" / "schemas" / "run-1.json"


def main(arguments: list[str]) -> int:
    """Return 0 when the file is current or was written, 1 when `--check` finds it out of date."""
    text = json.dumps(schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if "--check" in arguments:
        return 0 if PLACE.is_file() and PLACE.read_text(encoding="utf-8") == text else 1
    PLACE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
