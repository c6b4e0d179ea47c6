"""Plain words for ARIA roles and tags, for everyone who tells a reader where something is."""

_WORDS = {
    "": "part",
    "a": "link",
    "banner": "page header",
    "cell": "table cell",
    "checkbox": "tick box",
    "columnheader": "table heading",
    "combobox": "choice field",
    "contentinfo": "page footer",
    "div": "part",
    "document": "page",
    "generic": "part",
    "graphics-document": "picture",
    "html": "page",
    "iframe": "frame",
    "image": "picture",
    "img": "picture",
    "li": "list item",
    "listitem": "list item",
    "none": "part",
    "other": "part",
    "p": "paragraph",
    "presentation": "part",
    "radio": "choice button",
    "rowheader": "table heading",
    "span": "part",
    "textbox": "text field",
}


def role_words(role: str) -> str:
    """Return a plain word for an ARIA role or a tag; what is not known comes back as it is.

    A page writes its roles itself: make the word harmless before it is shown.
    """
    return _WORDS.get(role, role)
