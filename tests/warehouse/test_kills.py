"""Killed at any moment, a sync leaves the old warehouse or the new one; the full runs are ``benchmarks/kill.py`` and
``damage.py``."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def bench(name: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, f"benchmarks/{name}.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the benchmark forks")
def test_killed_syncs_leave_a_warehouse_that_verifies_and_is_resumed() -> None:
    said = bench("kill", "--kills", "12")
    assert (said["kills"], said["faults"]) == (12, 0)
    assert said["resumed_to_the_end"] > 0


def test_damaged_files_are_refused_or_equal_and_touch_nothing() -> None:
    said = bench("damage", "--files", "60")
    assert said["accidents"] == []
    assert said["files"] == 60
