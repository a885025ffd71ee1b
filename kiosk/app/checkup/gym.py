"""How it stands between this kiosk and its gym's others, for the doctor and the set-up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.app.checkup.check import Check, bad, good, poor
from kiosk.screen.staff.desk_view import filled
from kiosk.store import Archive, StoreError
from kiosk.store.gym.status import Status
from kiosk.words import N_

GYM = N_("gym")
LATE = timedelta(days=1)
"""A kiosk that heard nothing for so long shows members of yesterday."""
ALONE = N_("this kiosk is on its own; everything stays here")
REVOKED = N_("this kiosk was revoked: guests only")
NEVER = N_("joined, not heard of yet; {n} changes wait")
SINCE = N_("last in step at {time}; {n} changes wait")
JOIN_AGAIN = N_("by mistake? join it again: treadform gym join")
LOOK = N_("look at the gym's network and database; nothing is lost meanwhile")
REFUSED = N_("the gym refuses some of them: treadform gym status says why")


def gym(file: Path, opened: Archive | None = None) -> Check:
    """What this kiosk's own database says of it; a file that cannot be read is another check's."""
    if not file.exists():
        return good(GYM, ALONE)
    try:
        archive = opened or Archive(file)
        found = archive.gym_status()
        if opened is None:
            archive.close()
    except StoreError as error:
        return poor(GYM, str(error), LOOK)
    return judged(found, datetime.now(UTC))


def judged(link: Status, now: datetime) -> Check:
    """Good while the two are in step, or where there is only one."""
    if not link.joined:
        return good(GYM, ALONE)
    if link.revoked_at is not None:
        return bad(GYM, REVOKED, JOIN_AGAIN)
    if link.last_sync_at is None:
        return poor(GYM, filled(NEVER, n=str(link.waiting)), LOOK)
    time = link.last_sync_at.strftime("%Y-%m-%d %H:%M UTC")
    said = filled(SINCE, time=time, n=str(link.waiting))
    if link.refused:
        return poor(GYM, said, REFUSED)
    return poor(GYM, said, LOOK) if now - link.last_sync_at > LATE else good(GYM, said)
