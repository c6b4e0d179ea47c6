"""A run as SARIF 2.1.0."""
