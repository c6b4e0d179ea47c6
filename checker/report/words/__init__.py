"""What every format says alike: names, places, grades and states in words, and text made harmless."""
