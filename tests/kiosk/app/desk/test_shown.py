"""The gallery's desk leaves no page out, no question of a trial, no kind of piece, no role."""

import importlib
import inspect
import pkgutil

import kiosk.app.desk
from kiosk.app.desk.setup import STEPS
from kiosk.app.desk.shown import desk_pages, kinds_shown
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.screen.staff.desk_view import Piece, Row, Tone

PAGE = ("lively", "view", "do")


def pages_there_are() -> set[type]:
    found = set()
    for module in pkgutil.iter_modules(kiosk.app.desk.__path__, "kiosk.app.desk."):
        for _name, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            own = one.__module__ == module.name and not getattr(one, "_is_protocol", False)
            if own and all(hasattr(one, part) for part in PAGE):
                found.add(one)
    return found


def test_every_page_is_shown() -> None:
    assert len(pages_there_are()) > 20
    assert pages_there_are() - kinds_shown() == set()


def test_every_kind_of_piece_is_shown_and_rows_in_every_tone() -> None:
    pieces = [piece for view in desk_pages().values() for piece in view.pieces]
    assert {type(piece) for piece in pieces} == set(Piece.__args__)
    assert {piece.tone for piece in pieces if isinstance(piece, Row)} == set(Tone)


def test_every_question_of_a_trial_is_shown() -> None:
    assert {f"desk_belt_ask_{ask.name.lower()}" for ask in Ask} <= desk_pages().keys()


def test_a_problem_something_to_undo_and_steps_are_shown() -> None:
    views = desk_pages().values()
    assert any(view.problem for view in views)
    assert any(view.undo for view in views)
    steps = {view.name for view in views if view.step is not None}
    assert steps == {f"setup_{step}" for step in STEPS}
