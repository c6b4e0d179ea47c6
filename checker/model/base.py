"""One base for every noun: frozen, keyword only, strict about unknown keys when read back."""

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that can be saved, read back and compared."""
