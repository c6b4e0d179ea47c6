"""Numbers with their nouns, as they stand in sentences."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun in the right form, such as `1 place` and `2 places`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
