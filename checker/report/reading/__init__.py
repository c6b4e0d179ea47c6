"""A run told to those who write: how hard a text is, what makes it so, and what to write instead."""
