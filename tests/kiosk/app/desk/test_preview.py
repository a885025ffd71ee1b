"""A virtual member lives through a program; its length is the program's own."""

import pytest

from kiosk.app.desk.preview import Preview, rehearse
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.stage import lay_out, length_s
from kiosk.coaching.view import Phase


@pytest.mark.parametrize("name", ["express", "standard"])
def test_it_comes_to_the_summary_in_about_the_time_the_program_says(name: str) -> None:
    program = builtin_programs()[name]
    lived = rehearse(program)
    assert {Phase.BASELINE, Phase.SET, Phase.RETEST} <= {stretch.phase for stretch in lived}
    said_s = length_s(lay_out(program, builtin_exercises()))
    assert sum(s.seconds for s in lived) == pytest.approx(said_s, rel=0.25)


def test_the_page_shows_a_figure_and_the_length() -> None:
    figure, note, *rows = Preview(builtin_programs()["express"]).view().pieces
    assert figure.movement  # type: ignore[union-attr]
    assert "{time}" in note.text.message  # type: ignore[union-attr]
    assert len(rows) > 5
