"""A shell script for any other service."""

from checker.project.ci.job import BROWSER, INSTALL, Job

PATH = "checker-ci.sh"
NEXT = "Let your CI run: sh checker-ci.sh"
_HEAD = """\
#!/bin/sh
# Checks the pages that checker.toml names. Written by `checker init`; change it as you like.
# Needs Python 3.11 or later, and the whole history of the repository.
# Exit codes: 0 pass, 1 fail, 2 wrong use, 3 a page could not be checked.
set -e
"""


def write(job: Job) -> str:
    """Return the text of the script."""
    make = (f"# {job.tool} must be there.", *job.make) if job.make else ()
    check = job.check("console", "junit=checker-junit.xml", "html=checker-report.html")
    folder = ('cd "$(dirname "$0")"', *job.enter)
    return f"{_HEAD}{chr(10).join([*folder, INSTALL, BROWSER, *make, check])}\n"
