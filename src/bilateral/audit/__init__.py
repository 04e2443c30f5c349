"""Judging propositions against the record. Nothing is here yet."""
