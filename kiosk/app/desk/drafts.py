"""A program as staff see it: the draft, or else what is in use, and what it is called."""

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Program
from kiosk.coaching.staff_file import BadProgram, read_program
from kiosk.store.shelf import Shelf, ShelfError, read_text


def draft_of(shelf: Shelf, name: str) -> Program:
    """What staff edit: the draft, or else what is in use; raises LookupError where neither is."""
    drafts = shelf.drafts()
    if name in drafts:
        return read_program(read_text(drafts[name]), builtin_exercises())
    if shelf.current(name) is not None:
        return read_program(read_text(shelf.file(name)), builtin_exercises())
    if name not in builtin_programs():
        raise LookupError(name)
    return builtin_programs()[name]


def name_shown(shelf: Shelf, name: str) -> str:
    """What people call it; its name where its file cannot be read."""
    try:
        return draft_of(shelf, name).title
    except (BadProgram, ShelfError, LookupError):
        return name
