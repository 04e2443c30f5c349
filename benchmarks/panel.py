"""What a panel costs beside the bare joins it is made of: ``python benchmarks/panel.py --data WAREHOUSE``.

All directed pairs of states of 1946-2023 with fifteen measures, each way in a process of its own. The bare joins are
one query over the same relations and rows, values only: no reasons for empty cells, no counts of what was left out, no
order, no metadata; both read the release first. Prints seconds, peak memory and the ratio of processor time, which
other work on the machine does not stretch as it does the clock's; also the ratio to the query of the bare joins without
the reading before it. Fails above 2 GiB or three times the bare joins.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from bilateral.measures.panels import panel
from bilateral.measures.panels.states import make_members, make_spine
from bilateral.measures.panels.tables import held_years, make_results, make_tables
from bilateral.measures.yearly import YEARLY, Years
from bilateral.shapes.cards import Grain
from bilateral.warehouse import open_release

MEASURES = (
    "un_vote_kappa", "arms_supplier_share", "tiv_supplier_share", "import_share", "trade_partner_share",
    "aid_donor_share", "sanctions", "atop_defence", "atop_nonaggression", "atop_consultation", "shared_igos",
    "trade_agreement", "conflict_intensity", "polyarchy_distance", "land_neighbours",
)  # fmt: skip
YEARS = (1946, 2023)
MOST_BYTES, MOST_TIMES = 2 << 30, 3.0


def cpu() -> float:
    """Return the processor time used so far, on all cores."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def whole(data: Path) -> dict[str, Any]:
    return {"rows": len(panel(open_release(data), measures=MEASURES, years=YEARS))}


def bare(data: Path) -> dict[str, Any]:
    release = open_release(data)
    day = date.fromisoformat(release.published)
    connection = release.connect(release.published)
    make_members(connection, "gw", YEARS)
    rows = make_spine(connection, directed=True)
    make_results(connection, day)
    cards = [YEARLY[key].card for key in MEASURES]
    held = held_years(release, connection, {source for card in cards for source in card.needs}, day)
    make_tables(connection, held)
    joins, values = [], []
    for card in cards:
        ends = ("least(s.a, s.b)", "greatest(s.a, s.b)") if card.grain is Grain.DYAD_YEAR else ("s.a", "s.b")
        relation = YEARLY[card.key].relation(Years(*YEARS, held))
        joins.append(
            f"LEFT JOIN ({relation}) AS {card.key} ON {card.key}.a = {ends[0]} AND {card.key}.b = {ends[1]} "
            f"AND {card.key}.year = s.year"
        )
        values.append(f"{card.key}.value AS {card.key}")
    begun = cpu()
    connection.execute(
        f"CREATE TABLE bare AS SELECT s.a, s.b, s.year, {', '.join(values)} FROM panel_spine AS s {' '.join(joins)}"
    )
    seconds = cpu() - begun
    assert connection.execute("SELECT count(*) FROM bare").fetchone() == (rows,)
    return {"rows": rows, "joins_alone_cpu_seconds": round(seconds, 2)}


def measured(way: str, data: Path) -> dict[str, Any]:
    """Run one way in a process of its own."""
    command = [sys.executable, __file__, "--data", str(data), "--way", way]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a warehouse of the publishers' files")
    parser.add_argument("--way", choices=("whole", "bare"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        begun = time.perf_counter()
        told = {"whole": whole, "bare": bare}[given.way](given.data)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(
            json.dumps(
                told | {"seconds": round(time.perf_counter() - begun, 2), "cpu_seconds": round(cpu(), 2), "bytes": peak}
            )
        )
        return 0
    bare_run, whole_run = measured("bare", given.data), measured("whole", given.data)
    times = whole_run["cpu_seconds"] / bare_run["cpu_seconds"]
    alone = whole_run["cpu_seconds"] / bare_run["joins_alone_cpu_seconds"]
    told = {
        "measures": len(MEASURES), "years": YEARS, "panel": whole_run, "bare_joins": bare_run,
        "times": round(times, 2), "times_of_joins_alone": round(alone, 2),
        "gib": round(whole_run["bytes"] / (1 << 30), 2),
    }  # fmt: skip
    print(json.dumps(told, indent=2))
    return int(times > MOST_TIMES or whole_run["bytes"] > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
