"""The web face. Nothing is here yet."""
