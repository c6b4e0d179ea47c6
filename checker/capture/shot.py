"""A picture of the whole page."""

import os
from base64 import b64decode
from pathlib import Path

from checker.capture.port import Port
from checker.model import Screenshot

MAX_HEIGHT = 12_000
"""CSS pixels; browsers cannot draw much more at once, and nobody looks at it."""
MAX_WIDTH = 4_000
QUALITY = 70


async def screenshot(port: Port, file: Path) -> Screenshot:
    """Take a JPEG of the page from its top, and keep it in `file`."""
    metrics = await port.send("Page.getLayoutMetrics")
    size = metrics["cssContentSize"]
    width, height = min(int(size["width"]), MAX_WIDTH), min(int(size["height"]), MAX_HEIGHT)
    answer = await port.send(
        "Page.captureScreenshot",
        {
            "format": "jpeg",
            "quality": QUALITY,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
        },
    )
    beside = file.with_suffix(".part")
    beside.write_bytes(b64decode(answer["data"]))
    os.replace(beside, file)
    return Screenshot(file=file.name, width=width, height=height)
