"""DOM facts, text and the places of axe's elements: one transfer a frame."""

import msgspec

from checker.capture.axe import AxeAnswer, frame_of
from checker.capture.frames import FrameNode
from checker.model import (
    AxeEvidence,
    AxeNode,
    LaidOut,
    PageText,
    Place,
    Region,
    Snapshot,
    TextLayout,
    TextUnit,
)


class Collected(msgspec.Struct):
    """What `collect` in the snapshot probe returns for one frame."""

    snapshot: Snapshot
    text: PageText
    places: dict[str, Place]
    layout: tuple[LaidOut, ...]
    in_frames: dict[str, tuple[str, ...]]
    """What is so for everything in a frame that stands here, by the frame's selector: `Place.within`."""


async def collect(
    main: FrameNode,
    answer: AxeAnswer,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    within: tuple[str, ...] = (),
) -> tuple[Snapshot, PageText, AxeEvidence, TextLayout]:
    """Collect every frame's facts and put them together as one page."""
    found: dict[tuple[str, ...], Collected] = {}
    for node in main.walk():
        if node.world is not None:
            elements = sorted({hit.target[-1] for hit in answer.nodes if frame_of(main, hit.target) is node})
            request = {
                "frame": node.path,
                "offset": {"x": node.x, "y": node.y},
                "elements": elements,
                "include": include,
                "exclude": exclude,
                "within": within,
                "around": _around(node, found),
            }
            text = await node.world.call("(request) => checkerProbes.collect(request)", request)
            found[node.path] = msgspec.json.decode(text, type=Collected)
    frames = list(found.values())
    layout = TextLayout(pieces=frames[0].layout)
    return _one_snapshot(frames, main), _one_text(frames), _axe_evidence(main, answer, found), layout


def _around(node: FrameNode, found: dict[tuple[str, ...], Collected]) -> tuple[str, ...]:
    """What is so for everything in a frame: what its element and the frames around it stand within."""
    around = found.get(node.path[:-1]) if node.path else None
    return around.in_frames.get(node.path[-1], ()) if around else ()


_LISTS = ("headings", "links", "images", "controls", "landmarks", "media", "frames", "lists", "tables")


def _one_snapshot(frames: list[Collected], main: FrameNode) -> Snapshot:
    unreached = {node.path for node in main.walk() if node.world is None}
    joined = {
        name: tuple(fact for frame in frames for fact in getattr(frame.snapshot, name)) for name in _LISTS
    }
    joined["frames"] = tuple(
        msgspec.structs.replace(frame, reached=(*frame.place.frame, frame.place.selector) not in unreached)
        for frame in joined["frames"]
    )
    return msgspec.structs.replace(
        frames[0].snapshot,
        **joined,
        elements=sum(frame.snapshot.elements for frame in frames),
        styles=" ".join(frame.snapshot.styles for frame in frames),
        password_fields=sum(frame.snapshot.password_fields for frame in frames),
    )


def _one_text(frames: list[Collected]) -> PageText:
    regions: list[Region] = []
    units: list[TextUnit] = []
    for frame in frames:
        shift = len(regions)
        regions += [_shifted(region, shift) for region in frame.text.regions]
        units += [
            msgspec.structs.replace(unit, region=unit.region + shift) if shift and unit.region >= 0 else unit
            for unit in frame.text.units
        ]
    return PageText(regions=tuple(regions), units=tuple(units))


def _shifted(region: Region, shift: int) -> Region:
    if not shift or region.parent < 0:
        return region
    return msgspec.structs.replace(region, parent=region.parent + shift)


def _axe_evidence(main: FrameNode, answer: AxeAnswer, found: dict[tuple[str, ...], Collected]) -> AxeEvidence:
    nodes = [
        AxeNode(
            rule=hit.rule,
            outcome="violation" if hit.outcome == "violation" else "incomplete",
            impact=hit.impact,
            place=found[frame_of(main, hit.target).path].places[str(hit.target[-1])],
            messages=hit.messages,
        )
        for hit in answer.nodes
    ]
    return AxeEvidence(
        version=answer.version,
        rules=tuple(sorted(answer.rules, key=lambda rule: rule.id)),
        nodes=tuple(nodes),
        frames=sum(node.world is not None for node in main.walk()),
        unreached_frames=tuple(" >>> ".join(node.path) for node in main.walk() if node.world is None),
    )
