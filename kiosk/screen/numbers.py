"""What a set came to, in people's words, beside its aim. Pure: no Kivy."""

from kiosk.coaching.metrics import METRICS
from kiosk.coaching.view import Number
from kiosk.screen.words import Translate, number
from kiosk.words import N_

TITLES = {
    "cadence": N_("Steps a minute"),
    "hop_rate": N_("Hops a minute"),
    "step_regularity": N_("The rhythm varies by"),
    "reactivity": N_("In the air, against on the ground"),
    "contact_time": N_("Contact time"),
    "hop_height": N_("Height of a hop"),
    "onset_lag": N_("From one foot to the other"),
    "foot_lift": N_("The foot lifts"),
    "vertical_oscillation": N_("Up and down"),
    "strike_angle": N_("How the foot lands"),
    "trunk_lean": N_("Lean"),
    "pelvic_obliquity": N_("Pelvis, up and down"),
    "pelvic_rotation": N_("Pelvis, turning"),
    "lateral_sway": N_("Sway"),
}
"""Of every metric that an exercise has an aim for."""
WRITTEN = {"%": N_("{n} %"), "ms": N_("{n} ms"), "cm": N_("{n} cm"), "deg": N_("{n}°")}
"""What goes without a unit has it in its title."""
BETWEEN = N_("{title}: {amount} (aim: {low} to {high})")
AT_LEAST = N_("{title}: {amount} (aim: from {low})")
AT_MOST = N_("{title}: {amount} (aim: up to {high})")
ALONE = N_("{title}: {amount}")


def told(one: Number, _: Translate) -> str:
    """One line: what, how much, and the aim where one is known."""
    metric = METRICS[one.metric]
    low, high = (
        "" if end is None else f"{end / metric.si_per_unit:.0f}"
        for end in (one.at_least, one.at_most)
    )
    written = {
        (True, True): BETWEEN,
        (True, False): AT_LEAST,
        (False, True): AT_MOST,
        (False, False): ALONE,
    }[bool(low), bool(high)]
    amount = number(one.amount, 1 / metric.si_per_unit)
    if metric.unit in WRITTEN:
        amount = _(WRITTEN[metric.unit]).format(n=amount)
    return _(written).format(title=_(TITLES[one.metric]), amount=amount, low=low, high=high)
