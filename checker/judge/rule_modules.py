"""The modules that hold the functions of rules; importing one registers its functions."""

from importlib import import_module

_NAMES = (
    "acronym_rules", "citation_rules", "document_rules", "hedge_rules", "image_rules", "layout_rules",
    "level_rules", "link_rules", "list_rules", "noun_rules", "number_rules", "page_part_rules",
    "passive_rules", "people_rules", "reading_link_rules", "risk_rules", "sentence_rules", "short_form_rules",
    "structure_rules", "term_rules", "text_rules", "unit_rules", "word_rules",
)  # fmt: skip
RULE_MODULES = tuple(import_module(f"checker.judge.{name}") for name in _NAMES)
