"""The summary that fits a screen."""
