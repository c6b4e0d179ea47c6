"""A job for GitLab CI, in a file of its own that the project's file includes."""

from collections.abc import Iterator

from checker.project.ci.job import BROWSER, INSTALL, Job
from checker.project.ci.yaml_text import indented, quoted

PATH = "checker.gitlab-ci.yml"
NEXT = "Add these lines to .gitlab-ci.yml:\n\n  include:\n    - local: checker.gitlab-ci.yml"
_HEAD = """\
# Checks the pages that checker.toml names. Written by `checker init`; change it as you like.
# .gitlab-ci.yml takes it in with:
#
#   include:
#     - local: checker.gitlab-ci.yml

checker:
  image: python:3.12
  variables:
    GIT_DEPTH: "0" # the whole history, to see if the baseline has grown
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
_TAIL = """\
  artifacts:
    when: always
    paths:
      - {html}
    reports:
      accessibility: {accessibility}
      codequality: {codequality}
      junit: {junit}
"""


def write(job: Job) -> str:
    """Return the text of the file."""
    within = f"{job.folder}/" if job.folder else ""
    names = {
        "html": "checker-report.html",
        "accessibility": "gl-accessibility.json",
        "codequality": "gl-code-quality-report.json",
        "junit": "checker-junit.xml",
    }
    check = job.check(
        "console",
        f"gitlab-accessibility={names['accessibility']}",
        f"gitlab-codequality={names['codequality']}",
        f"junit={names['junit']}",
        f"html={names['html']}",
    )
    script = [*job.enter, INSTALL, BROWSER, *job.make, check]
    tail = _TAIL.format(**{name: quoted(f"{within}{file}") for name, file in names.items()})
    rows = ["script:", *(f"  - {quoted(line)}" for line in script)]
    return f"{_HEAD}{indented(_make(job), 2)}{indented(rows, 2)}{tail}"


def _make(job: Job) -> Iterator[str]:
    if job.make:
        yield f"# The image has Python only. Set {job.tool} up too; or take the pages from the job that"
        yield "# makes them, with `needs`, and take the lines that make them out of the script."
