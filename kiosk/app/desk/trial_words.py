"""The trial of a belt in staff's words: what is asked, what was found, what to do about it."""

from kiosk.devices.treadmill.commission import Told
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.screen.staff.desk_view import Filled, Words
from kiosk.screen.words import KMH, PER_MPS
from kiosk.words import N_

BEGIN_KMH = 2.0
"""What staff set before the trial: a walk that nobody minds."""
SPEEDS = frozenset({"least", "most", "step", "asked", "ran", "kmh", "shown", "said", "slow"})
"""Places for a speed in km/h."""

ASKED = {
    Ask.EMPTY: N_("Is nobody on the belt, and are you beside it with the safety key in reach?"),
    Ask.START: N_("Press START on the console and set about {slow} {unit}. Does the belt run?"),
    Ask.CONSOLE: N_("What speed does the console show now?"),
    Ask.MILES: N_("Does the console count miles per hour?"),
    Ask.MOST: N_("How fast may members go from here at most, in {unit}?"),
    Ask.INCLINE: N_("Shall members set the incline from here too?"),
    Ask.MOST_INCLINE: N_("How steep at most, in percent?"),
    Ask.STOPPED: N_("Did the belt stop by itself, smoothly?"),
    Ask.PAIR: N_("It takes orders only from a kiosk that is paired with it. Pair them now?"),
    Ask.NUMBER: N_("Which number does the console show for the pairing?"),
}
LAST = (
    N_("The trial asks the empty belt for three walks and stops it. It takes three minutes."),
    N_("Stand beside the belt, key in hand. Nobody is on it."),
)

READ_ONLY = N_("It stays a belt that is only read. Everything else works; members use its console.")
ONCE_MORE = N_("Nothing was changed. Begin the trial again when you are ready.")
START_IT = N_("Start it at the console, slowly, and begin the trial again.")
NEARER = N_("Bring the kiosk nearer, keep phones with its app away, and begin the trial again.")

SENTENCES: dict[str, tuple[str, str]] = {
    "speed {least} to {most} km/h in steps of {step}": (
        N_("It goes from {least} to {most} {unit} in steps of {step}."),
        "",
    ),
    "asked for {asked} km/h: {ran} km/h after {seconds} s": (
        N_("Asked for {asked} {unit} it ran {ran} {unit} after {seconds} s."),
        "",
    ),
    "incline {pct} %": (N_("Incline {pct} %."), ""),
    "stopped after {seconds} s": (N_("It stopped after {seconds} s."), ""),
    "it does not say its speed range": (N_("It does not say how fast it can go."), READ_ONLY),
    "it did not stop when told to": (
        N_("It did not stop when told to. Press STOP on the console."),
        READ_ONLY,
    ),
    "no trial was made": (N_("No speed was tried."), ONCE_MORE),
    "it took {seconds} s to follow": (N_("It took {seconds} s to follow."), READ_ONLY),
    "nothing is left between {least} and {most} km/h": (
        N_("Nothing is left between {least} and {most} {unit}."),
        ONCE_MORE,
    ),
    "asked for {asked} km/h it ran {ran}": (
        N_("Asked for {asked} {unit} it ran {ran} {unit}."),
        READ_ONLY,
    ),
    "asked for {asked} km/h it ran {ran}: it takes miles": (
        N_("Asked for {asked} {unit} it ran {ran} {unit}: it counts in miles."),
        READ_ONLY,
    ),
    "the belt must be empty, with staff beside it": (
        N_("The belt must be empty, and you beside it."),
        ONCE_MORE,
    ),
    "the link was lost: {reason}": (N_("The link to the belt was lost."), NEARER),
    "the link was lost": (N_("The link to the belt was lost."), NEARER),
    "its slowest speed of {kmh} km/h is no walk": (
        N_("Its slowest speed of {kmh} {unit} is no walk."),
        READ_ONLY,
    ),
    "it was not started at the console": (N_("It was not started at the console."), START_IT),
    "it has no control point": (N_("It cannot be set by radio."), READ_ONLY),
    "it does not move between {least} and {most} km/h": (
        N_("It did not move between {least} and {most} {unit}."),
        START_IT,
    ),
    "no answer": (N_("It did not answer."), READ_ONLY),
    "it did not reach {kmh} km/h": (N_("It did not reach {kmh} {unit}."), READ_ONLY),
    "{kmh} km/h is out of its range": (N_("{kmh} {unit} is more than it can do."), READ_ONLY),
    "its incline did not reach {pct} %": (N_("Its incline did not reach {pct} %."), READ_ONLY),
    "the console shows {shown} km/h, it says {said}": (
        N_("The console shows {shown} {unit}, but the belt says {said} {unit}."),
        READ_ONLY,
    ),
    "it took itself back before the stop": (
        N_("The console took the belt back before the stop."),
        ONCE_MORE,
    ),
    "staff did not see it stop": (N_("Nobody saw it stop smoothly."), READ_ONLY),
    "it took itself back: {reason}": (N_("The belt ended it: {reason}."), READ_ONLY),
    "it is paired": (N_("It is paired. The trial begins anew."), ""),
    "it does not let itself be paired: {reason}": (N_("It cannot be paired."), READ_ONLY),
    "staff ended it": (N_("You ended the trial. Press STOP if the belt still runs."), ONCE_MORE),
    "nobody answered": (N_("Nobody answered. Press STOP if the belt still runs."), ONCE_MORE),
    "it broke off; the log says more": (N_("It broke off; the log says more."), ONCE_MORE),
}
"""What a trial tells, to a sentence of its own and what to do."""
REASONS = {
    "faster than told": N_("it ran faster than told"),
    "it did not follow": N_("it did not follow"),
    "no answer from the belt": N_("it did not answer"),
    "no news from the belt": N_("it fell silent"),
    "the belt's data are damaged": N_("its data are damaged"),
    "the belt stands": N_("it stands still"),
    "outside what staff allowed": N_("it runs too fast or too slowly for the trial"),
    "nobody touched it for a while": N_("two minutes went by without an answer"),
    "console": N_("somebody set it at the console"),
    "refused": N_("it refuses to be set"),
    "not written": N_("the link was lost"),
}
"""What the guard's reasons begin with."""


def asked_of(ask: Ask, unit: str) -> Words:
    """The question as the gym's unit has it."""
    slow = (("slow", f"{BEGIN_KMH:g}"),) if ask is Ask.START else ()
    return in_unit(ASKED[ask], slow, unit)


def sentence_of(said: Told, unit: str = KMH) -> Words:
    """In a sentence that can be translated; as it was told where there is none."""
    known = SENTENCES.get(said.text)
    if known is None:
        return str(said)
    values = tuple((name, _reason(value)) for name, value in said.values)
    return in_unit(known[0], values, unit)


def in_unit(message: str, values: tuple[tuple[str, str], ...], unit: str) -> Words:
    """The message filled; where it names the unit, its speeds, told in km/h, are in that unit."""
    if "{unit}" not in message:
        return Filled(message, values) if values else message
    turned = ((name, _turned(name, value, unit)) for name, value in values)
    return Filled(message, (*turned, ("unit", unit)))


def advice_of(said: Told) -> str:
    """What to do about it."""
    return SENTENCES.get(said.text, ("", READ_ONLY))[1]


def _turned(name: str, value: str, unit: str) -> str:
    if name not in SPEEDS or unit == KMH:
        return value
    return f"{float(value) * PER_MPS[unit] / PER_MPS[KMH]:.1f}"


def _reason(value: str) -> str:
    return next((words for head, words in REASONS.items() if value.startswith(head)), value)
