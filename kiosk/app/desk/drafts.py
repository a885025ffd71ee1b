"""A program as staff see it: the draft, or else what is in use, and what it is called."""

from pathlib import Path

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Program
from kiosk.coaching.staff_file import BadProgram, read_program
from kiosk.store.retiring import is_retired
from kiosk.store.shelf import Shelf, ShelfError, read_text
from kiosk.words import N_

NOT_FOLLOWED = N_("Not used: it cannot be followed as it is written")


def draft_of(shelf: Shelf, name: str) -> Program:
    """What staff edit: the draft, or else what is in use; raises LookupError where neither is."""
    drafts, own = shelf.drafts(), builtin_programs().get(name)
    if name in drafts:
        return _readable(drafts[name])
    if shelf.current(name) is not None and not (own and is_retired(shelf, name)):
        return _readable(shelf.file(name))
    if own is None:
        raise LookupError(name)
    return own


def is_gone(shelf: Shelf, name: str) -> bool:
    """Whether staff retired it, and neither a draft nor the product's own takes its place."""
    stands_in = name in builtin_programs() or name in shelf.drafts()
    return not stands_in and is_retired(shelf, name)


def _readable(path: Path) -> Program:
    """What a file says, where it can be read, though it may not be followed."""
    try:
        return read_program(read_text(path), builtin_exercises())
    except BadProgram as bad:
        if bad.program is None:
            raise
        return bad.program


def can_be_followed(shelf: Shelf, name: str) -> bool:
    """Whether visits follow what was published under a name; else the product's own is followed."""
    try:
        if shelf.current(name) is not None:
            read_program(read_text(shelf.file(name)), builtin_exercises())
    except (BadProgram, ShelfError):
        return False
    return True


def name_shown(shelf: Shelf, name: str) -> str:
    """What people call it; its name where its file cannot be read."""
    try:
        return draft_of(shelf, name).title
    except (BadProgram, ShelfError, LookupError):
        return name
