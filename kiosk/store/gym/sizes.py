"""How large a chain's database becomes and how much it has to do, from measured rows.

Bytes a row are of PostgreSQL 15 with its indexes, measured with visits of a real length;
tests/kiosk/store/gym/test_sizes.py measures them again and fails where they have moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.store.gym.sync import Pace

VISIT_BYTES = 780
SET_BYTES = 400
SETS = 20
ANSWER_BYTES = 290
ANSWERS = 5
BLOCK_BYTES = 320
STEP_BYTES = 12.6
"""Packed; a row a step would be about 130."""
STEPS = 1500
"""Nine minutes of running and walking, of a visit of a quarter of an hour."""
MEMBER_BYTES = 500 + 3 * 480 + 4 * 220
"""A member, three consents, and the edits that made them."""
KIOSK_MEMBER_BYTES = 1200
"""The same on a kiosk, with what it knows the gym to have."""
TOMBSTONE_BYTES = 230
OPEN_H = 16.0
PEAK = 3.0
"""The busiest hour against the average one."""
EDITS_PER_MEMBER_DAY = 0.01
CONNECTION_MB = 3.0
"""Of a backend that sits and waits, with TLS."""
WORKER_TB = 1.0
"""What one machine should hold, so that it can be restored within a night."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What is to be computed."""

    gyms: int
    treadmills: int
    visits: int
    """A day and treadmill."""
    members: int
    """Of each gym."""
    months: int


@dataclass(frozen=True, slots=True)
class Size:
    """One line of the answer."""

    what: str
    figure: str
    how: str


def visit_bytes() -> float:
    """One visit with everything that belongs to it."""
    rows = VISIT_BYTES + SETS * SET_BYTES + ANSWERS * ANSWER_BYTES
    return rows + BLOCK_BYTES + STEPS * STEP_BYTES


def sizes(chain: Chain) -> Iterator[Size]:
    """Every figure, with how it comes about."""
    kiosks, members = chain.gyms * chain.treadmills, chain.gyms * chain.members
    a_day = kiosks * chain.visits
    kept = a_day * 365.25 / 12 * chain.months
    total_tb = (kept * visit_bytes() + members * MEMBER_BYTES + kept * TOMBSTONE_BYTES) / 1e12
    yield Size("kiosks", f"{kiosks:,}", f"{chain.gyms} gyms x {chain.treadmills}")
    yield Size("members", f"{members:,}", f"{chain.gyms} x {chain.members}")
    yield Size("visits a day", f"{a_day:,}", f"{chain.visits} on each treadmill, all by members")
    yield Size("one visit", f"{visit_bytes() / 1e3:.1f} kB", f"{STEPS} steps, {SETS} sets")
    yield Size(
        "growth a day", f"{a_day * visit_bytes() / 1e9:.1f} GB", "before anything is deleted"
    )
    yield Size("visits kept", f"{kept / 1e6:.0f} million", f"{chain.months} months")
    yield Size("steps kept", f"{kept * STEPS / 1e9:.0f} billion", "packed, one block a visit")
    yield Size("the whole database", f"{total_tb:.2f} TB", "with indexes, tombstones, members")
    plain_tb = total_tb + kept * STEPS * (130 - STEP_BYTES) / 1e12
    yield Size("the same with a row a step", f"{plain_tb:.0f} TB", "why steps are packed")
    yield from _loads(kiosks, members, a_day)
    nodes = max(1, -int(-total_tb // WORKER_TB))
    yield Size("machines at 1 TB each", f"{nodes}", "chains are spread; one chain stays together")
    on_kiosk = members * KIOSK_MEMBER_BYTES / 1e6
    yield Size(
        "members on every kiosk", f"{on_kiosk:,.0f} MB", "so that weeks offline do not matter"
    )


def _loads(kiosks: int, members: int, a_day: int) -> Iterator[Size]:
    pace, seconds = Pace(), OPEN_H * 3600
    busy = a_day / seconds * PEAK
    edits = members * EDITS_PER_MEMBER_DAY / seconds * PEAK
    looks = kiosks / pace.every_s
    yield Size(
        "visits a second, busiest hour", f"{busy:.1f}", f"{OPEN_H:.0f} h open, peak x{PEAK:.0f}"
    )
    yield Size("written to the log", f"{busy * visit_bytes() * 2 / 1e6:.1f} MB/s", "twice its size")
    yield Size("edits a second, busiest hour", f"{edits:.1f}", "each takes the chain's counter")
    yield Size("looks a second", f"{looks:,.0f}", f"one row by its key, every {pace.every_s:g} s")
    taken = edits * kiosks
    yield Size("rows going down a second", f"{taken:,.0f}", "every edit to every kiosk")
    memory = kiosks * CONNECTION_MB / 1e3
    yield Size("connections", f"{kiosks:,}", f"{memory:.0f} GB of backends: spread over the nodes")
