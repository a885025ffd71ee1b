"""Each step in its bout, however late it is told; the rest kept beside."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.journal import Journal
from kiosk.gait.measures import Live, Placement, Quality, Side, Step


def step(at_us: int) -> Step:
    return Step(
        *(Side.LEFT, Placement.FOOT, at_us, at_us + 200_000, None, None, 1.0, Quality.MEASURED)
    )


@given(st.permutations(range(0, 100, 3)))
def test_every_step_is_kept_once_where_it_happened(times: list[int]) -> None:
    journal = Journal()
    journal.begin("baseline", 1, 10)
    journal.end(40)
    journal.begin("push_and_float", 1, 60)
    for at_us in times:
        journal.add(step(at_us))
    first, second = journal.records(100)
    assert [s.initial_contact_us for s in first.steps] == [t for t in sorted(times) if 10 <= t < 40]
    assert [s.initial_contact_us for s in second.steps] == [t for t in sorted(times) if t >= 60]
    assert len(first.steps) + len(second.steps) + len(journal.between) == len(times)


def test_live_values_are_thinned_and_only_kept_inside_a_bout() -> None:
    journal = Journal()
    journal.hear(Live(5))
    bout = journal.begin("baseline", 1, 10)
    for at_us in range(0, 1_000_000, 50_000):
        journal.hear(Live(at_us))
    assert [live.at_us for live in bout.heard] == [50_000, 300_000, 550_000, 800_000]
