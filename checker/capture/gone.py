"""What the browser says when a document goes away under our hands."""

_WORDS = (
    "Execution context was destroyed",
    "Cannot find context",
    "Cannot find execution context",
    "No frame",
    "Frame was detached",
    "Inspected target navigated",
)


def gone(error: Exception) -> bool:
    """Return whether a fault says that the page went to another document."""
    return any(words in str(error) for words in _WORDS)
