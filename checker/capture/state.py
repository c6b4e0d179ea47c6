"""One state of an open page → StateEvidence, through a port alone."""

from dataclasses import dataclass

from checker.capture.axe import options, run_axe
from checker.capture.frames import FrameEntry
from checker.capture.snapshot import collect
from checker.model import State, StateEvidence


@dataclass(frozen=True)
class Measures:
    """What to measure, and which parts of the page the user named."""

    aaa: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


async def capture_state(entry: FrameEntry, state: State, measures: Measures) -> StateEvidence:
    """Measure the page as it stands now.

    Raises:
        EngineError: axe-core or a probe threw.
    """
    main, answer = await run_axe(entry, options(aaa=measures.aaa))
    snapshot, text, axe = await collect(main, answer, measures.include, measures.exclude)
    return StateEvidence(state=state, snapshot=snapshot, text=text, axe=axe)
