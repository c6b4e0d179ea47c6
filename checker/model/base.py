"""The bases of every noun: frozen and keyword only; what people write is strict about unknown keys."""

from typing import Any, dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _NounMeta(msgspec.StructMeta):
    """Makes the fields of every heir keyword only: msgspec hands on its other options, but not this one."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> "_NounMeta":
        """Make the class."""
        options.setdefault("kw_only", True)
        return super().__new__(cls, name, bases, namespace, **options)


class Noun(msgspec.Struct, metaclass=_NounMeta, frozen=True):
    """A value that can be saved, read back and compared.

    Fields that it does not know are passed over, so that a file of a later version can be read.
    """


class Written(Noun, forbid_unknown_fields=True):
    """A noun that people write by hand: a key that it does not know is a slip, and told."""
