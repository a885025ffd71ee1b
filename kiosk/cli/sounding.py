"""The audible beat put into each View: from the metronome, or counted where time runs faster."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

from kiosk.cli.settings import Sound
from kiosk.coaching.view import Phase, View
from kiosk.sound.beats import Timbre
from kiosk.sound.device import SoundDevice
from kiosk.sound.metronome import Metronome
from kiosk.sound.speech import Speech, can_speak, samples_of
from kiosk.words.catalogue import load


class Sounding:
    """The metronome as the settings want it. Where it is silent the dot on the screen beats on."""

    def __init__(
        self,
        sound: Sound,
        clock_us: Callable[[], int],
        language: Callable[[], str] = lambda: "en",
    ) -> None:
        """`language` tells the one the screen speaks now."""
        recordings = Path(sound.recordings) if sound.recordings else None
        speech = None
        if sound.speech != "off" and can_speak(recordings):
            speech = Speech(lambda text, said_in: samples_of(text, said_in, recordings))
        silent = not sound.metronome and speech is None
        device = SoundDevice(silent=silent)
        self.plays = device.name
        """What sounds, in the sound system's own words."""
        self._metronome = Metronome(clock_us, device, speech=speech)
        self._metronome.sound_like(Timbre(sound.timbre), sound.volume if sound.metronome else 0.0)
        self._sound, self._language = sound, language
        self._said: str | None = None

    def follow(self, view: View) -> View:
        """Play what the View asks for; give it the beat that is heard."""
        self._metronome.play(view.beat_spm)
        self._speak(view)
        heard = self._metronome.heard(view.at_us)
        return view if heard is None else replace(view, beat_us=heard.beat_us)

    def change(self, key: str, value: Any) -> None:
        """Staff set it louder, softer or silent: from the next beat on."""
        name = key.removeprefix("sound.")
        if name in ("volume", "metronome"):
            self._sound = self._sound.model_copy(update={name: value})
            volume = self._sound.volume if self._sound.metronome else 0.0
            self._metronome.sound_like(Timbre(self._sound.timbre), volume)

    def close(self) -> None:
        self._metronome.close()

    def _speak(self, view: View) -> None:
        """Say what is new: a cue, or the seconds before a set that starts out of reach."""
        away = view.out_of_reach or self._sound.speech == "always"
        text = spoken_text(view) if away else None
        if text is not None and text != self._said:
            language = self._language()
            self._metronome.say(load(language).gettext(text), language)
        self._said = text


def spoken_text(view: View) -> str | None:
    """What a View has to say aloud; captions always say it too."""
    if view.cue is not None:
        return view.cue.text
    if view.phase is Phase.COUNTDOWN and view.held is None and view.time_left_s:
        return str(ceil(view.time_left_s))
    return None


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
