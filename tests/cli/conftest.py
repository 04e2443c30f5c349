"""What the tests of the command line share."""

import sys

import pytest
from tests.cli.running import Run

from bilateral import cli


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process: exit code, stdout, stderr."""
    monkeypatch.delenv("BILATERAL_DATA", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["bilateral", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        out = capfd.readouterr()
        return int(stop.value.code or 0), out.out, out.err

    return call
