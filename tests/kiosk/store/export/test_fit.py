"""Read back with fitdecode, which shares no code with the writer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fitdecode
import pytest

from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store import new_id
from kiosk.store.export import write_fit

STARTED = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SPM, CONTACT_US, SPEED_MPS, RISE_M = 170.0, 250_000, 2.8, 0.084


def known(value: float) -> Reading:
    return Reading(value, Quality.MEASURED)


def a_set(number: int, start_s: float, seconds: float) -> SetRecord:
    start_us, end_us = round(start_s * 1e6), round((start_s + seconds) * 1e6)
    step_us = 60e6 / SPM
    count = int((end_us - start_us) / step_us)
    steps = tuple(
        Step(
            side=Side.LEFT if at % 2 else Side.RIGHT,
            placement=Placement.FOOT,
            initial_contact_us=start_us + round(at * step_us),
            toe_off_us=start_us + round(at * step_us) + CONTACT_US,
            flight_time_us=None,
            step_time_us=round(step_us),
            confidence=1.0,
            contact_quality=Quality.MEASURED,
        )
        for at in range(count)
    )
    result = SetResult(
        *(start_us, end_us, count),
        cadence_spm=known(SPM),
        contact_time_s=known(CONTACT_US / 1e6),
        balance=known(0.5),
        belt_speed_mps=known(SPEED_MPS),
        vertical_oscillation_m=known(RISE_M),
    )
    return SetRecord("push_and_float", number, result, steps)


VISIT = VisitRecord(
    new_id(), STARTED.isoformat(), "express", True, (a_set(1, 100, 20), a_set(2, 140, 30))
)


def read(path: Path, kind: str) -> list[dict[str, Any]]:
    return list(_messages(path, kind))


def _messages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    with fitdecode.FitReader(str(path), check_crc=fitdecode.CrcCheck.RAISE) as fit:
        for frame in fit:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == kind:
                yield {f.name: f.value for f in frame.fields if f.value is not None}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_fit(VISIT, tmp_path / "visit.fit")
    return tmp_path / "visit.fit"


def test_it_is_a_treadmill_run_of_the_visits_day(file: Path) -> None:
    (identity,) = read(file, "file_id")
    (session,) = read(file, "session")
    (activity,) = read(file, "activity")
    assert (identity["type"], identity["manufacturer"]) == ("activity", "development")
    assert identity["time_created"] == STARTED
    assert (session["sport"], session["sub_sport"]) == ("running", "treadmill")
    assert session["start_time"] == STARTED
    assert session["total_elapsed_time"] == pytest.approx(70)
    assert session["total_timer_time"] == pytest.approx(50)
    assert (session["num_laps"], activity["num_sessions"]) == (2, 1)


def test_cadence_is_in_strides_so_that_doubling_gives_the_steps(file: Path) -> None:
    for record in read(file, "record")[5:15]:
        spm = 2 * (record["cadence"] + record["fractional_cadence"])
        assert spm == pytest.approx(SPM, abs=2 / 128 + 0.01)
    lap = read(file, "lap")[0]
    spm = 2 * (lap["avg_running_cadence"] + lap["avg_fractional_cadence"])
    assert spm == pytest.approx(SPM, abs=2 / 128)


def test_the_native_running_dynamics_are_there(file: Path) -> None:
    for record in read(file, "record")[5:15]:
        assert record["stance_time"] == pytest.approx(CONTACT_US / 1000, abs=0.05)
        assert record["stance_time_balance"] == pytest.approx(50, abs=0.01)
        assert record["enhanced_speed"] == pytest.approx(SPEED_MPS, abs=0.001)
        assert record["step_length"] == pytest.approx(60_000 * SPEED_MPS / SPM, abs=0.1)
    for whole in (*read(file, "lap"), *read(file, "session")):
        assert whole["avg_stance_time"] == pytest.approx(CONTACT_US / 1000, abs=0.05)
        assert whole["avg_step_length"] == pytest.approx(60_000 * SPEED_MPS / SPM, abs=0.1)
        assert whole["enhanced_avg_speed"] == pytest.approx(SPEED_MPS, abs=0.001)


LENGTH_MM = 60_000 * SPEED_MPS / SPM
DYNAMICS = {
    "stance_time": (CONTACT_US / 1000, 0.05),
    "stance_time_percent": (CONTACT_US / 1e6 * SPM / 120 * 100, 0.05),
    "stance_time_balance": (50.0, 0.01),
    "step_length": (LENGTH_MM, 0.1),
    "vertical_oscillation": (1000 * RISE_M, 0.05),
    "vertical_ratio": (100_000 * RISE_M / LENGTH_MM, 0.01),
}
"""Field to its value and to half of the last digit that FIT can say."""


@pytest.mark.parametrize("field", DYNAMICS)
def test_each_field_of_the_running_dynamics_comes_back_as_it_was(file: Path, field: str) -> None:
    value, off = DYNAMICS[field]
    for record in read(file, "record")[5:15]:
        assert record[field] == pytest.approx(value, abs=off)
    for whole in (*read(file, "lap"), *read(file, "session")):
        assert whole[f"avg_{field}"] == pytest.approx(value, abs=off)


def test_the_distance_grows_over_the_laps_and_adds_up(file: Path) -> None:
    far = [record["distance"] for record in read(file, "record")]
    assert far == sorted(far)
    assert far[-1] == pytest.approx(50 * SPEED_MPS, abs=0.01)
    (session,) = read(file, "session")
    laps = [lap["total_distance"] for lap in read(file, "lap")]
    assert session["total_distance"] == pytest.approx(sum(laps), abs=0.02)


def test_the_file_says_what_made_it_and_not_on_which_belt(file: Path) -> None:
    (device,) = read(file, "device_info")
    assert device["product_name"] == "Treadform"
    assert "serial_number" not in device


def test_each_set_is_a_lap_with_its_time_and_its_name(file: Path) -> None:
    laps, names = read(file, "lap"), read(file, "workout_step")
    assert [lap["start_time"] for lap in laps] == [STARTED, STARTED + timedelta(seconds=40)]
    assert [lap["total_elapsed_time"] for lap in laps] == [20, 30]
    named = {step["message_index"]: step["wkt_step_name"] for step in names}
    assert [named[lap["wkt_step_index"]] for lap in laps] == [
        "push and float 1",
        "push and float 2",
    ]


def test_the_activity_lasts_as_long_as_its_session(file: Path) -> None:
    (activity,), (session,) = read(file, "activity"), read(file, "session")
    assert activity["total_timer_time"] == session["total_timer_time"] == 50
    assert session["total_elapsed_time"] == 70


def test_there_is_a_record_a_second_with_the_time_it_happened(file: Path) -> None:
    times = [record["timestamp"] for record in read(file, "record")]
    assert len(times) == 50
    assert times == sorted(times)
    assert times[0] == STARTED + timedelta(seconds=1)
    assert times[-1] == STARTED + timedelta(seconds=70)


def test_what_was_not_measured_is_not_in_the_file(tmp_path: Path) -> None:
    bout = a_set(1, 0, 20)
    bare = replace(bout, result=SetResult(0, 20_000_000, 0), steps=())
    write_fit(replace(VISIT, sets=(bare,)), tmp_path / "bare.fit")
    for message in (*read(tmp_path / "bare.fit", "record"), *read(tmp_path / "bare.fit", "lap")):
        said = {name for name in message if "cadence" in name or "stance" in name}
        said |= {name for name in message if "speed" in name or "length" in name}
        assert said == set()


def test_what_fit_has_no_room_for_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    bout = a_set(1, 0, 20)
    stood = tuple(
        replace(step, toe_off_us=step.initial_contact_us + 10_000_000) for step in bout.steps
    )
    result = replace(bout.result, balance=known(9.9), belt_speed_mps=known(900.0))
    odd = replace(bout, steps=stood, result=result)
    write_fit(replace(VISIT, started_at="1970-01-01T00:00:00+00:00", sets=(odd,)), tmp_path / "f")
    records, (lap,) = read(tmp_path / "f", "record"), read(tmp_path / "f", "lap")
    assert len(records) == 20
    assert all("stance_time" not in record for record in records)
    assert all(record["cadence"] == 85 for record in records[5:])
    assert lap["avg_running_cadence"] == 85
    assert not {"avg_stance_time_balance", "avg_speed"} & lap.keys()


def test_hops_have_no_cadence(tmp_path: Path) -> None:
    bout = a_set(1, 0, 20)
    hops = tuple(replace(step, side=Side.BOTH) for step in bout.steps)
    result = replace(bout.result, cadence_spm=Reading(None, Quality.UNKNOWN))
    write_fit(
        replace(VISIT, sets=(replace(bout, steps=hops, result=result),)), tmp_path / "hop.fit"
    )
    assert not any("cadence" in record for record in read(tmp_path / "hop.fit", "record"))


def test_a_visit_without_a_set_is_still_a_file(tmp_path: Path) -> None:
    write_fit(replace(VISIT, sets=()), tmp_path / "empty.fit")
    assert read(tmp_path / "empty.fit", "lap") == []
    assert len(read(tmp_path / "empty.fit", "session")) == 1
