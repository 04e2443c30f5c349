"""Claims made from publishers' rows, true and turned in one slot.

``python benchmarks/generated_claims.py WAREHOUSE [SEED]``.

From votes, pacts, trade, arms, shared memberships, sanctions and similarity of states that nobody has curated. Prints
the confusion matrix, every false alarm and every wrong support; the bar is that of 300 and more claims called
contradicted (or misdated, or of the wrong direction) at least 95% are false.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bilateral.audit import audit
from bilateral.shapes.dates import spoken
from bilateral.states import name_on
from bilateral.warehouse import Release, open_release

VOTED = {"yes": "voted for", "no": "voted against", "abstain": "abstained on"}
PACTS = {
    "defence_pact": "a defence pact",
    "nonaggression": "a non-aggression pact",
    "consultation": "a consultation pact",
}
STATES = re.findall(
    "...",
    "FRADEUGBRITAESPJPNKORINDPAKCHNBRAARGMEXEGYTURIRNSAUISRNGAZAFKENETHIDNTHAVNMPHLAUSNZLCANUSAPOLHUNSWENORFINGRCUKRKAZ"
    "CUBVENCHLPERCOLMARDZA",
)
LEFT = {"RUS", "YUG", "DDR", "CSK", "ZZZ", "ZZX", "PRK"}
"""States whose names change with the date, and what is no state."""
_FLOWS = "SELECT actor, target, since, amount FROM flows WHERE source = '{}' AND amount > {} AND since > '1960'"
REFUTED = {"contradicted", "misdated", "wrong_direction"}
BORNE_OUT = {"supported", "partly_supported"}


class Made(NamedTuple):
    """A claim, whether it is true, and what it was made from."""

    text: str
    true: bool
    sort: str


class Maker:
    """Makes claims from a warehouse, the same ones for the same seed."""

    def __init__(self, release: Release, seed: int) -> None:
        self.release, self.seed, self.pick = release, seed, random.Random(seed)
        self.connection = release.connect(release.published)

    def rows(self, query: str, most: int = 0) -> list[tuple[Any, ...]]:
        if most:
            query += f" ORDER BY hash(concat(\"at\", '{self.seed}')) LIMIT {most}"
        return self.connection.execute(query).fetchall()

    def votes(self) -> Iterator[Made]:
        query = (
            "SELECT state, symbol, date, choice FROM votes WHERE source IN ('un_roll_calls', 'un_votes_2025') "
            "AND body = 'UNGA' AND starts_with(symbol, 'A/RES/') AND choice <> 'absent' AND length(date) = 10"
        )
        for state, symbol, day, choice in self.rows(query, 130):
            if state in LEFT:
                continue
            other = self.pick.choice([one for one in VOTED if one != choice])
            name, number = name_on(state, None), symbol.removeprefix("A/RES/")
            yield Made(f"{name} {VOTED[choice]} General Assembly resolution {number} on {spoken(day)}.", True, "vote")
            yield Made(
                f"{name} {VOTED[other]} General Assembly resolution {number} in {spoken(day[:7])}.", False, "vote"
            )
            yield Made(f"{name} did not vote against resolution {symbol} in {day[:4]}.", choice != "no", "vote denied")

    def pacts(self) -> Iterator[Made]:
        for _ in range(120):
            one, other = self.pick.sample(STATES, 2)
            kind, year = self.pick.choice(list(PACTS)), self.pick.randint(1992, 2018)
            stood = self.rows(
                f"SELECT 1 FROM ties WHERE source = 'atop' AND kind = '{kind}' AND actor IN ('{one}', '{other}') "
                f"AND target IN ('{one}', '{other}') AND since <= '{year}-12-31' AND (until = '' OR until >= '{year}')"
            )
            told = f"{name_on(one, None)} and {name_on(other, None)} had {PACTS[kind]} in force in {year}."
            yield Made(told, bool(stood), "pact")

    def trade(self) -> Iterator[Made]:
        query = _FLOWS.format("cow_trade", 50)
        for one, other, year, amount in self.rows(query, 70):
            if {one, other} & LEFT:
                continue
            told = f"{name_on(one, None)} exported goods worth ${{:,.0f}} million to {name_on(other, None)} in {year}."
            yield Made(told.format(amount), True, "trade")
            yield Made(told.format(amount * self.pick.choice([0.3, 0.5, 2, 5])), False, "trade")

    def arms(self) -> Iterator[Made]:
        for _ in range(60):
            one, other = self.pick.sample(STATES, 2)
            query = (
                "SELECT coalesce(sum(amount) FILTER (actor = '{}'), 0), sum(amount) FROM flows "
                "WHERE source = 'sipri_register' AND target = '{}' AND left(since, 4) BETWEEN '2015' AND '2019'"
            )
            ((part, whole),) = self.rows(query.format(one, other))
            if not part or not whole:
                continue
            share, names = 100 * part / whole, (name_on(one, None), name_on(other, None))
            told = "{0} supplied about {2:.0f} percent of {1}'s major arms imports in 2015-2019."
            yield Made(told.format(*names, share), True, "arms share")
            yield Made(told.format(*names, share + (30 if share < 60 else -30)), False, "arms share")
            yield Made(f"{names[0]} delivered arms to {names[1]} in 2015-2019.", True, "arms")

    def alike(self) -> Iterator[Made]:
        for _ in range(60):
            one, other = sorted(self.pick.sample(STATES, 2))
            year = self.pick.randint(1992, 2018)
            row = self.release.similarity_row(one, other, year)
            if row is None:
                continue
            share, names = 100 * row.identical_share, f"{name_on(one, None)} and {name_on(other, None)}"
            told = f"{names} cast the same vote in {{:.0f}} percent of General Assembly roll calls in {year}."
            yield Made(told.format(share), True, "alike")
            yield Made(told.format(share + (-25 if share > 50 else 25)), False, "alike")

    def memberships(self) -> Iterator[Made]:
        query = (
            "SELECT actor, target, since, amount FROM flows WHERE source = 'cow_igo' AND amount > 0 AND since > '1960'"
        )
        for one, other, year, count in self.rows(query, 50):
            if {one, other} & LEFT:
                continue
            names = f"{name_on(one, None)} and {name_on(other, None)}"
            told = f"{names} shared {{:.0f}} intergovernmental organisations in {year}."
            yield Made(told.format(count), True, "memberships")
            yield Made(told.format(count + 9), False, "memberships")

    def sanctions(self) -> Iterator[Made]:
        query = "SELECT actor, target, since FROM ties WHERE source = 'gsdb' AND since > '1960'"
        for one, other, since in self.rows(query, 50):
            if not {one, other} & LEFT:
                told = f"{name_on(one, None)} imposed sanctions on {name_on(other, None)} in {since[:4]}."
                yield Made(told, True, "sanctions")

    def borders(self) -> Iterator[Made]:
        for _ in range(60):
            one, other = self.pick.sample(STATES, 2)
            year = self.pick.randint(1995, 2016)
            told = f"{name_on(one, None)} and {name_on(other, None)} shared a land border in {year}."
            stood = self.rows(
                f"SELECT 1 FROM ties WHERE source = 'cow_contiguity' AND actor IN ('{one}', '{other}') "
                f"AND target IN ('{one}', '{other}') AND text = 'neighbours by land or river' "
                f"AND since < '{year}' AND (until = '' OR until > '{year + 1}')"
            )
            yield Made(told, bool(stood), "border")

    def ranks(self) -> Iterator[Made]:
        for _ in range(40):
            holder, year = self.pick.choice(STATES), self.pick.randint(1995, 2014)
            bought = self.rows(
                "SELECT actor, sum(amount) AS amount FROM flows WHERE source = 'cow_trade' "
                f"AND target = '{holder}' AND since = '{year}' GROUP BY actor ORDER BY amount DESC LIMIT 6"
            )
            if len(bought) < 6 or {state for state, _ in bought} & LEFT:
                continue
            first, later = bought[0], bought[5]
            told = f"{{}} was the largest source of imports of {name_on(holder, None)} in {year}."
            if first[1] > 1.2 * bought[1][1]:
                yield Made(told.format(name_on(first[0], None)), True, "rank")
            yield Made(told.format(name_on(later[0], None)), False, "rank")

    def signings(self) -> Iterator[Made]:
        query = (
            "SELECT actor, target, since FROM ties WHERE source = 'atop' AND kind = 'defence_pact' AND since > '1920' "
            "AND length(since) = 10"
        )
        for one, other, since in self.rows(query, 40):
            if {one, other} & LEFT:
                continue
            told = f"{name_on(one, None)} and {name_on(other, None)} signed a defence pact in {{}}."
            yield Made(told.format(since[:4]), True, "signing")
            yield Made(told.format(int(since[:4]) - 9), False, "signing")

    def all(self) -> list[Made]:
        families = (self.votes, self.pacts, self.trade, self.arms, self.alike, self.memberships, self.sanctions)
        families += (self.borders, self.ranks, self.signings)
        return [claim for family in families for claim in family()]


def main() -> int:
    release = open_release(Path(sys.argv[1]))
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    made, text, spans = Maker(release, seed).all(), "", []
    for claim in made:
        spans.append((len(text), len(text) + len(claim.text)))
        text += claim.text + "\n\n"
    found = audit(text, release, as_of=date(2026, 11, 24))
    table: Counter[tuple[str, bool, str]] = Counter()
    for claim, (start, end) in zip(made, spans, strict=True):
        own = [one for one in found.claims if one.span.start < end and one.span.end > start]
        longest = max(own, key=lambda one: one.span.end - one.span.start, default=None)
        verdict = longest.verdict.value if longest else "no claim"
        table[claim.sort, claim.true, verdict] += 1
        if (claim.true and verdict in REFUTED) or (not claim.true and verdict in BORNE_OUT):
            print(f"WRONG {verdict}: {claim.text} ({longest.sentence if longest else ''})")
    for (sort, true, verdict), count in sorted(table.items()):
        print(f"{sort:12} {'true' if true else 'false':6} {verdict:20} {count:5}")
    refuted = {true: sum(n for (_, t, v), n in table.items() if t is true and v in REFUTED) for true in (True, False)}
    borne = {true: sum(n for (_, t, v), n in table.items() if t is true and v in BORNE_OUT) for true in (True, False)}
    print(
        f"{len(made)} claims; refuted {sum(refuted.values())}, of them false {refuted[False]}; "
        f"borne out {sum(borne.values())}, of them true {borne[True]}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
