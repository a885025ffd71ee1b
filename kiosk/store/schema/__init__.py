"""The tables. A change here comes with a migration; a test compares the two.

Keys are UUIDv7 and positions, never counters of the database: rows written on different kiosks meet
later without clashing. Kiosk time is integer µs and means something only inside its visit.
"""

from kiosk.store.schema.gym_tables import (
    gym_applying,
    gym_cursors,
    gym_known,
    gym_link,
    outbox,
)
from kiosk.store.schema.house_tables import (
    device_states,
    devices,
    programs,
    programs_in_use,
    raw_streams,
)
from kiosk.store.schema.member_tables import assignments, consents, members, notes, staff, tries
from kiosk.store.schema.record_tables import audit, counts, forgotten, links
from kiosk.store.schema.shared_metadata import metadata
from kiosk.store.schema.visit_tables import answers, readings, sets, steps, visits

__all__ = [
    "answers",
    "assignments",
    "audit",
    "consents",
    "counts",
    "device_states",
    "devices",
    "forgotten",
    "gym_applying",
    "gym_cursors",
    "gym_known",
    "gym_link",
    "links",
    "members",
    "metadata",
    "notes",
    "outbox",
    "programs",
    "programs_in_use",
    "raw_streams",
    "readings",
    "sets",
    "staff",
    "steps",
    "tries",
    "visits",
]
