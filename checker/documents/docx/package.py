"""The parts of a Word file, unpacked with care: no bombs, no entities, nothing from outside the file."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from checker.documents.docx.xml import attribute, named
from checker.errors import DocumentError

_LARGEST = 200 * 1024 * 1024
"""Bytes of all parts unpacked."""
_MOST_PARTS = 10_000
_DENSEST = 300
"""Times that a large part may be larger than packed; real text reaches 50."""
_LARGE = 10 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Package:
    """The parts of one Word file, read on demand."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file; raises DocumentError when it is none, or would unpack to an absurd size."""
        self.name = name
        if data.startswith(_OLD_OFFICE):
            raise DocumentError(
                f"{name} is protected by a password, or in the old format of Word (.doc).",
                "Open it in Word, take the password off, and save it as .docx.",
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self._broken() from None
        self._refuse_bombs()
        self._names = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self.main = self._main_part()

    def part(self, path: str) -> Any | None:
        """Return the root element of a part, None when there is no such part; raises DocumentError."""
        info = self._names.get(path.lower())
        if info is None:
            return None
        try:
            data = self._zip.read(info)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
            KeyError,
        ):
            raise self._broken() from None
        except Exception as fault:
            if type(fault).__module__ == "zlib":
                raise self._broken() from None
            raise
        return self._parsed(data)

    def related(self, path: str) -> Mapping[str, tuple[str, str]]:
        """Return id → (last word of the kind, target) of what a part refers to."""
        folder, _, file = path.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found: dict[str, tuple[str, str]] = {}
        for one in named(root, "Relationship") if root is not None else ():
            kind, target = attribute(one, "Type").rpartition("/")[2], attribute(one, "Target")
            if attribute(one, "TargetMode") != "External":
                target = (
                    normpath(join(dirname(path), target)).lstrip("/") if target[:1] != "/" else target[1:]
                )
            found[attribute(one, "Id")] = kind, target
        return found

    def _main_part(self) -> str:
        if "[content_types].xml" not in self._names:
            raise self._no_word_file()
        mains = [target for kind, target in self.related("").values() if kind == "officeDocument"]
        main = mains[0] if mains else "word/document.xml"
        if main.lower() not in self._names:
            raise self._no_word_file()
        return main

    def _refuse_bombs(self) -> None:
        parts = self._zip.infolist()
        dense = any(
            part.file_size > _LARGE and part.file_size > _DENSEST * max(1, part.compress_size)
            for part in parts
        )
        if dense or len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
            raise DocumentError(
                f"{self.name} would unpack to more than a document needs, as files made to do harm are.",
                "Open it in Word and save it anew, if you know where it comes from.",
            )

    def _parsed(self, data: bytes) -> Any:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = None if b"<!DOCTYPE" in data else etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._broken() from None
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise DocumentError(
                f"{self.name} declares entities of its own, which no Word file does; it was not read.",
                "Open it in Word and save it anew, if you know where it comes from.",
            )
        return root

    def _broken(self) -> DocumentError:
        return DocumentError(
            f"{self.name} is broken: it is no Word file that can be unpacked and read.",
            "Open it in Word and save it as .docx again.",
        )

    def _no_word_file(self) -> DocumentError:
        return DocumentError(f"{self.name} is a packed file, but no Word file.", "Save it as .docx in Word.")
