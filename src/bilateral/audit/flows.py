"""Claims about arms and trade: shares of a supplier, amounts of a year, and that goods moved at all."""

import re
from typing import Final, NamedTuple

from bilateral.assess.model import Row
from bilateral.audit.asked import Asked
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.quantities import agrees, by_figure, differs
from bilateral.audit.store import Store
from bilateral.audit.words import content, names_in, states_in, stem
from bilateral.measures.choice import CHOSEN
from bilateral.shapes.dates import year_span
from bilateral.shapes.vocabulary import Dimension, Kind
from bilateral.states.articles import named, opening

_ARMS_WORDS = frozenset(stem(word) for word in ("arms", "arm", "weapons", "weaponry"))
TRADE_WORDS = frozenset(
    stem(word)
    for word in (
        "trade", "traded", "export", "exports", "import", "imports", "goods", "merchandise", "worth", "stay", "stayed",
        "come", "came", "reach", "reached", "buy", "bought", "purchases", "account", "accounted", "percent", "cent",
        "conventional", "bilateral", "two-way", "three", "four", "five", "fifths", "half", "third", "quarter",
        "million", "billion", "dollars", "majority", "bulk", "exceed", "exceeded", "quarters", "thirds", "tenths",
        "six", "seven", "eight", "nine", "went", "go", "goes", "less", "least", "fewer", "took", "take", "takes",
        "absorbed", "sent", "sold", "bought", "supplied", "received", "got", "nearly", "almost", "roughly", "tenth",
        "fifth",
    )
)  # fmt: skip
_SHARE_OF_ARMS = re.compile(
    r"\barms (?:imports|purchases)|\bof (?:its|their|\w+['\u2019]s) (?:major |imported )?arms\b", re.IGNORECASE
)
_SHARE_OF_TRADE = re.compile(r"\b(?:of|in) [\w' \u2019]*\bimports\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:of|in) (?P<who>[\w ]+?)['\u2019]s? (?:(?:total|goods|merchandise|overall|all) )*(?P<what>exports|imports)\b"
)
"""Whose exports or imports a share is of; the other state of the claim got them, or sent them."""
_MOST = re.compile(r"\b(?:most|the majority|a majority|the bulk|more than half)\b", re.IGNORECASE)
_SHARE_OF_EXPORTS = re.compile(
    r"\b(?:of|in) (?:[\w ]+['\u2019]s?|its|their) (?:(?:total|goods|merchandise|overall|all) )*exports\b", re.IGNORECASE
)
_EXPORT = re.compile(r"\b(?:export(?:s|ed)?|sold goods|sales)\b", re.IGNORECASE)
_IMPORT = re.compile(r"\b(?:import(?:s|ed)?|bought goods)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:trade between|two-way trade|bilateral trade)\b", re.IGNORECASE)
_DELIVERED = re.compile(r"\b(?:deliver|suppl|sold|sell|sent|shipp|provid|transferr|export)\w*", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:more than|over|at least|less than|under|below|fewer than)\b", re.IGNORECASE)
_DETAIL = re.compile(
    r"\d+ (?!percent)[a-z]|\b(?:exactly|drones?|tanks?|jets?|fighters?|submarines?|missiles?|rounds?|shells)",
    re.IGNORECASE,
)
_POINTS_SAME, _POINTS_APART, _HALF, _MARGIN = 4.0, 12.0, 0.5, 0.06
_MILLION: Final = 1e6
_UNITS: Final = {Kind.ARMS: "million TIV", Kind.TRADE: "million current US$"}
_AMOUNTS_CLOSE = 0.05


class Sum(NamedTuple):
    """What was sent in a period, by one source, with the first row's id and the number of rows."""

    at: str
    amount: float
    n: int


