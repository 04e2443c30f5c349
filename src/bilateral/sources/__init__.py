"""Publishers' files: one module per source turns bytes into shapes, strictly.

A new source is a module, a name table, a fixture under ``tests/sources`` and one line in ``READERS``.
"""

from collections.abc import Collection

from bilateral.shapes.cards import Source
from bilateral.shapes.rows import Row
from bilateral.sources import (
    aiddata_financial_diplomacy,
    aiddata_official_finance,
    aiddata_public_diplomacy,
    archigos,
    arms_control,
    atop,
    cow_contiguity,
    cow_diplomatic_exchange,
    cow_igo,
    cow_states,
    cow_trade,
    desta,
    embassies,
    fbic,
    gsdb,
    gw_states,
    ideal_points,
    isd_states,
    nuclear_cooperation,
    oecd_dac2a,
    ofac,
    opensanctions_cn,
    opensanctions_eu,
    opensanctions_ftm,
    qss_unvoting,
    reign,
    roll_call_links,
    sipri_register,
    sipri_text_register,
    sipri_tiv,
    ucdp_conflicts,
    ucdp_external_support,
    ucdp_governments,
    un_comtrade,
    un_roll_calls,
    un_sanctions,
    un_votes_2025,
    undl_marcxml,
    undl_votes,
    unga_matrix,
    vdem,
    voeten_roll_calls,
    wto_rta,
)
from bilateral.sources.cards import NOT_READ, RECORD
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.reader import Reader

__all__ = ["READERS", "RECORD", "card", "cards", "readers"]

READERS: tuple[Reader[Row], ...] = (
    un_roll_calls.READER,
    *voeten_roll_calls.READERS,
    unga_matrix.READER,
    un_votes_2025.READER,
    *undl_votes.READERS,
    undl_marcxml.READER,
    ideal_points.READER,
    qss_unvoting.READER,
    roll_call_links.READER,
    *sipri_register.READERS,
    sipri_text_register.READER,
    *sipri_tiv.READERS,
    *cow_trade.READERS,
    *un_comtrade.READERS,
    un_sanctions.READER,
    *ofac.READERS,
    gsdb.READER,
    opensanctions_cn.READER,
    opensanctions_eu.READER,
    opensanctions_ftm.READER,
    oecd_dac2a.READER,
    aiddata_official_finance.READER,
    aiddata_financial_diplomacy.READER,
    *cow_states.READERS,
    cow_contiguity.READER,
    *gw_states.READERS,
    isd_states.READER,
    archigos.READER,
    *reign.READERS,
    *ucdp_conflicts.READERS,
    ucdp_governments.READER,
    ucdp_external_support.READER,
    vdem.READER,
    fbic.READER,
    atop.READER,
    desta.READER,
    wto_rta.READER,
    nuclear_cooperation.READER,
    arms_control.READER,
    embassies.READER,
    cow_diplomatic_exchange.READER,
    aiddata_public_diplomacy.READER,
    cow_igo.READER,
)  # fmt: skip


def cards(without: Collection[str] = ()) -> tuple[Source, ...]:
    """Return the cards of all sources, read in this release or not, but those switched off.

    Raises
    ------
    UnknownSourceError
        Where a source to be switched off does not exist.
    """
    read: dict[str, Source] = {}
    for reader in READERS:
        read.setdefault(reader.source.key, reader.source)  # several layouts share a card: that of the first is shown
    known = (RECORD, *read.values(), *NOT_READ)
    keys = tuple(card.key for card in known)
    for key in without:
        if key not in keys:
            raise UnknownSourceError(key, keys)
    return tuple(card for card in known if card.key not in without)


def card(key: str) -> Source:
    """Return the card of a source.

    Raises
    ------
    UnknownSourceError
        Where there is none.
    """
    found = {one.key: one for one in cards()}
    if key not in found:
        raise UnknownSourceError(key, tuple(found))
    return found[key]


def readers(without: Collection[str] = ()) -> tuple[Reader[Row], ...]:
    """Return the readers of this release but those of sources switched off; errors as ``cards``."""
    on = {one.key for one in cards(without)}
    return tuple(reader for reader in READERS if reader.source.key in on)
