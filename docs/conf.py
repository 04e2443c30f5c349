"""Sphinx configuration."""

project = "bilateral"
copyright = "2026, the bilateral developers"  # noqa: A001 -- Sphinx's name
extensions = ["myst_parser"]
html_theme = "furo"
exclude_patterns = ["_build"]
