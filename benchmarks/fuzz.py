"""Throw damaged and foreign documents at the auditor: ``python benchmarks/fuzz.py [MINUTES] [SEED]``.

Every document must be audited without an exception, every span must be exact, claims must not overlap, and no claim may
be decided without a row. Prints how many documents of each sort went through; a failure prints the document's seed.
"""

import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date

from bilateral.audit import audit
from bilateral.audit.model import UNDECIDED
from bilateral.warehouse import open_release
from bilateral.warehouse.release import starter_path

STATES = [
    "Russia",
    "North Korea",
    "the Kremlin",
    "Putin",
    "Kim Jong Un",
    "the two countries",
    "its neighbour",
    "Iran",
    "Kyiv",
    "the regime",
    "Congo",
    "Niger",
]
ACTS = [
    "sent",
    "vetoed",
    "voted against",
    "promised",
    "refused to sell",
    "condemned",
    "signed a treaty with",
    "wrote off $10bn of debt of",
    "did not arm",
]
REST = [
    "in 2005",
    "last year",
    "on 19 June 2024",
    ", he said",
    "5.2 million tonnes",
    "A/RES/68/262",
    "and China",
    "“for ever”",
    "; but",
    "—",
    ").",
]
SIGNS = "\u202e\u200f\u200b\x00\x07\ufeff😀👩‍👩‍👧 שלום مرحبا 朝鲜 é\u0301 \ud7ff\u2028\t\r\n\\<>&\"'[](){}*_#|"
TAGS = [
    "<p>",
    "</p>",
    "<div><div>",
    "<script>x</script>",
    "<!--",
    "-->",
    "<table><tr>",
    "<html>",
    "</body>",
    "&nbsp;",
    "&#0;",
    "<p class='",
    "<h1>",
]


def prose(pick: random.Random) -> str:
    told = (
        f"{pick.choice(STATES)} {pick.choice(ACTS)} {pick.choice(STATES)} {pick.choice(REST)}"
        for _ in range(pick.randint(1, 12))
    )
    return pick.choice([". ", " ", "\n\n", ".\n"]).join(told)


def signs(pick: random.Random) -> str:
    text = list(prose(pick))
    for _ in range(pick.randint(1, 40)):
        text.insert(pick.randrange(len(text) + 1), pick.choice(SIGNS))
    return "".join(text)


def markup(pick: random.Random) -> str:
    text = list(prose(pick))
    for _ in range(pick.randint(1, 25)):
        text.insert(pick.randrange(len(text) + 1), pick.choice(TAGS))
    return "<html><body><p>" * pick.randint(0, 1) + "".join(text)


def octets(pick: random.Random) -> bytes:
    text = bytearray(prose(pick).encode(pick.choice(["utf-8", "utf-16", "cp1252", "utf-8-sig"]), "replace"))
    for _ in range(pick.randint(0, 30)):
        text[pick.randrange(len(text))] = pick.randrange(256)
    return bytes(text[: pick.randint(0, len(text))])


def portable(pick: random.Random) -> bytes:
    return b"%PDF-1.4\n" + pick.randbytes(pick.randint(0, 400)) + octets(pick) + b"\n%%EOF" * pick.randint(0, 1)


def noise(pick: random.Random) -> str:
    return "".join(
        chr(pick.choice([pick.randrange(32, 127), pick.randrange(0xD800), pick.randrange(0xE000, 0x110000)]))
        for _ in range(pick.randint(0, 600))
    )


def long_words(pick: random.Random) -> str:
    return f"{prose(pick)} {'a' * pick.randint(1, 20_000)} {'(' * pick.randint(0, 500)} {prose(pick)}"


SORTS: dict[str, Callable[[random.Random], str | bytes]] = {
    one.__name__: one for one in (prose, signs, markup, octets, portable, noise, long_words)
}


def check(document: str | bytes) -> None:
    found = audit(document, RELEASE, as_of=date(2026, 11, 24))
    text, at = found.document.text, 0
    for claim in found.claims:
        assert text[claim.span.start : claim.span.end] == claim.text, claim
        assert claim.span.start >= at, claim
        assert claim.verdict in UNDECIDED or claim.evidence, claim
        at = claim.span.end


RELEASE = open_release(starter_path())


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    ends, done, failed = time.monotonic() + 60 * minutes, Counter[str](), 0
    while time.monotonic() < ends:
        pick = random.Random(seed)
        name = pick.choice(list(SORTS))
        try:
            check(SORTS[name](pick))
        except Exception:  # noqa: BLE001
            failed += 1
            print(f"seed {seed}, {name}")
            traceback.print_exc()
        done[name] += 1
        seed += 1
    print(f"{sum(done.values())} documents in {minutes:g} minutes, {failed} failed: {dict(done)}")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
