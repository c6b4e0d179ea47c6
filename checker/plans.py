"""What a run sets out to do, as it is kept: its targets and how it was called."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from checker.config import SECRET, Settings
from checker.model import Depth, RunPlan, Target


def plan_of(
    targets: Sequence[Target], settings: Settings, started: datetime, depth: Depth = "quick"
) -> RunPlan:
    """Return what a run sets out to do, without what is secret in its settings."""
    open_to_all = {
        name: value
        for name, value in msgspec.json.decode(msgspec.json.encode(settings)).items()
        if name not in SECRET and not (name == "browser" and "://" in value)  # it may hold a token
    }
    return RunPlan(
        started=started.isoformat(timespec="seconds"),
        profile=settings.profile,
        targets=tuple(targets),
        depth=depth,
        settings=open_to_all,
    )
