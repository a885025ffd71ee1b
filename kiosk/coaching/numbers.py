"""The numbers of an exercise: shown once the member has said how it felt, each beside its aim."""

from collections.abc import Mapping

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.signs import References, Values, limit_of
from kiosk.coaching.view import Number
from kiosk.gait.measures import Quality, Reading

MOST = 3
"""Nobody takes in more at a glance."""


def numbers(
    exercise: Exercise, values: Values, qualities: Mapping[str, Quality], to: References
) -> tuple[Number, ...]:
    """The first few of the exercise's numbers that are known, with the aim where that is known."""
    known = [aim for aim in exercise.aims if aim.metric in values][:MOST]
    return tuple(
        Number(
            aim.metric,
            Reading(values[aim.metric], qualities.get(aim.metric, Quality.MEASURED)),
            limit_of(aim, aim.at_least, to),
            limit_of(aim, aim.at_most, to),
        )
        for aim in known
    )
