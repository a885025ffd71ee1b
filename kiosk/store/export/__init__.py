"""A visit as files that other software understands."""

from collections.abc import Callable
from pathlib import Path

from kiosk.coaching.record import VisitRecord
from kiosk.store.export.beat import beat_spm, write_beat
from kiosk.store.export.document import BadDocument, document_schema, read_document, write_document
from kiosk.store.export.step_table import write_step_table


def write_fit(visit: VisitRecord, path: Path) -> None:
    """Write a FIT activity. The library is loaded when the first one is written: it takes its time
    and speaks to the terminal, which a kiosk that only keeps visits needs neither of."""
    from kiosk.store.export.fit import write_fit as write

    write(visit, path)


WRITERS: dict[str, tuple[str, Callable[[VisitRecord, Path], None]]] = {
    "fit": (".fit", write_fit),
    "csv": ("_steps.csv", write_step_table),
    "json": (".json", write_document),
    "beat": ("_beat.wav", write_beat),
}
"""Format to the end of its file name and what writes it."""


def formats_of(visit: VisitRecord) -> list[str]:
    """The formats that this visit can be had in."""
    return [name for name in WRITERS if name != "beat" or beat_spm(visit) is not None]


__all__ = [
    "WRITERS",
    "BadDocument",
    "document_schema",
    "formats_of",
    "read_document",
    "write_document",
    "write_fit",
    "write_step_table",
]
