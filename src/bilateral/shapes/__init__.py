"""Votes, flows, ties, events, attributes; dates, cards, absence, errors and the closed word lists."""
