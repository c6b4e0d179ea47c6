"""Words to choose from, as a message tells them."""

from collections.abc import Sequence


def either(choices: Sequence[str], most: int = 3) -> str:
    """Return `‘a’`, or `‘a’ or ‘b’`, of at most the first `most`; empty where there are none."""
    return " or ".join(f"‘{choice}’" for choice in choices[:most])
