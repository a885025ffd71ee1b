"""What a visit was given goes through one line of text and makes the same visit."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coaching.earlier import Earlier, Guessed, OwnRun
from kiosk.coaching.given import (
    Given,
    begun_in,
    earlier_line,
    earlier_said,
    given_said,
    visit_given,
)
from kiosk.coaching.ladder import Climbed
from kiosk.coaching.library import builtin_programs
from tests.kiosk.store.conftest import numbers, visits

earliers = st.builds(
    Earlier,
    visits=st.integers(0, 50),
    language=st.sampled_from(["en", "es"]),
    guesses=st.lists(st.builds(Guessed, st.text(max_size=9), numbers), max_size=3).map(tuple),
    eases=st.lists(numbers, max_size=3).map(tuple),
    runs=st.lists(st.builds(OwnRun, *[st.none() | numbers] * 3), max_size=3).map(tuple),
    climbed=st.builds(Climbed, st.integers(0, 5), st.integers(0, 5)),
)


@given(earliers)
def test_what_is_known_of_a_member_survives_a_line(earlier: Earlier) -> None:
    line = earlier_line(earlier)
    assert "\n" not in line
    assert earlier_said(line) == earlier


@settings(max_examples=30)
@given(st.sampled_from(sorted(builtin_programs())), st.none() | earliers, st.none() | visits)
def test_a_visit_is_made_again_from_what_it_was_given(
    name: str, earlier: Earlier | None, cut: object
) -> None:
    written: list[tuple[str, ...]] = []

    class Noted:
        def visit(self, visit_id: str, started_at: str, program: str, version: int) -> None:
            written.append((visit_id, started_at, program, str(version)))

        def note(self, what: str, *words: str, at_us: int | None = None) -> None:
            written.append((what, *words))

    program = builtin_programs()[name]
    begun_in(Noted())(str(UUID(int=7)), "2026-11-29", Given(program, earlier))
    assert written[0] == (str(UUID(int=7)), "2026-11-29", name, str(program.version))
    visit = visit_given(UUID(written[0][0]), written[0][1], given_said(written[1][1]))
    state = visit._state
    assert (state.program, state.earlier) == (program, earlier or Earlier())
