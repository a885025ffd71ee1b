"""What the screen may know: one immutable View a frame, and the intents that come back."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.coaching.equipment import SHOWS_STOP, BeltControl
from kiosk.coaching.member import Door, Forgotten, Known, TakeHome
from kiosk.coaching.record import AnswerRecord
from kiosk.gait.measures import Live, Reading, SetResult


class Phase(StrEnum):
    """Where a visit is. Short programs leave phases out; the order of the rest never changes."""

    WELCOME = "welcome"
    WHO = "who"
    """Guest, sign in or join. Left by a guest's touch or once it is known who it is."""
    READY = "ready"
    PODS = "pods"
    STAND_TALL = "stand_tall"
    WALK = "walk"
    EASY_RUN = "easy_run"
    BASELINE = "baseline"
    GUESS = "guess"
    REVEAL = "reveal"
    BELT = "belt"
    """The member stops or starts the belt."""
    PURPOSE = "purpose"
    DEMONSTRATION = "demonstration"
    COUNTDOWN = "countdown"
    SET = "set"
    REST = "rest"
    FEEL = "feel"
    NUMBER = "number"
    """What the last set came to, after the member has said how it felt."""
    RETEST = "retest"
    COOL_DOWN = "cool_down"
    SUMMARY = "summary"


BELT_IS_SET_IN = frozenset({Phase.WALK, Phase.EASY_RUN, Phase.COOL_DOWN})
"""Where a belt may be set from here: its Stop is on the screen all the time, and nothing is shown
or judged that another speed would spoil."""


class Intent(StrEnum):
    """What a touch asks for."""

    START = "start"
    STOP = "stop"
    SKIP = "skip"
    EASIER = "easier"
    DONE = "done"
    PAUSE = "pause"
    RESUME = "resume"
    SHOW_ME = "show_me"
    ANSWER = "answer"
    """Answers the question on the screen; comes with a number."""
    STAFF_END = "staff_end"
    GUEST = "guest"
    """Nothing is kept after sign-out but counts."""
    SIGN_IN = "sign_in"
    """Comes with a `SignIn`."""
    JOIN = "join"
    """Comes with a `Join`."""
    CONSENT = "consent"
    """Comes with the set of consents that hold from now on."""
    RESUME_VISIT = "resume_visit"
    """Go on with the member's visit that was cut short."""
    SIGN_OUT = "sign_out"
    FORGET_ME = "forget_me"
    TAKE_HOME = "take_home"
    """Make the one-time link."""
    CALL_STAFF = "call_staff"
    ENTER_SPEED = "enter_speed"
    """The console's speed, read by the member; comes with m/s. For belts that say nothing."""
    BELT_BEGIN = "belt_begin"
    """Ask the belt for control."""
    BELT_SPEED = "belt_speed"
    """Comes with m/s; one tap a change."""
    BELT_INCLINE = "belt_incline"
    """Comes with percent."""
    BELT_STOP = "belt_stop"
    BELT_END = "belt_end"
    """Give control back to the console."""
    SWAP_PODS = "swap_pods"
    """Left and right are the wrong way round."""


@dataclass(frozen=True, slots=True)
class Cue:
    """At most six words, as a gettext message id."""

    text: str
    since_us: int


@dataclass(frozen=True, slots=True)
class Band:
    """Where a value should lie, in the unit of the value."""

    low: float
    target: float
    high: float


class Worn(StrEnum):
    """Where on a person, or under them, a device belongs."""

    LEFT_SHOE = "left_shoe"
    RIGHT_SHOE = "right_shoe"
    WAIST = "waist"
    BACK = "back"
    STRAP = "strap"
    BELT = "belt"


@dataclass(frozen=True, slots=True)
class Connection:
    """One device as a person would name it."""

    name: str
    ready: bool
    worn: Worn | None = None
    """None while nobody knows, such as a shoe pod that was not tapped yet."""
    battery_pct: float | None = None
    address: str = ""
    kind: str = ""
    """"belt", "pod", "strap", "foot pod", "Polar" or "Movesense"."""
    gives: tuple[str, ...] = ()
    """What it can tell, as message ids."""
    refusal: str | None = None
    """Why this kiosk does not use it."""
    firmware: str | None = None
    signal_dbm: int | None = None
    seen_us: int | None = None
    """When it was last heard, kiosk time."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the member can say. Answered by `Intent.ANSWER` with a number."""

    name: str
    text: str
    low: float
    high: float
    step: float
    labels: tuple[str, ...] = ()
    """Message ids, one for each possible answer; empty where the number speaks for itself."""
    start: float | None = None
    """Where the number begins; None is the middle."""
    speed: bool = False
    """The number is a speed in km/h; the screen asks for it in the gym's `{unit}`."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a set came to, beside what is aimed at; SI. An end that nobody knows is None."""

    metric: str
    """One of `metrics.METRICS`."""
    amount: Reading
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class GuessTrend:
    """How far off the guesses of one thing were, oldest visit first, in the question's unit."""

    question: str
    text: str
    """The question as a message id."""
    errors: tuple[float, ...]
    """0 was right."""


