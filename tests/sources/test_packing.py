"""Compressed bytes: whole, or refused; never more than the limit."""

import bz2
import gzip
import lzma
from collections.abc import Callable

import pytest

from bilateral.sources.packing import PackingError, beginning, unpacked

every_form = pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
Pack = Callable[[bytes], bytes]
TEXT = bytes(range(256)) * 50


@every_form
def test_every_form_and_its_members(pack: Pack) -> None:
    assert unpacked(pack(TEXT)) == TEXT
    assert unpacked(pack(TEXT) + pack(b"more")) == TEXT + b"more"
    assert unpacked(TEXT) == TEXT


@every_form
def test_a_bomb_is_refused_before_it_fills_the_memory(pack: Pack) -> None:
    with pytest.raises(PackingError, match="more than 1,000 bytes"):
        unpacked(pack(bytes(1_000_000)), limit=1_000)
    with pytest.raises(PackingError, match="more than 1,000 bytes"):
        unpacked(pack(bytes(600)) + pack(bytes(600)), limit=1_000)
    assert len(unpacked(pack(bytes(1_000)), limit=1_000)) == 1_000


@every_form
def test_damage_is_refused(pack: Pack) -> None:
    packed = pack(TEXT)
    with pytest.raises(PackingError, match="cut short"):
        unpacked(packed[:-10])
    with pytest.raises(PackingError):
        unpacked(packed + b"what is this")
    flipped = bytearray(packed)
    flipped[len(packed) // 2] ^= 0xFF
    with pytest.raises(PackingError):
        unpacked(bytes(flipped))


@every_form
def test_a_beginning_needs_no_end(pack: Pack) -> None:
    assert beginning(pack(TEXT)[:-10], 100) in (TEXT[:100], b"")
    assert beginning(pack(TEXT), 100) == TEXT[:100]
    assert beginning(pack(TEXT)[:6] + b"garbage", 100) == b""
    assert beginning(TEXT, 100) == TEXT[:100]
