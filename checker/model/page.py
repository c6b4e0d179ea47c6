"""Where things are on a page, and the facts of its DOM that rules read."""

from typing import Literal

from checker.model.base import Noun


class Box(Noun):
    """A rectangle on the page in CSS pixels, measured from the top left of the document."""

    x: float
    y: float
    width: float
    height: float


class Anchor(Noun):
    """Where a stretch of a text stands in the file it was read from."""

    start: int
    """Offset into the text from which it holds, up to the next anchor: one column a character."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


class Place(Noun):
    """Where something is, in words that survive a change of the page around it, and exactly."""

    selector: str
    """CSS selector inside its frame; ` >>> ` steps into an open shadow root."""
    frame: tuple[str, ...] = ()
    """Selectors of the frames around it, outermost first; empty in the main frame."""
    html: str = ""
    """Start of the element's own markup, trimmed to 300 characters."""
    box: Box | None = None
    """None when the element is not rendered."""
    role: str = ""
    """ARIA role, explicit or implied; the tag name where it has none."""
    name: str = ""
    """Accessible name; the start of its text where it has none."""
    path: tuple[str, ...] = ()
    """Named ancestors, outermost first, such as `main`, `region Patient stories`, `heading Symptoms`."""
    subject: str = ""
    """What a person would judge here (text, picture address and size, link target), as plain text."""
    within: tuple[str, ...] = ()
    """Which of the selectors that were asked about match it or something around it."""
    line: int = 0
    """Line in the local file that the page was read from, from 1; 0 when it is not known."""
    column: int = 0
    anchors: tuple[Anchor, ...] = ()
    """Where the words of a block of text stand in the file; empty for rendered pages."""


class State(Noun):
    """One way a page is shown."""

    name: str = "first"
    width: int = 1280
    """Viewport width in CSS pixels."""
    height: int = 800
    """Viewport height in CSS pixels."""
    color_scheme: Literal["light", "dark"] = "light"
    forced_colors: bool = False
    reduced_motion: bool = False


class Heading(Noun):
    """A heading in the accessibility tree."""

    place: Place
    level: int
    text: str


class Link(Noun):
    """An element with the role of a link."""

    place: Place
    text: str
    """Text as shown, white space collapsed; may differ from the accessible name."""
    href: str
    """The attribute as written; empty when there is none."""
    url: str
    """The resolved address."""
    target: str = ""
    """The browsing context named by `target`, such as `_blank`."""
    description: str = ""
    """Accessible description and `title`, joined."""
    context: str = ""
    """Text of the nearest paragraph, list item or cell around it (WCAG 2.4.4's programmatic context)."""
    fragment_found: bool | None = None
    """For a link into this page: whether its fragment names an element. None for other links."""
    scripted: bool = False
    """Whether it has an inline handler or a role that says that a script acts on it."""
    image_only: bool = False
    """Whether it shows a picture and no text."""
    visible: bool = True


class Image(Noun):
    """An `img`, `input type=image`, `svg` with role, or element with role `img`."""

    place: Place
    alt: str | None
    """The `alt` attribute as written; None when there is none."""
    src: str
    width: float
    height: float
    """Size as shown, CSS pixels."""
    natural_width: int = 0
    natural_height: int = 0
    caption: str = ""
    """Text of the `figcaption` of its figure."""
    nearby: str = ""
    """Text of the link or the parent that holds it, without its own alternative."""
    in_link: bool = False
    decorative: bool = False
    """Whether the accessibility tree leaves it out (empty alt, role none or presentation, aria-hidden)."""
    visible: bool = True


class Control(Noun):
    """A form control or a button."""

    place: Place
    kind: str
    """The input type, or the tag name."""
    labels: tuple[str, ...] = ()
    """Texts of its `label` elements."""
    placeholder: str = ""
    required: bool = False
    autocomplete: str = ""
    group: str = ""
    """Legend or name of its group."""
    description: str = ""
    visible: bool = True


class Landmark(Noun):
    """A landmark region."""

    place: Place
    role: str
    label: str = ""


class Media(Noun):
    """An `audio` or `video` element, or a frame that embeds a player."""

    place: Place
    kind: Literal["audio", "video", "embed"]
    src: str
    autoplay: bool = False
    muted: bool = False
    loop: bool = False
    controls: bool = False
    tracks: tuple[str, ...] = ()
    """`kind:language` of each track."""
    duration: float = 0
    """Seconds; 0 when not known."""


class Frame(Noun):
    """An `iframe` or `frame`."""

    place: Place
    src: str
    title: str = ""
    reached: bool = True
    """Whether checker could look inside."""


class ListFact(Noun):
    """A list: `ul`, `ol`, `dl` or role `list`."""

    place: Place
    kind: str
    items: int
    numbers: tuple[int, ...] = ()
    """What an `ol` with `start`, `reversed` or `li value` counts; empty for one that counts 1, 2, 3."""


class Table(Noun):
    """A table with the facts that tell a data table from a layout table."""

    place: Place
    rows: int
    columns: int
    caption: str = ""
    headers: int = 0
    presentational: bool = False


class Snapshot(Noun, tag="snapshot"):
    """The facts of the DOM in one state, every frame included."""

    title: str
    lang: str
    """`lang` of the root element as written."""
    url: str
    viewport_meta: str | None = None
    root: Place | None = None
    """The root element's own place."""
    title_place: Place | None = None
    """That of the element `title`; None when the page has none."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    controls: tuple[Control, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    media: tuple[Media, ...] = ()
    frames: tuple[Frame, ...] = ()
    lists: tuple[ListFact, ...] = ()
    tables: tuple[Table, ...] = ()
    elements: int = 0
    """Number of elements in all frames."""
    page_width: int = 0
    page_height: int = 0
    """Size of the whole document in CSS pixels."""
    styles: str = ""
    """A hash for each frame of all style sheets, classes and style attributes."""
    password_fields: int = 0
    """Visible ones: a sign of a log-in wall."""