class Verdict(StrEnum):
    """What a before and an after together allow to be said."""

    CHANGED = "changed"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_COMPARABLE = "not_comparable"
    """Another belt speed, or a speed nobody knows."""
    NOT_MEASURED = "not_measured"


class Heading(StrEnum):
    """The three things everything is about."""

    POSTURE = "posture"
    CADENCE = "cadence"
    RELAXATION = "relaxation"


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure before and after, with what may honestly be said of it."""

    measure: str
    """What was measured: a field of `SetResult`, or ease (1 to 5, asked)."""
    title: str
    before: Reading
    after: Reading
    verdict: Verdict
    heading: Heading = Heading.CADENCE


@dataclass(frozen=True, slots=True)
class View:
    """Everything the screen draws. Words are message ids; numbers are SI."""

    at_us: int
    phase: Phase
    title: str
    live: Live
    time_left_s: float | None = None
    cue: Cue | None = None
    cadence_band_spm: Band | None = None
    """None while the member moves without feedback, such as in the baseline."""
    beat_spm: float | None = None
    """The metronome's beats a minute, one a step; None while silent."""
    beat_us: int | None = None
    """Kiosk time of one audible beat, from which the moving dot takes its phase."""
    set_number: int | None = None
    set_count: int | None = None
    connections: tuple[Connection, ...] = ()
    before: SetResult | None = None
    after: SetResult | None = None
    reference_band_spm: Band | None = None
    """The quiet band; never a pass mark. None outside running."""
    held: str | None = None
    """Why the time stands still; None while it runs."""
    exercise: str | None = None
    """The name of the exercise; also names the figure that shows it."""
    own_picture: str | None = None
    """A file of staff's own that shows the exercise instead of that figure."""
    lines: tuple[str, ...] = ()
    """The words of a card, top to bottom: purpose, what to do, what these sensors cannot see."""
    question: Question | None = None
    numbers: tuple[Number, ...] = ()
    """Of the exercise that is over; at most three."""
    findings: tuple[Finding, ...] = ()
    """The summary, most important first."""
    answers: tuple[AnswerRecord, ...] = ()
    """What the member said so far, beside what was measured of it; shown in reveal and summary."""
    notice: str | None = None
    """Something that happened, said for a few seconds: a pod fell silent, the speed changed."""
    wanted_speed_mps: float | None = None
    """The speed the member should set on the console now."""
    take_home_spm: float | None = None
    """A beat to practise with alone, in the summary."""
    progress: float = 0.0
    """Share of the visit's time that is behind, 0 to 1."""
    member: Known | None = None
    """None for a guest."""
    door: Door = field(default_factory=Door)
    take_home: TakeHome | None = None
    forgotten: Forgotten | None = None
    """For a minute after a deletion: its receipt."""
    staff_called: bool = False
    guess_errors: tuple[float, ...] = ()
    """How far off the guesses of the own cadence were, oldest visit first, today's last, in steps
    a minute; in reveal and summary. Judging oneself better is a trend of its own."""
    guess_trends: tuple[GuessTrend, ...] = ()
    """The same of everything that was ever guessed: cadence, foot strike, side, lean."""
    out_of_reach: bool = False
    """The member moves beside the screen: cues and the countdown are spoken."""
    belt: BeltControl | None = None
    """None where there is no belt, or none that says anything."""
    belt_read: bool = True
    """Whether the belt tells its speed; where it does not, the member may enter the console's."""

    @property
    def shows_belt_stop(self) -> bool:
        """Whether the belt is set from here now: then its Stop is on the screen, whatever else
        there is to say."""
        held = self.belt is not None and self.belt.hold in SHOWS_STOP
        return held and self.phase in BELT_IS_SET_IN