def of_flows(asked: Asked, store: Store) -> Finding | None:
    """Return what publishers' flows say of a claim; None where it is about none.

    Goods that a claim names beyond what the sources count (fighters, wheat) leave it open.
    """
    told = asked.proposition
    if asked.pair is None or asked.years is None or asked.negated or told.modality not in ("asserted", "reported"):
        return None
    if asked.years[1] > asked.cut.year or len(told.since or "") != len("2019"):
        return None
    goods = content(asked.text)
    arms = bool(goods & _ARMS_WORDS)
    if goods - _ARMS_WORDS - TRADE_WORDS:
        return None
    if arms:
        return _arms(asked, store) if store.reads(CHOSEN[Kind.ARMS]) else None
    traded = asked.kind is Kind.TRADE or _SHARE_OF_EXPORTS.search(asked.text)
    return _trade(asked, store) if traded and store.reads(CHOSEN[Kind.TRADE]) else None


def _sum(store: Store, kind: Kind, actor: str | None, target: str | None, years: tuple[int, int]) -> Sum | None:
    who = "".join(f"{side} = '{state}' AND " for side, state in (("actor", actor), ("target", target)) if state)
    rows = store.rows(
        f"SELECT min(\"at\"), sum(amount), count(*) FROM flows WHERE source = '{CHOSEN[kind]}' "  # noqa: S608 -- ids
        f"AND {who}kind = '{kind.value}' "
        f"AND since[:4]::INT BETWEEN {years[0]:d} AND {years[1]:d}"
    )
    at, amount, n = rows[0] if rows else (None, None, 0)
    return Sum(at, amount, n) if at is not None and amount is not None else None


def covered(store: Store, kind: Kind, years: tuple[int, int]) -> bool:
    """Whether the source has rows of every year; its last year may not be out yet."""
    held = store.rows(
        f"SELECT count(DISTINCT since[:4]) FROM flows WHERE source = '{CHOSEN[kind]}' "  # noqa: S608 -- numbers
        f"AND since[:4]::INT BETWEEN {years[0]:d} AND {years[1]:d}"
    )
    return bool(held) and held[0][0] == years[1] - years[0] + 1


def _arms(asked: Asked, store: Store) -> Finding | None:
    years, told = asked.years or (0, 0), asked.proposition
    parties = asked.pair or ("", "")
    if _SHARE_OF_ARMS.search(asked.text) and (told.unit == "percent" or _MOST.search(asked.text)):
        return _share(asked, store, Kind.ARMS, parties)
    plain = told.amount is None and not _DETAIL.search(asked.text) and not names_in(asked.text)
    if not (plain and _DELIVERED.search(asked.text)):
        return None
    found = _sum(store, Kind.ARMS, *parties, years)
    if found is None:
        return None
    row = _row(store, Kind.ARMS, parties, found, years)
    return Finding(verdict=Verdict.SUPPORTED, sentence=f"Rows show deliveries: {row.text}", evidence=(row,))


def _share(
    asked: Asked, store: Store, kind: Kind, parties: tuple[str, str], *, of_exports: bool = False
) -> Finding | None:
    """Judge a share of what the second state got; of what the first sent, of exports."""
    years = asked.years or (0, 0)
    if not covered(store, kind, years):
        return None
    part = _sum(store, kind, *parties, years)
    whole = _sum(store, kind, parties[0], None, years) if of_exports else _sum(store, kind, None, parties[1], years)
    if part is None or whole is None or not whole.amount:
        return None
    share = part.amount / whole.amount
    told = asked.proposition
    if told.amount is not None and told.unit == "percent":
        points = abs(100 * share - told.amount)
        compared = bool(_COMPARED.search(asked.text))
        right = agrees(asked.text, told.amount, 100 * share) if compared else points <= _POINTS_SAME
        wrong = not right and points >= _POINTS_APART
    else:
        right, wrong = share > _HALF + _MARGIN, share < _HALF - _MARGIN
    if not right and not wrong:
        return None
    row = _row(store, kind, parties, part, years, share=share, of_exports=of_exports)
    return by_figure((row,), f"The share by {store.cards[CHOSEN[kind]].title} is {share:.1%}.", right=right)


