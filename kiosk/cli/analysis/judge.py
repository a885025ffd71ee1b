"""A recording's own force judges what the core made of its sensor."""

from dataclasses import replace

import numpy as np

from kiosk import _core
from kiosk.cli.analysis.measure import Analysis
from kiosk.cli.analysis.signal import Signal, force_of
from kiosk.gait.measures import Placement, Step
from kiosk.recordings.columns import Column
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.score import SETTLING_CONTACTS, Matches, join, match
from kiosk.recordings.truth import (
    BELT,
    FOOT,
    SACRUM,
    SHANK,
    Contacts,
    ForceTruth,
    merged,
    true_contacts,
)

TRUTHS = {Placement.BELT: BELT, Placement.SHANK: SHANK, Placement.FOOT: FOOT}


def judge(analysis: Analysis, threshold_n: float | None = None) -> Analysis:
    """Add the comparison; raises `BadRecording` when there is no force to judge by."""
    channels = _channels(analysis)
    truths = [_truth(analysis.signal, column_side, threshold_n) for column_side, _ in channels]
    return replace(analysis, matches=compare(truths, [steps for _, steps in channels]))


def compare(truths: list[Contacts], steps: list[list[Step]]) -> Matches:
    """Each foot's steps against its own truth, scored once the file's first contacts are over."""
    initial_s = merged(truths).initial_s
    settled_s = initial_s[SETTLING_CONTACTS] if len(initial_s) > SETTLING_CONTACTS else np.inf
    return join(
        _compare(truth, of_foot, skip=int((truth.initial_s < settled_s).sum()))
        for truth, of_foot in zip(truths, steps, strict=True)
    )


def kind_of_truth(signal: Signal, column: Column, threshold_n: float | None) -> ForceTruth:
    """How contacts are read from this force."""
    if column.body_weights:
        if threshold_n is not None:
            raise BadRecording(
                signal.recording.path,
                "is in body weights, --threshold-n is in newtons",
                "leave out --threshold-n",
                column=column.name,
            )
        return SACRUM
    kind = TRUTHS.get(signal.placement, FOOT)
    if signal.placement is Placement.BELT and threshold_n is None:
        threshold_n = _core.ForceSettings().threshold_n  # judged by what it was asked to find
    return kind if threshold_n is None else replace(kind, threshold=threshold_n)


def _channels(analysis: Analysis) -> list[tuple[str | None, list[Step]]]:
    """Each foot against its own force where there are two, else all steps against the whole."""
    recording = analysis.signal.recording
    sided = [
        (name, [s for s in analysis.steps if s.side is side])
        for name, side in analysis.signal.channels
        if name and force_of(recording, name)
    ]
    return [*sided] or [(None, list(analysis.steps))]


def _truth(signal: Signal, side: str | None, threshold_n: float | None) -> Contacts:
    recording = signal.recording
    columns = [force_of(recording, side)]
    if side is None and columns == [None]:
        columns = [force_of(recording, "left"), force_of(recording, "right")]
    found = [
        true_contacts(
            recording.time_us / 1e6, recording.values[c], kind_of_truth(signal, c, threshold_n)
        )
        for c in columns
        if c is not None
    ]
    if not found:
        raise BadRecording(recording.path, "has no force to judge by", "leave out --truth")
    return merged(found)


def _compare(truth: Contacts, steps: list[Step], skip: int) -> Matches:
    initial_us = np.array([s.initial_contact_us for s in steps], dtype=np.float64)
    toe_off_us = np.array(
        [np.nan if s.toe_off_us is None else s.toe_off_us for s in steps], dtype=np.float64
    )
    return match(truth, initial_us / 1e6, toe_off_us / 1e6, skip=skip)
