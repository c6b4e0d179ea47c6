"""Why a unit is left out, in plain words."""

from typing import NamedTuple

from checker.text.names import REASONS


class Reason(NamedTuple):
    """Why a unit is left out; units with the same key belong to one left-out region."""

    kind: str
    key: tuple[str, int]
    detail: str = ""

    @property
    def words(self) -> str:
        """Plain words for the report."""
        return f"{REASONS[self.kind]}: {self.detail}" if self.detail else REASONS[self.kind]
