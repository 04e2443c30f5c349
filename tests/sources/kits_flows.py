"""Kits of the sources of flows: arms transfers and trade."""

from tests.sources.kit import Kit

KITS: tuple[Kit, ...] = ()
