"""Start-up against a bare import of click, in turn, as ratios of whole processes: ``python benchmarks/startup.py``."""

import statistics
import subprocess
import sys
import time

RUNS = 15
PEER = [sys.executable, "-c", "import click"]
START = "from bilateral.cli import main; main()"
TESTED = {
    "bilateral --help": ([sys.executable, "-c", START, "--help"], 3),
    "bilateral ask (warm)": ([sys.executable, "-c", START, "ask", "Does North Korea support Putin?"], 15),
}


def seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    for name, (command, bound) in TESTED.items():
        seconds(command)
        ratios = []
        for _ in range(RUNS):
            peer = seconds(PEER)
            ratios.append(seconds(command) / peer)
        told = f"median {statistics.median(ratios):.1f}, {min(ratios):.1f} to {max(ratios):.1f}"
        print(f"{name}: {told} times `python -c 'import click'` (bound {bound})")


if __name__ == "__main__":
    main()