def _trade(asked: Asked, store: Store) -> Finding | None:
    told, years = asked.proposition, asked.years or (0, 0)
    shared = _shared(asked) if told.unit == "percent" else None
    if shared is not None:
        parties, of_exports = shared
        return _share(asked, store, Kind.TRADE, parties, of_exports=of_exports)
    if told.amount is None or told.unit != "USD" or years[0] != years[1] or not covered(store, Kind.TRADE, years):
        return None
    meant = _meant(asked, store, years)
    if meant is None:
        return None
    found, parties, both = meant
    amount = found.amount * _MILLION
    right = agrees(asked.text, told.amount, amount) or (
        not _COMPARED.search(asked.text) and abs(amount - told.amount) <= _AMOUNTS_CLOSE * amount
    )
    if not right and not differs(asked.text, told.amount, amount):
        return None
    row = _row(store, Kind.TRADE, parties, found, years, both=both)
    return by_figure((row,), row.text, right=right)


def _shared(asked: Asked) -> tuple[tuple[str, str], bool] | None:
    """Return who sent the goods that a claim tells a share of, who got them, and whether it is of the exports."""
    pair, owned = asked.pair or ("", ""), _OWNER.search(asked.text)
    owner = states_in(owned["who"]) if owned else ()
    if owned and len(owner) == 1 and owner[0] in pair:
        (other,) = set(pair) - set(owner)
        exported = owned["what"] == "exports"
        return ((owner[0], other) if exported else (other, owner[0])), exported
    if _SHARE_OF_TRADE.search(asked.text) and not _EXPORT.search(asked.text):
        return pair, False
    return (pair, True) if _SHARE_OF_EXPORTS.search(asked.text) else None


def _meant(asked: Asked, store: Store, years: tuple[int, int]) -> tuple[Sum, tuple[str, str], bool] | None:
    """Return the trade that a claim means, from whom to whom, and whether it is of both ways together."""
    actor, target = asked.pair or ("", "")
    there, back = _sum(store, Kind.TRADE, actor, target, years), _sum(store, Kind.TRADE, target, actor, years)
    exported, imported = bool(_EXPORT.search(asked.text)), bool(_IMPORT.search(asked.text))
    if BETWEEN.search(asked.text) or asked.mutual:
        if there is None or back is None:
            return None
        return Sum(there.at, there.amount + back.amount, there.n + back.n), (actor, target), True
    if exported == imported:
        return None
    exported = exported or asked.taken
    found, parties = (there, (actor, target)) if exported else (back, (target, actor))
    return (found, parties, False) if found is not None else None


def _row(
    store: Store,
    kind: Kind,
    parties: tuple[str, str],
    found: Sum,
    years: tuple[int, int],
    *,
    share: float | None = None,
    of_exports: bool = False,
    both: bool = False,
) -> Row:
    one, other = named(parties[0], None), named(parties[1], None)
    whole = f"{one} sent" if of_exports else f"{other} got"
    part = f", {share:.1%} of what {whole}" if share is not None else ""
    whose = f"{kind.value} {'of' if both else 'from'} {one} {'and' if both else 'to'} {other}"
    return sum_row(store, kind, whose, found, years, beside=part, parties=parties, mutual=both)


def sum_row(
    store: Store,
    kind: Kind,
    whose: str,
    found: Sum,
    years: tuple[int, int],
    *,
    beside: str,
    parties: tuple[str, str],
    mutual: bool,
) -> Row:
    """Return a sum over rows as a row of evidence, under the first row's id; ``beside`` stands after the amount."""
    several = f"; {found.n} rows, the first of which is named" if found.n > 1 else ""
    text = f"{whose} in {year_span(*years)}: {found.amount:,.6g} {_UNITS[kind]}{beside}{several}."
    return store.published(
        found.at,
        CHOSEN[kind],
        opening(text),
        when=str(years[0]),
        parties=parties,
        dimension=Dimension.ARMS if kind is Kind.ARMS else Dimension.ECONOMIC,
        mutual=mutual,
    )
