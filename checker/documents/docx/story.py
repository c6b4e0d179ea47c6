"""What a Word file's text is read with: its styles, lists and links, the place reached, what was met."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.documents.docx.numbering import Numbering
from checker.documents.docx.styles import Styles
from checker.documents.lines import packed
from checker.documents.walk import Walk


@dataclass
class Story:
    """The state of reading one file."""

    walk: Walk
    styles: Styles
    numbering: Numbering
    links: Mapping[str, tuple[str, str]]
    """Relations of the part that is being read."""
    lang: str
    paragraph: int = 1
    """Number of the paragraph that is being read, or comes next; those without text are not counted."""
    column: int = 1
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """(kind, id) of foot- and endnotes → number, in the order in which the text names them."""
    changes: bool = False
    """Whether there are tracked changes."""
    comments: bool = False
    embedded: bool = False
    """Whether another file is embedded as text."""

    @property
    def at(self) -> int:
        """Return the place that was reached."""
        return packed(self.paragraph, self.column)

    def text(self, text: str) -> None:
        """Add text at the place that was reached."""
        self.walk.text(text, self.at)
        self.column += len(text)

    def next_paragraph(self) -> None:
        """Go on to the next paragraph, unless this one has no text."""
        if self.column > 1:
            self.paragraph += 1
        self.column = 1
