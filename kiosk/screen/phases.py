"""Which screen draws which phase of a visit."""

from collections.abc import Mapping

from kiosk.coaching.view import Phase, View
from kiosk.screen.ask import Ask
from kiosk.screen.belt_speed import BeltSpeed
from kiosk.screen.calm import Calm
from kiosk.screen.card import Card
from kiosk.screen.countdown import Countdown
from kiosk.screen.live import Live
from kiosk.screen.page import Page
from kiosk.screen.pods import Pods
from kiosk.screen.ready import Ready, asks_three
from kiosk.screen.reveal import Reveal
from kiosk.screen.summary import Summary
from kiosk.screen.tall import Tall
from kiosk.screen.welcome import Welcome
from kiosk.screen.who import Who

PAGES: Mapping[Phase, type[Page]] = {
    Phase.WELCOME: Welcome,
    Phase.WHO: Who,
    Phase.READY: Card,
    Phase.PODS: Pods,
    Phase.STAND_TALL: Tall,
    Phase.WALK: Calm,
    Phase.EASY_RUN: Calm,
    Phase.BASELINE: Calm,
    Phase.GUESS: Card,
    Phase.REVEAL: Reveal,
    Phase.BELT: Card,
    Phase.PURPOSE: Card,
    Phase.DEMONSTRATION: Card,
    Phase.COUNTDOWN: Countdown,
    Phase.SET: Live,
    Phase.REST: Calm,
    Phase.FEEL: Card,
    Phase.NUMBER: Card,
    Phase.RETEST: Calm,
    Phase.COOL_DOWN: Calm,
    Phase.SUMMARY: Summary,
}


def page_for(view: View) -> type[Page]:
    """The screen for this moment. A set without feedback shows no number at all."""
    if view.shows_belt_stop:
        return BeltSpeed
    silent = view.cadence_band_spm is None and view.beat_spm is None
    if view.phase is Phase.SET and silent:
        return Calm
    if view.phase is Phase.READY and asks_three(view.question, view.lines):
        return Ready
    if view.question is not None:
        return Ask
    return PAGES[view.phase]
