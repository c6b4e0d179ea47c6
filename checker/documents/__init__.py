"""Documents (Markdown, HTML files, Word, PDF, plain text) → the text in them, with no browser."""
