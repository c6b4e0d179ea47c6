"""checker: can everyone use this patient page, and can anyone understand it?

Read the package in the order of its one sentence:
target → page → evidence → findings → verdict → reports (`pipeline.py`).
"""

__version__ = "0.1.0"
