"""The summary in every state that it can be in, as Views."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.coaching import questions
from kiosk.coaching.change import CADENCE, EASE, POSTURE, RELAXATION
from kiosk.coaching.member import Known, TakeHome
from kiosk.coaching.picture import SETTLING
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.trend import NEARER
from kiosk.coaching.view import Finding, Heading, Verdict, View
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.words import N_

NO_NETWORK = N_("No network here. Scan the other code: it holds the summary itself.")
TITLES = {**POSTURE, **CADENCE, **RELAXATION, EASE[0]: EASE[1]}
FLOORS = {
    "smoothness": 0.3,
    "trunk_lean_rad": 0.02,
    "cadence_spm": 2.0,
    "contact_time_s": 0.004,
    "ease": 0.5,
}
CODE = tuple(tuple((7 * y + 5 * x + x * y) % 3 == 0 for x in range(29)) for y in range(29))
"""Looks like a code; it is none."""


def summary_states(bare: View, known: Known) -> Mapping[str, View]:
    """Name to View, from a summary that says nothing yet; `known` is a member."""

    def finding(name: str, pair: tuple[float, float], heading: Heading) -> Finding:
        before, after = (Reading(value, Quality.MEASURED, FLOORS[name]) for value in pair)
        return Finding(name, TITLES[name], before, after, Verdict.CHANGED, heading)

    changed = (
        finding("trunk_lean_rad", (0.07, 0.12), Heading.POSTURE),
        finding("cadence_spm", (166.0, 175.0), Heading.CADENCE),
        finding("contact_time_s", (0.262, 0.249), Heading.CADENCE),
        finding("ease", (3.0, 4.0), Heading.RELAXATION),
        finding("smoothness", (-5.1, -4.5), Heading.RELAXATION),
    )
    calm = tuple(replace(one, verdict=Verdict.NO_CLEAR_CHANGE) for one in changed[1:])
    other = tuple(replace(one, verdict=Verdict.NOT_COMPARABLE) for one in changed[1:2])
    said = (AnswerRecord("cadence", 170.0, 166.0),)
    view = replace(bare, answers=said, take_home_spm=174.0)
    result = SetResult(
        *(0, bare.at_us, 120),
        trunk_lean_rad=Reading(0.12, Quality.MEASURED),
        pelvic_tilt_rad=Reading(0.15, Quality.MEASURED),
        pelvic_obliquity_rad=Reading(0.07, Quality.MEASURED),
        lateral_sway_m=Reading(0.02, Quality.MEASURED),
    )
    home = TakeHome(link_matrix=CODE, minutes_left=14.0, offline_matrix=CODE)
    return {
        "summary": replace(view, findings=changed, after=result, take_home=home, member=known),
        "summary_guest": replace(view, findings=changed, after=result),
        "summary_no_network": replace(
            view,
            findings=changed,
            after=result,
            take_home=TakeHome(offline_matrix=CODE, problem=NO_NETWORK),
        ),
        "summary_first_visit": replace(view, findings=calm, lines=(SETTLING,)),
        "summary_nearer": replace(view, findings=calm, lines=(SETTLING, NEARER[questions.CADENCE])),
        "summary_other_speed": replace(view, findings=other),
        "summary_not_measured": replace(view, answers=(), take_home_spm=None),
    }
