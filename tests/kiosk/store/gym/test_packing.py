import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.store.gym.packing import STEP, as_json, pack, packed_visit, unpack
from kiosk.store.ids import new_id
from tests.gym.treadmill import Treadmill
from tests.kiosk.store.gym.conftest import MakeTreadmill

maybe_us = st.none() | st.integers(0, 2**53)
rows = st.fixed_dictionaries(
    {
        **dict.fromkeys(STEP, st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        "position": st.integers(0, 2**31),
        "initial_contact_us": st.integers(-(2**53), 2**53),
        "side": st.sampled_from(["left", "right", "both"]),
        "toe_off_us": maybe_us,
    }
)


@settings(max_examples=50)
@given(st.lists(rows, max_size=20))
def test_steps_come_out_as_they_went_in(steps: list[dict[str, object]]) -> None:
    assert unpack(pack(steps)) == steps  # type: ignore[arg-type]


def test_a_real_visit_is_small(treadmill: MakeTreadmill) -> None:
    visit = packed(treadmill(), 1500)
    assert visit["n"] == 1500
    assert len(visit["packed"]) < 1500 * 14


def test_sets_keep_every_reading(treadmill: MakeTreadmill) -> None:
    bouts = json.loads(packed(treadmill(), 60)["bouts"])
    assert [bout["exercise"] for bout in bouts][:2] == ["walk", "baseline"]
    assert set(bouts[0]["readings"]) == {"cadence_spm", "contact_time_s"}
    assert bouts[0]["readings"]["cadence_spm"][1:] == ["measured", 0.5]


def packed(here: Treadmill, steps_n: int) -> dict[str, Any]:
    visit_id = here.visit(here.add_member(), steps_n)
    assert visit_id is not None
    with here.engine.connect() as connection:
        return packed_visit(connection, visit_id)


def test_what_is_not_a_number_does_not_pass() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json([float("nan")])


def test_ids_and_moments_are_text() -> None:
    one = new_id()
    assert as_json({"id": one}) == f'{{"id":"{one}"}}'
