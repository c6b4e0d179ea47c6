"""What an element's role or tag says that its text is for."""

from checker.model import Region

_BY_ROLE = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "search": "search",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "doc-bibliography": "references",
    "doc-endnotes": "references",
    "doc-toc": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "form": "form",
    "tooltip": "hidden",
}
_BY_TAG = {
    "nav": "navigation",
    "footer": "footer",
    "dialog": "dialog",
    "form": "form",
    "search": "search",
    "iframe": "frame",
}


def kind_of_markup(region: Region) -> str:
    """Return the kind of left-out text that a role or a tag declares; empty when it declares none."""
    if region.role:
        by_tag = _BY_TAG[region.tag] if region.tag in ("iframe", "dialog") else ""
        return _BY_ROLE.get(region.role, by_tag)
    return _BY_TAG.get(region.tag, "")


def is_beside(region: Region) -> bool:
    """Say whether a region is declared to stand beside the text."""
    return region.tag == "aside" or region.role == "complementary"
