"""Reactions and forecasts. Nothing is here yet."""
