"""One base for every noun: frozen, keyword only, strict about unknown keys when read back."""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _NounMeta(msgspec.StructMeta):
    """Tells type checkers that the options of `Noun` hold for its heirs, as they do when the program runs."""


class Noun(msgspec.Struct, metaclass=_NounMeta, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that can be saved, read back and compared."""
