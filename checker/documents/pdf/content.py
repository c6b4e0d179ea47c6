"""The drawing operators of a PDF page → runs of text with their places (ISO 32000-2, 9.4 and 14.6)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject
from pypdf.generic._font import Font

from checker.documents.pdf.state import IDENTITY, Marked, Matrix, Run, State, area, matrix, set_number, times

_DEEPEST = 8
"""Forms inside one another."""
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_INVISIBLE = 3


@dataclass(slots=True)
class Content:
    """Reads the content of one page, forms included."""

    pdf: Any
    fonts: dict[int, Font] = field(default_factory=dict)
    """Fonts of the file, by the identity of their resource."""
    pictured: float = 0
    """Area of all pictures on the page that was read last, in its own units squared."""
    _marks: list[Marked] = field(default_factory=lambda: [Marked()])
    _tm: Matrix = IDENTITY
    _line: Matrix = IDENTITY

    def runs(self, page: Any) -> list[Run]:
        """Return the runs of a page in the order in which they are drawn."""
        self.pictured = 0
        contents = page.get_contents()
        resources = page.get("/Resources", DictionaryObject()).get_object()
        return list(self._read(contents, resources, State(), 0)) if contents is not None else []

    def _read(self, stream: Any, resources: Any, state: State, depth: int) -> Iterator[Run]:
        saved: list[State] = []
        marks = len(self._marks)
        for operands, operator in stream.operations:
            name = operator.decode("latin-1") if isinstance(operator, bytes) else str(operator)
            if name == "q":
                saved.append(replace(state))
            elif name == "Q":
                state = saved.pop() if saved else state
            elif name in ("BMC", "BDC"):
                self._begin_marked(operands, resources)
            elif name == "EMC" and len(self._marks) > marks:
                self._marks.pop()
            elif name == "Do" and depth < _DEEPEST:
                yield from self._form(operands, resources, state, depth)
            elif name == "INLINE IMAGE":
                self.pictured += area(state.ctm)
            elif name in ("Tj", "TJ", "'", '"'):
                yield from self._show(name, operands, state)
            else:
                self._set(name, operands, state, resources)
        del self._marks[marks:]

    def _set(self, name: str, operands: Sequence[Any], state: State, resources: Any) -> None:
        """Take an operator that changes the state."""
        numbers = [float(one) for one in operands if isinstance(one, int | float)]
        if name == "cm" and len(numbers) == 6:
            state.ctm = times(matrix(numbers), state.ctm)
        elif name == "BT":
            self._tm = self._line = IDENTITY
        elif name == "Tm" and len(numbers) == 6:
            self._tm = self._line = matrix(numbers)
        elif name in ("Td", "TD") and len(numbers) == 2:
            if name == "TD":
                state.leading = -numbers[1]
            self._next_line(*numbers)
        elif name == "T*":
            self._next_line(0, -state.leading)
        elif name == "Tf" and operands and numbers:
            self._font(str(operands[0]), numbers[-1], state, resources)
        elif numbers:
            set_number(name, numbers[0], state)

    def _next_line(self, x: float, y: float) -> None:
        self._tm = self._line = times((1, 0, 0, 1, x, y), self._line)

    def _font(self, name: str, size: float, state: State, resources: Any) -> None:
        state.size = size
        fonts = resources.get("/Font", {}).get_object() if "/Font" in resources else {}
        found = fonts[name].get_object() if name in fonts else None
        if found is None:
            state.font = None
            return
        if id(found) not in self.fonts:
            self.fonts[id(found)] = Font.from_font_resource(found)
        state.font = self.fonts[id(found)]
        state.bold = bool(_BOLD.search(state.font.name))

    def _show(self, name: str, operands: Sequence[Any], state: State) -> Iterator[Run]:
        if name in ("'", '"'):
            if name == '"' and len(operands) == 3:
                state.word_spacing, state.spacing = float(operands[0]), float(operands[1])
            self._next_line(0, -state.leading)
        shown = operands[-1] if operands else b""
        for piece in shown if name == "TJ" and isinstance(shown, list) else [shown]:
            if isinstance(piece, int | float):
                self._forward(-float(piece) / 1000 * state.size * state.scale)
            elif isinstance(piece, str | bytes) and state.font is not None:
                run = self._run(piece, state, state.font)
                if run is not None:
                    yield run

    def _run(self, piece: str | bytes, state: State, font: Font) -> Run | None:
        text, width = _decoded(piece, font)
        codes = len(piece) if isinstance(font.encoding, dict) else max(1, len(piece) // 2)
        advance = width / 1000 * state.size + codes * state.spacing + text.count(" ") * state.word_spacing
        start = times((1, 0, 0, 1, 0, state.rise), times(self._tm, state.ctm))
        self._forward(advance * state.scale)
        end = times(self._tm, state.ctm)
        marked = self._marks[-1]
        if marked.actual is not None:
            text = marked.actual
            self._marks[-1] = replace(marked, actual="")
        if not text:
            return None
        return Run(
            text=text, x=start[4], y=start[5], end=end[4],
            size=abs(state.size) * (start[2] ** 2 + start[3] ** 2) ** 0.5,
            bold=state.bold, mcid=marked.mcid, artifact=marked.artifact,
            rotated=abs(start[1]) > abs(start[0]) or start[0] < 0, invisible=state.mode == _INVISIBLE,
        )  # fmt: skip

    def _forward(self, distance: float) -> None:
        self._tm = times((1, 0, 0, 1, distance, 0), self._tm)

    def _begin_marked(self, operands: Sequence[Any], resources: Any) -> None:
        around = self._marks[-1]
        tag = str(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            known = resources.get("/Properties", {})
            known = known.get_object() if hasattr(known, "get_object") else known
            properties = known[properties].get_object() if properties in known else {}
        given = properties if isinstance(properties, Mapping) else {}
        mcid, actual = given.get("/MCID", around.mcid), given.get("/ActualText", around.actual)
        self._marks.append(
            Marked(
                mcid=int(mcid) if isinstance(mcid, int) else around.mcid,
                artifact=around.artifact or tag == "/Artifact",
                actual=str(actual) if isinstance(actual, str) else around.actual,
            )
        )

    def _form(self, operands: Sequence[Any], resources: Any, state: State, depth: int) -> Iterator[Run]:
        forms = resources.get("/XObject", {}).get_object() if "/XObject" in resources else {}
        form = forms[operands[0]].get_object() if operands and operands[0] in forms else None
        if form is None:
            return
        if form.get("/Subtype") == "/Image":
            self.pictured += area(state.ctm)
        if form.get("/Subtype") != "/Form":
            return
        numbers = [float(one) for one in form.get("/Matrix", ())]
        inner = replace(state)
        if len(numbers) == 6:
            inner.ctm = times(matrix(numbers), state.ctm)
        own = form["/Resources"].get_object() if "/Resources" in form else resources
        tm, line = self._tm, self._line
        yield from self._read(ContentStream(form, self.pdf), own, inner, depth + 1)
        self._tm, self._line = tm, line


def _decoded(piece: str | bytes, font: Font) -> tuple[str, float]:
    """Return the characters of a string, and its width in thousandths of the font's size."""
    data = getattr(piece, "original_bytes", None) if isinstance(piece, str) else piece
    if not isinstance(data, bytes):
        return str(piece), sum(font.get_text_width(char) for char in str(piece))
    if isinstance(font.encoding, str):
        codes = written = data.decode(font.encoding, "replace")
    else:
        codes = "".join(map(chr, data))
        written = "".join(font.encoding.get(code, chr(code)) for code in data)
    widths = (font.space_width if code == font.space_char else font.get_text_width(code) for code in codes)
    width = sum(map(float, widths))
    return "".join(font.character_map.get(char, char) for char in written), width
