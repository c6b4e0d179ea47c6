"""A declarative pipeline for Jenkins."""

from collections.abc import Iterator

from checker.project.ci.job import BROWSER, INSTALL, Job
from checker.project.ci.yaml_text import indented

PATH = "checker.Jenkinsfile"
NEXT = (
    "Make a pipeline job whose script path is checker.Jenkinsfile, or copy its stages into your Jenkinsfile."
)
_HEAD = """\
// Checks the pages that checker.toml names. Written by `checker init`; change it as you like.
// The agent needs Python 3.11 or later with venv, and the whole history of the repository.
pipeline {
  agent any
  options {
    timeout(time: 30, unit: 'MINUTES')
  }
  stages {
    stage('Pages') {
      steps {
"""
_TAIL = """\
      }
    }
  }
  post {
    always {
      junit allowEmptyResults: true, testResults: '**/checker-junit.xml'
      archiveArtifacts allowEmptyArchive: true, artifacts: '**/checker-report.html'
    }
  }
}
"""


def write(job: Job) -> str:
    """Return the text of the file."""
    return f"{_HEAD}{indented(_steps(job), 8)}{_TAIL}"


def _steps(job: Job) -> Iterator[str]:
    if job.make:
        yield f"// {job.tool} must be there on the agent."
    yield "sh '''"
    lines = (
        "set -e",
        *job.enter,
        "python3 -m venv .checker-venv",
        ". .checker-venv/bin/activate",
        INSTALL,
        BROWSER,
        *job.make,
        job.check("console", "junit=checker-junit.xml", "html=checker-report.html"),
    )
    yield from (f"  {line}".replace("\\", "\\\\").replace("'", "\\'") for line in lines)
    yield "'''"
