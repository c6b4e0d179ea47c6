"""Where in the project's files a finding is: the file, and line and column when they are of that file."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Finding, PageReport, SourceMap
from checker.report.words.source_files import file_of, is_local


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a page is made from."""

    file: str = ""
    """From the root of the repository; empty when it is not known."""
    is_page: bool = False
    """Whether it is the very file that was looked at, so that lines in the page are lines in it."""

    def line(self, finding: Finding) -> int:
        """Return the line of a finding in the file, from 1; 0 when it is not known."""
        return finding.line if self.is_page else 0

    def column(self, finding: Finding) -> int:
        """Return the column of a finding in its line, from 1; 0 when it is not known."""
        return finding.column if self.line(finding) else 0

    def place(self, finding: Finding) -> str:
        """Return where a finding is as `file:line:column`, as far as it is known."""
        known = (self.line(finding), self.column(finding))
        return ":".join([self.file, *(str(number) for number in known if number)])


def source_of(page: PageReport, sources: Sequence[SourceMap]) -> Source:
    """Return the file that a page is made from, and whether it is the page itself."""
    file = file_of(page, sources)
    return Source(file, bool(file) and is_local(page) and file == file_of(page, ()))
