"""A draft hides what is in use; a file that cannot be read is called by its name."""

from typing import Any

import pytest

from kiosk.app.desk.drafts import draft_of, name_shown
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program_text import text_of


def test_the_draft_comes_before_what_is_in_use(staff: Any) -> None:
    shelf, express = staff.room.shelf, builtin_programs()["express"]
    assert draft_of(shelf, "express") == express
    shelf.add("express", text_of(express.model_copy(update={"title": "Quick"})))
    assert name_shown(shelf, "express") == "Quick"
    with pytest.raises(LookupError):
        draft_of(shelf, "none")


def test_one_that_cannot_be_read_is_called_by_its_name(staff: Any) -> None:
    staff.room.shelf.add("broken", "title = 1")
    assert name_shown(staff.room.shelf, "broken") == "broken"
    assert name_shown(staff.room.shelf, "none") == "none"
