"""A run in Markdown: for a comment on a pull request, and for the page of a job."""
