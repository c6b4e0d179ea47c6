"""A picture of the whole page."""

from base64 import b64decode

from checker.capture.port import Port
from checker.model import Screenshot

MAX_HEIGHT = 12_000
"""CSS pixels; browsers cannot draw much more at once, and nobody looks at it."""
MAX_WIDTH = 4_000
QUALITY = 70
SCALE = 0.75
"""Picture pixels per CSS pixel: reports show it no larger, and drawing it costs half."""


async def screenshot(port: Port) -> tuple[Screenshot, bytes]:
    """Take a JPEG of the page from its top. Who keeps it gives it the name of its file."""
    metrics = await port.send("Page.getLayoutMetrics")
    size = metrics["cssContentSize"]
    width, height = min(int(size["width"]), MAX_WIDTH), min(int(size["height"]), MAX_HEIGHT)
    answer = await port.send(
        "Page.captureScreenshot",
        {
            "format": "jpeg",
            "quality": QUALITY,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": SCALE},
        },
    )
    return Screenshot(file="", width=width, height=height, scale=SCALE), b64decode(answer["data"])
