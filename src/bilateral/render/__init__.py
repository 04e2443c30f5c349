"""Answers as text, Markdown and HTML: one page, three formats."""
