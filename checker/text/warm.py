"""Load what scoring needs (word lists, textstat) while a browser is still starting."""

from checker.model import Block
from checker.text.scores import read


def warm_up() -> None:
    """Score one sentence, so that every list it takes is in memory."""
    read((Block(role="paragraph", text="Ask your doctor about the test.", selector="p", prose=True),), "en")
