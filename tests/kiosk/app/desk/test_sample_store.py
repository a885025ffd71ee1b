"""What is made up has the face of what it stands for: a page cannot ask more of the real one."""

import inspect
from typing import Any

import pytest

from kiosk.app.desk.sample_room import SampleSettings
from kiosk.app.desk.sample_store import Office, SampleArchive, SampleDesk
from kiosk.cli.settings_file import SettingsFile
from kiosk.store import Archive
from kiosk.store.back_office import BackOffice
from kiosk.store.desk import Desk
from kiosk.store.devices import Devices


def faces(one: type) -> set[str]:
    return {name for name, _m in inspect.getmembers(one, callable) if not name.startswith("_")}


@pytest.mark.parametrize(
    ("made_up", "real"), [(SampleDesk, Desk), (Office, BackOffice), (SampleSettings, SettingsFile)]
)
def test_it_answers_what_the_real_one_answers(made_up: type, real: type) -> None:
    assert faces(made_up) <= faces(real)
    for name in faces(made_up):
        asked: Any = inspect.signature(getattr(real, name)).parameters
        taken: Any = inspect.signature(getattr(made_up, name)).parameters
        free = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in taken.values())
        assert free or len(taken) == len(asked), name


def test_the_archive_has_its_doors() -> None:
    assert {"all", "write"} <= faces(Devices)
    assert {"devices", "staff_door"} <= {*dir(SampleArchive)}
    source = inspect.getsource(Archive)
    assert "devices" in source
    assert "staff_door" in source
    assert "gym_status" in faces(SampleArchive) & faces(Archive)
