"""What a ``sync`` did, as text: loads by source, then what was refused and what no reader recognises."""

from collections import Counter

from bilateral.warehouse.sync import LoadReport, Report

_WORDS = {
    "read": "read",
    "resumed": "read before a stop",
    "known": "nothing new",
    "planned": "would be read",
    "refused": "refused",
}


def sync_lines(report: Report) -> list[str]:
    """Return the report line by line: one per source and layout, one per refusal, one per reason a file is not used."""
    groups: dict[tuple[str, str], list[LoadReport]] = {}
    for one in report.loads:
        groups.setdefault((one.source, one.layout), []).append(one)
    lines = [_group(source, layout, loads) for (source, layout), loads in groups.items()]
    lines += [f"refused {one.source}: {one.problem}" for one in report.refused]
    lines += [f"{one.source}: {one.problem}" for one in report.downloads if one.problem]
    for why, count in Counter(one.why for one in report.left).most_common():
        names = [one.file for one in report.left if one.why == why]
        lines.append(f"not used, {why}: {names[0]}" + (f" and {count - 1} more" if count > 1 else ""))
    if report.name is not None:
        lines.append(f"warehouse {report.name}")
    return lines


def _group(source: str, layout: str, loads: list[LoadReport]) -> str:
    states = Counter(one.state for one in loads)
    done = ", ".join(f"{_WORDS[state]} {count}" if len(loads) > 1 else _WORDS[state] for state, count in states.items())
    rows = sum(one.rows_read for one in loads)
    aside = sum(one.rows_refused for one in loads)
    name = " ".join(filter(None, (source, layout)))
    files = sum(len(one.files) for one in loads)
    said = f"{name}: {files} file{'s' if files != 1 else ''}, {done}, {rows:,} rows"
    return said + (f", {aside:,} left out" if aside else "")
