"""A workflow for GitHub Actions."""

from collections.abc import Iterator

from checker.project.ci.job import BROWSER, INSTALL, Job
from checker.project.ci.yaml_text import indented, quoted

PATH = ".github/workflows/checker.yml"
NEXT = ""
_HEAD = """\
# Checks the pages that checker.toml names. Written by `checker init`; change it as you like.
name: checker

on:
  pull_request:
  push:
    branches: [main, master]

permissions:
  contents: read

jobs:
  checker:
    runs-on: ubuntu-latest
    timeout-minutes: 30
"""
_SET_UP = f"""\
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0 # the whole history, to see if the baseline has grown

      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"

      - name: Install checker
        run: {INSTALL}

      - name: Find a browser, or fetch one
        run: {BROWSER}
"""
_KEEP = """\

      - name: Keep the report
        if: always()
        uses: actions/upload-artifact@v7
        with:
          name: checker-report
          path: {path}
          if-no-files-found: ignore
"""
_SARIF = """\

      # Where the repository has code scanning: give the job the permission `security-events: write` too, and
      # let the findings stand among its alerts.
      # - name: Show the findings as alerts
      #   if: always()
      #   uses: github/codeql-action/upload-sarif@v4
      #   with:
      #     sarif_file: {path}
"""


def write(job: Job) -> str:
    """Return the text of the workflow."""
    within = f"{job.folder}/" if job.folder else ""
    check = job.check("github", "sarif=checker.sarif", "html=checker-report.html")
    return "".join(
        [
            _HEAD,
            indented(_folder(job), 4),
            indented(["steps:"], 4),
            _SET_UP,
            indented(_make(job), 6),
            indented(["", "- name: Check the pages", f"  run: {check}"], 6),
            _KEEP.format(path=quoted(f"{within}checker-report.html")),
            _SARIF.format(path=quoted(f"{within}checker.sarif")),
        ]
    )


def _folder(job: Job) -> Iterator[str]:
    if job.folder:
        yield from ("defaults:", "  run:", f"    working-directory: {quoted(job.folder)}")


def _make(job: Job) -> Iterator[str]:
    if job.make:
        yield from (
            "",
            f"# {job.tool} must be there: add what sets it up, and what the pages need to be whole.",
            f"- name: {'Serve' if job.server else 'Make'} the pages",
            "  run: |",
            *(f"    {line}" for line in job.make),
        )
