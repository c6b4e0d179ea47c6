"""One HTML file that tells a whole run to anyone."""
