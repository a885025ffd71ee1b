"""Who did what: the audit log as people read it."""

from datetime import datetime

from kiosk.app.desk.room import Page, Room
from kiosk.screen.staff.desk_view import Deed, DeskView, Row, Words, filled
from kiosk.store.auditing import AuditLine
from kiosk.words import N_

LINES = 60
DEEDS = {
    "added staff": N_("Added a colleague"),
    "answered call": N_("Went to a member who called"),
    "asked to restore": N_("Asked for a backup to be restored"),
    "assigned": N_("Chose a member's program"),
    "began belt trial": N_("Began to try the belt"),
    "belt commissioned": N_("Let members set the belt"),
    "belt commissioning kept": N_("Let members set the belt again"),
    "belt commissioning withdrawn": N_("Took the belt back from members"),
    "belt not commissioned": N_("Tried the belt, which did not pass"),
    "belt write": N_("Set the belt"),
    "changed draft": N_("Changed a draft"),
    "changed setting": N_("Changed a setting"),
    "chose program": N_("Chose the kiosk's program"),
    "cleaned": N_("Marked as cleaned"),
    "copied program": N_("Copied a program"),
    "deleted": N_("Deleted a member"),
    "deleted note": N_("Deleted a note"),
    "discarded draft": N_("Discarded a draft"),
    "ended visit": N_("Ended a visit"),
    "exported": N_("Handed out what is kept of a member"),
    "forget": N_("Deleted visits"),
    "forget member": N_("Deleted a member"),
    "joined": N_("Joined"),
    "lifted lock-out": N_("Let a member in again"),
    "made backup": N_("Made a backup"),
    "pod configured": N_("Set a pod"),
    "pod retire": N_("Retired a pod, or used it again"),
    "pod worn": N_("Said where a pod is worn"),
    "published program": N_("Published a program"),
    "recorded": N_("Recorded a minute"),
    "retired": N_("Retired a colleague"),
    "retired program": N_("Retired a program"),
    "rolled program back": N_("Went back to an earlier version"),
    "saw audit log": N_("Looked at who did what"),
    "saw backups": N_("Looked at the backups"),
    "saw notes": N_("Looked at notes"),
    "saw report": N_("Looked at the report"),
    "saw roster": N_("Looked at the members"),
    "saw staff": N_("Looked at the staff"),
    "saw trend": N_("Looked at a trend"),
    "saw visit": N_("Looked at a visit"),
    "saw visits": N_("Looked at visits"),
    "sensor settled": N_("Settled a sensor"),
    "set PIN": N_("Gave a member a new PIN"),
    "set role": N_("Gave a colleague another role"),
    "set staff PIN": N_("Gave a colleague a new PIN"),
    "signed in": N_("Signed in"),
    "undid cleaned": N_("Took back: cleaned"),
    "undid pod retire": N_("Took back: a pod retired"),
    "undid pod worn": N_("Took back: where a pod is worn"),
    "was refused": N_("Was not allowed to"),
    "wrote note": N_("Wrote a note"),
}
"""Of every deed that is written down."""
ABOUT = ("program", "name", "key", "to", "address")
"""What of a deed's detail is said beside it, the first that is there: never a member."""
OF = N_("{deed}: {about}")


class Audit:
    """Who did what, the newest first."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._lines = room.desk.audit(LINES)
        self._names = {str(one.staff_id): one.name for one in room.desk.office.staff()}

    def view(self) -> DeskView:
        """One row a deed."""
        rows = tuple(
            Row(deed_of(line), f"{self._names.get(line.actor, line.actor)}  {_when(line.at)}")
            for line in self._lines
        )
        return DeskView("audit", N_("Who did what"), rows)

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None


def deed_of(line: AuditLine) -> Words:
    """What was done, and to what; a deed of a newer program stays as it was written."""
    done = DEEDS.get(line.action, line.action)
    about = next((str(line.detail[key]) for key in ABOUT if line.detail.get(key)), "")
    return filled(OF, deed=done, about=about) if about else done


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
