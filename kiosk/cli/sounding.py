"""The audible beat put into each View: from the metronome, or counted where time runs faster."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.cli.settings import Sound
from kiosk.coaching.view import View
from kiosk.sound.beats import Timbre
from kiosk.sound.device import SoundDevice
from kiosk.sound.metronome import Metronome


class Sounding:
    """The metronome as the settings want it. Where it is silent the dot on the screen beats on."""

    def __init__(self, sound: Sound, clock_us: Callable[[], int]) -> None:
        self._metronome = Metronome(clock_us, SoundDevice(silent=not sound.metronome))
        self._metronome.sound_like(Timbre.WOOD, sound.volume)

    def follow(self, view: View) -> View:
        """Play what the View asks for; give it the beat that is heard."""
        self._metronome.play(view.beat_spm)
        heard = self._metronome.heard(view.at_us)
        return view if heard is None else replace(view, beat_us=heard.beat_us)

    def close(self) -> None:
        self._metronome.close()


class Counted:
    """A beat that no sound card keeps, in kiosk time of any speed."""

    def __init__(self) -> None:
        self._beat_us: int | None = None

    def follow(self, view: View) -> View:
        """Give the View the last beat before it; the first one sounds at once."""
        if view.beat_spm is None:
            self._beat_us = None
            return view
        every_us = 60e6 / view.beat_spm
        if self._beat_us is None:
            self._beat_us = view.at_us
        self._beat_us += int((view.at_us - self._beat_us) // every_us * every_us)
        return replace(view, beat_us=self._beat_us)
