"""Steps for Azure Pipelines, in a file of their own that the project's pipeline takes in."""

from collections.abc import Iterator

from checker.project.ci.job import BROWSER, INSTALL, Job
from checker.project.ci.yaml_text import indented, quoted

PATH = "checker.azure-pipelines.yml"
NEXT = (
    "Add this line to the steps of azure-pipelines.yml, after `- checkout: self` with `fetchDepth: 0`:\n\n"
    "  - template: checker.azure-pipelines.yml"
)
_HEAD = f"""\
# Checks the pages that checker.toml names. Written by `checker init`; change it as you like.
# azure-pipelines.yml, on a Linux agent, takes these steps in with:
#
#   steps:
#     - checkout: self
#       fetchDepth: 0 # the whole history, to see if the baseline has grown
#     - template: checker.azure-pipelines.yml

steps:
  - task: UsePythonVersion@0
    inputs:
      versionSpec: "3.12"

  - script: {INSTALL}
    displayName: Install checker

  - script: {BROWSER}
    displayName: Find a browser, or fetch one
"""
_TAIL = """\
    displayName: Check the pages

  - task: PublishTestResults@2
    condition: succeededOrFailed()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: {junit}
      testRunTitle: checker

  - publish: {html}
    artifact: checker-report
    condition: succeededOrFailed()
"""


def write(job: Job) -> str:
    """Return the text of the file."""
    within = f"{job.folder}/" if job.folder else ""
    check = job.check("console", "junit=checker-junit.xml", "html=checker-report.html")
    tail = _TAIL.format(
        junit=quoted(f"{within}checker-junit.xml"), html=quoted(f"{within}checker-report.html")
    )
    return f"{_HEAD}\n{indented(_check(job, check), 2)}{tail}"


def _check(job: Job, check: str) -> Iterator[str]:
    if job.make:
        yield f"# {job.tool} must be there: add what sets it up, and what the pages need to be whole."
    yield "- script: |"
    # One script, as a server that a step starts does not live longer than the step.
    yield from (f"    {line}" for line in (*(("set -e",) if job.make else ()), *job.make, check))
    if job.folder:
        yield f"  workingDirectory: {quoted(job.folder)}"
