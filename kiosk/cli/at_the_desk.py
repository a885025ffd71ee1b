"""The desk of a running kiosk: its pages over this kiosk's store, settings, programs and belt."""

from collections.abc import Callable
from importlib.metadata import version

from kiosk.app.desk import Counter, Room
from kiosk.app.desk.room import CheckUp
from kiosk.cli.opening import Opened
from kiosk.cli.settings_file import SettingsFile
from kiosk.coaching.view import Intent, View
from kiosk.store.shelf import Shelf
from kiosk.words import N_


def open_desk(
    opened: Opened, view: Callable[[], View], intend: Callable[[Intent], None]
) -> Counter:
    """A desk; close it before the store."""
    return Counter(
        Room(
            opened.archive,
            Shelf(opened.at.programs),
            SettingsFile(opened.at.settings),
            view,
            doctor=lambda: check_ups(opened, view()),
            answer_call=lambda: intend(Intent.CALL_STAFF),
            texts={
                "Treadform": version("treadform"),
                N_("Settings file"): str(opened.at.settings),
                N_("Visits file"): str(opened.at.database),
                N_("Log"): str(opened.at.log),
            },
        )
    )


def check_ups(opened: Opened, view: View) -> list[CheckUp]:
    """What can be said without waiting: devices in use, and room on the disk."""
    from shutil import disk_usage

    used = [one for one in view.connections if one.ready]
    heard = CheckUp(N_("Devices in use"), str(len(used)), fine=bool(used))
    refused = [
        CheckUp(one.name, one.refusal, fine=False) for one in view.connections if one.refusal
    ]
    free_mb = disk_usage(opened.at.database.parent).free / 1e6
    disk = CheckUp(N_("Free disk space"), f"{free_mb / 1000:.1f} GB", fine=free_mb > 500)
    return [heard, *refused, disk]
