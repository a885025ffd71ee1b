"""What is made up has the face of what it stands for: a page cannot ask more of the real one."""

import inspect
from typing import Any

import pytest

from kiosk.app.desk.sample_room import SampleSettings
from kiosk.cli.settings_file import SettingsFile


def faces(one: type) -> set[str]:
    return {name for name, _m in inspect.getmembers(one, callable) if not name.startswith("_")}


@pytest.mark.parametrize(("made_up", "real"), [(SampleSettings, SettingsFile)])
def test_it_answers_what_the_real_one_answers(made_up: type, real: type) -> None:
    assert faces(made_up) <= faces(real)
    for name in faces(made_up):
        asked: Any = inspect.signature(getattr(real, name)).parameters
        taken: Any = inspect.signature(getattr(made_up, name)).parameters
        free = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in taken.values())
        assert free or len(taken) == len(asked), name
