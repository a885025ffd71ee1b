"""A visit as files that other software understands."""

from kiosk.store.export.document import BadDocument, document_schema, read_document, write_document
from kiosk.store.export.fit import write_fit
from kiosk.store.export.step_table import write_step_table

__all__ = [
    "BadDocument",
    "document_schema",
    "read_document",
    "write_document",
    "write_fit",
    "write_step_table",
]
