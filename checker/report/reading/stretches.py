"""A block's text cut where marks begin and end: long marks hold short ones, and no two cross."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Mark(NamedTuple, Generic[T]):
    """Something said about `text[start:end]`; `long` when it is about a whole sentence or more."""

    start: int
    end: int
    long: bool
    about: T


class Cluster(NamedTuple, Generic[T]):
    """Marks that overlap and are shown as one."""

    start: int
    end: int
    about: tuple[T, ...]


class Stretch(NamedTuple, Generic[T]):
    """Some text with what is said of it; the parts of a long mark are stretches too."""

    start: int
    end: int
    about: tuple[T, ...]
    parts: tuple["Stretch[T]", ...] = ()
    """Empty for a short mark and for text without one."""


def stretches(length: int, marks: Iterable[Mark[T]]) -> tuple[Stretch[T], ...]:
    """Return a text of `length` characters in order, with long marks around short ones.

    Marks that overlap become one; those that only touch stay two. A short mark that crosses the end of a
    long one makes it longer. Marks outside the text are cut to it, empty ones are left out.
    """
    inside = [_cut(mark, length) for mark in marks]
    real = [mark for mark in inside if mark.start < mark.end]
    short = _merged(mark for mark in real if not mark.long)
    wide = _widened(_merged(mark for mark in real if mark.long), short)
    return tuple(_filled(0, length, wide, short))


def _cut(mark: Mark[T], length: int) -> Mark[T]:
    return mark._replace(start=max(0, mark.start), end=min(mark.end, length))


def _merged(marks: Iterable[Mark[T]]) -> list[Cluster[T]]:
    made: list[Cluster[T]] = []
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if made and mark.start < made[-1].end:
            last = made.pop()
            made.append(Cluster(last.start, max(last.end, mark.end), (*last.about, mark.about)))
        else:
            made.append(Cluster(mark.start, mark.end, (mark.about,)))
    return made


def _widened(wide: list[Cluster[T]], short: list[Cluster[T]]) -> list[Cluster[T]]:
    """Return the long clusters, made longer by the short ones that cross their ends."""
    made: list[Cluster[T]] = []
    for each in wide:
        crossing = [one for one in short if one.start < each.end and each.start < one.end]
        start = min([each.start, *(one.start for one in crossing)])
        end = max([each.end, *(one.end for one in crossing)])
        if made and start < made[-1].end:
            last = made.pop()
            made.append(Cluster(last.start, max(last.end, end), (*last.about, *each.about)))
        else:
            made.append(Cluster(start, end, each.about))
    return made


def _filled(at: int, end: int, wide: list[Cluster[T]], short: list[Cluster[T]]) -> Iterator[Stretch[T]]:
    alone = [one for one in short if not any(_holds(each, one) for each in wide)]
    tops = [*((each, True) for each in wide), *((each, False) for each in alone)]
    for cluster, is_wide in sorted(tops, key=lambda top: top[0].start):
        if at < cluster.start:
            yield Stretch(at, cluster.start, ())
        parts: tuple[Stretch[T], ...] = ()
        if is_wide:
            held = [one for one in short if _holds(cluster, one)]
            parts = tuple(_filled(cluster.start, cluster.end, [], held))
        yield Stretch(cluster.start, cluster.end, cluster.about, parts)
        at = cluster.end
    if at < end:
        yield Stretch(at, end, ())


def _holds(wide: Cluster[T], one: Cluster[T]) -> bool:
    return wide.start <= one.start and one.end <= wide.end
