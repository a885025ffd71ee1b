"""Poses set what their pages have, on states that there are; every page is in the gallery."""

import importlib
import inspect
import pkgutil
from typing import Any

import pytest

import kiosk.screen
from kiosk.screen.poses import POSES
from kiosk.screen.states import states


@pytest.mark.parametrize("name", POSES)
def test_a_pose_is_of_a_state_and_touches_what_is_there(name: str, hand: Any) -> None:
    pose = POSES[name]
    hand.view = states()[pose.state]
    hand.screen.pump(3)
    assert pose.touched.keys() <= hand.page.properties().keys()


def test_every_page_for_members_is_in_the_gallery(hand: Any) -> None:
    from kiosk.screen.page import Page
    from kiosk.screen.phases import page_for
    from kiosk.screen.sheet import Sheet  # the gallery's own: test_components.py looks at it

    there = set()
    for module in pkgutil.iter_modules(kiosk.screen.__path__, "kiosk.screen."):
        if module.name.endswith("__main__"):
            continue
        for _name, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(one, Page) and one.__module__ == module.name and one not in (Page, Sheet):
                there.add(one)
    assert there == {page_for(view) for view in states().values()}


def test_every_question_of_the_door_is_posed() -> None:
    from kiosk.screen.who import Asked

    shown = {pose.touched.get("step", Asked.WHO) for pose in POSES.values()}
    assert {Asked.NAME, Asked.PIN, Asked.CONSENT} <= shown
