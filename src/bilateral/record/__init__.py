"""The curated record: facts as text, the coding table, and how far each pair has been searched."""
