"""Every source's fixture as files that ``sync`` finds, with cards that allow so few rows."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bilateral.shapes.blocks import Block
from bilateral.shapes.rows import Row
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.warehouse.fetch import Limits
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import Report, Setting, sync
from tests.sources.invented.reader import FIXTURE
from tests.sources.kit import Kit
from tests.sources.kits import AMBER, KITS

NOW = "2026-11-24T12:00:00+00:00"
QUICK = Limits(bytes=1 << 20, seconds=20, idle=0.5, attempts=2, first_wait=0.01, wait=0.1)


def small(kit: Kit) -> Reader[Row]:
    """Return a kit's reader with a card for its fixture's few rows, and the kit's names."""
    source = msgspec.structs.replace(kit.reader.source, min_rows=1, max_rows=None)

    def read(*files: RawFile) -> Iterator[Row | Block]:
        named = [RawFile(file.path, source, kit.names) for file in files] if kit.names is not None else files
        return kit.reader.read(*named)

    return kit.reader._replace(source=source, read=read)


def is_amber(file: RawFile) -> bool:
    """Recognise the invented publisher's file, damaged ones too."""
    return b"Amber Ledger" in file.head


amber = small(AMBER)._replace(recognise=(is_amber,))


def readers() -> tuple[Reader[Row], ...]:
    """Return the readers that recognise their fixtures."""
    others = [small(kit) for key, kit in KITS.items() if key != AMBER.key]
    return (amber, *(reader for reader in others if reader.recognise))


def write_folder(folder: Path) -> None:
    """Write the fixtures of all sources, each into its own folder."""
    for key, kit in KITS.items():
        place = folder / key.replace(" ", "_")
        place.mkdir(parents=True)
        kit.write(place)


def write_amber(folder: Path, change: Callable[[str], str] = str, name: str = "amber_ledger.csv") -> Path:
    """Write the invented publisher's file, changed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(change(FIXTURE.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / name


def run(at: Path, origin: Path, using: Sequence[Reader[Row]] = (amber,), **more: object) -> Report:
    """Sync a folder into ``at/warehouse`` with the store in ``at/cache``."""
    given: dict[str, Any] = {"now": NOW, "setting": setting(at, using)} | more
    return sync(at / "warehouse", origin, **given)


def setting(at: Path, using: Sequence[Reader[Row]] = (amber,), limits: Limits = QUICK) -> Setting:
    """Return what a sync of ``run`` uses."""
    return Setting(Store(at / "cache"), using, limits=limits)
