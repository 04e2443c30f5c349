"""How fast reading is beside bare spaCy with the same components on the same text.

    python benchmarks/reading.py [FILE ...]

Prints words a second of both and their ratio; without files, of a text made here.
"""

import pathlib
import sys
import time

from bilateral.reading import read
from bilateral.reading.cleaning import prose
from bilateral.reading.parsing import pipeline, plain

ROUNDS = 5
SENTENCES = (
    "Iran sent {n} tonnes of fuel to Lebanon after its neighbour had closed the border, officials said on Friday.",
    "The foreign ministers of Norway and Chile met in Oslo to discuss a treaty that both countries want to sign.",
    "Police in the capital arrested {n} demonstrators who had blocked a bridge in protest at the government's plans.",
    "Although Kenya had promised to withdraw its soldiers by 2019, the commander refused to leave the port.",
    "The economy depends on trade, and prices of grain have risen by {n} percent since the drought began.",
)


def made(paragraphs: int = 240) -> str:
    """Return a text of some thirty thousand words."""
    lines = (
        " ".join(SENTENCES[(at + step) % len(SENTENCES)].format(n=at + 2) for step in range(6))
        for at in range(paragraphs)
    )
    return "\n\n".join(lines)


def measure(text: str) -> tuple[float, float, int]:
    """Return the least processor seconds of bare spaCy and of reading, in turns, and how many words were parsed."""
    nlp = pipeline()
    blocks = [plain(text[block.start : block.end]) for block in prose(text)]
    read(text[:2000])
    bare, ours, words = [], [], 0
    for _ in range(ROUNDS):
        began = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(blocks, batch_size=256))
        bare.append(time.process_time() - began)
        began = time.process_time()
        read(text)
        ours.append(time.process_time() - began)
    return min(bare), min(ours), words


def main() -> None:
    """Measure and print."""
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in paths) if paths else made()
    bare, ours, words = measure(text)
    rates = f"bare spaCy {words / bare:,.0f} words, reading {words / ours:,.0f} words per processor second"
    print(f"{rates}; ratio {bare / ours:.2f}")


if __name__ == "__main__":
    main()
