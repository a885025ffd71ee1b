"""The grammar reads the names that are in use and refuses what it does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.recordings.columns import AXES, PLACES, SIDES, UNITS, Quantity, parse_column

IN_USE = [
    ("t_s", Quantity.TIME, None, None, None, 1.0),
    ("fz_N", Quantity.FORCE, 2, None, None, 1.0),
    ("grf_bw", Quantity.FORCE, 2, None, None, 1.0),
    ("a_vertical_g", Quantity.ACCELERATION, 2, None, None, 9.80665),
    ("a_anteroposterior_g", Quantity.ACCELERATION, 0, None, None, 9.80665),
    ("ax_g", Quantity.ACCELERATION, 0, None, None, 9.80665),
    ("left_acc_y_mps2", Quantity.ACCELERATION, 1, "left", None, 1.0),
    ("right_gyr_z_dps", Quantity.RATE, 2, "right", None, 0.017453292519943295),
    ("right_a_forward_mps2", Quantity.ACCELERATION, 0, "right", None, 1.0),
    ("left_pitch_rate_dps", Quantity.RATE, 1, "left", None, 0.017453292519943295),
    ("left_fz_N", Quantity.FORCE, 2, "left", None, 1.0),
    ("deck_az_mps2", Quantity.ACCELERATION, 2, None, "deck", 1.0),
    ("left_shank_gx_radps", Quantity.RATE, 0, "left", "shank", 1.0),
]


@pytest.mark.parametrize(("name", "quantity", "axis", "side", "place", "to_si"), IN_USE)
def test_names_in_use(
    name: str,
    quantity: Quantity,
    axis: int | None,
    side: str | None,
    place: str | None,
    to_si: float,
) -> None:
    column = parse_column(name)
    assert column is not None
    assert (column.quantity, column.axis) == (quantity, axis)
    assert (column.side, column.place) == (side, place)
    assert column.to_si == pytest.approx(to_si)


@pytest.mark.parametrize(
    "name",
    [
        *("", "_", "t", "s", "x_s", "t_hz", "heart_rate_bpm", "ax", "ax_dps", "gyr_x_g", "fz_s"),
        *("left_", "left_g", "acc_w_mps2", "up_down_acc_mps2", "foot_left_ax_g", "a__x_g"),
    ],
)
def test_unknown_names_are_not_guessed(name: str) -> None:
    assert parse_column(name) is None


@given(
    side=st.sampled_from([None, *SIDES]),
    place=st.sampled_from([None, *PLACES]),
    axis=st.sampled_from(sorted(AXES)),
    unit=st.sampled_from([u for u, (q, _) in UNITS.items() if q is Quantity.ACCELERATION]),
)
def test_every_sentence_of_the_grammar_is_read(
    side: str | None, place: str | None, axis: str, unit: str
) -> None:
    column = parse_column("_".join(word for word in (side, place, "acc", axis, unit) if word))
    assert column is not None
    assert column.side == (side and SIDES[side])
    assert column.place == (place and PLACES[place])
    assert column.axis == AXES[axis]


@given(st.text(max_size=30))
def test_no_name_is_too_strange(name: str) -> None:
    parse_column(name)
