"""Elements of Word's XML by their local names: its two namespaces (transitional and strict) read alike."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_OFF = frozenset(("0", "false", "off", "none"))


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for entities and the like."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the children of an element with one of these names."""
    return (child for child in element if local(child) in names)


def child(element: Any, *path: str) -> Any | None:
    """Return the first child with a name, its first child with the next, and so on; None where none is."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def named(element: Any, *names: str) -> Iterator[Any]:
    """Yield what stands anywhere in an element and has one of these names."""
    return (one for one in element.iter() if local(one) in names)


def attribute(element: Any | None, name: str) -> str:
    """Return an attribute by its local name; empty when there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if _local(key) == name), "")


def value(element: Any | None, *path: str) -> str:
    """Return `val` of a child; empty when there is none."""
    return attribute(child(element, *path), "val") if element is not None else ""


def switch(element: Any | None, name: str) -> bool | None:
    """Return whether a property is switched on; None when it is not there."""
    found = child(element, name) if element is not None else None
    return None if found is None else attribute(found, "val").lower() not in _OFF
