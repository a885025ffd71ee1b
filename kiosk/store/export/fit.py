"""A visit as a FIT activity with the native running-dynamics fields, one lap a set.

FIT counts strides: 180 steps a minute are a cadence of 90. What was not measured is left out, so
that no reader shows a zero. Positions are absent: a belt goes nowhere.
"""

from datetime import datetime
from pathlib import Path

from fit_tool.data_message import DataMessage
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.activity_message import ActivityMessage
from fit_tool.profile.messages.device_info_message import DeviceInfoMessage
from fit_tool.profile.messages.event_message import EventMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import (
    Activity,
    Event,
    EventType,
    FileType,
    LapTrigger,
    Manufacturer,
    Sport,
    SubSport,
)

from kiosk import __version__
from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.store.export.fit_record import Clock, add_means, distance_m, put, records_of


def write_fit(visit: VisitRecord, path: Path) -> None:
    """Write the activity; a visit without a set is one without laps."""
    clock = Clock(
        _unix_ms(visit.started_at), min((b.result.started_us for b in visit.sets), default=0)
    )
    builder = FitFileBuilder(auto_define=True)
    builder.add(_file_id(visit, clock))
    for message in _workout(visit):
        builder.add(message)
    start_ms = clock.ms(clock.first_us)
    builder.add(_device(start_ms))
    builder.add(_timer(start_ms, EventType.START))
    before_m = 0.0
    for index, bout in enumerate(visit.sets):
        for record in records_of(bout, clock, before_m):
            builder.add(record)
        before_m += distance_m(bout)
        builder.add(_lap(bout, index, clock))
    end_ms = clock.ms(max((b.result.ended_us for b in visit.sets), default=clock.first_us))
    builder.add(_timer(end_ms, EventType.STOP_ALL))
    builder.add(_session(visit, start_ms, end_ms))
    builder.add(_activity(visit, end_ms))
    path.write_bytes(builder.build().to_bytes())


def _unix_ms(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def _file_id(visit: VisitRecord, clock: Clock) -> DataMessage:
    message = FileIdMessage()
    message.type = FileType.ACTIVITY
    message.manufacturer = Manufacturer.DEVELOPMENT.value  # until a number is assigned
    message.product = 1
    message.serial_number = visit.visit_id.int & 0x7FFFFFFF
    message.time_created = clock.ms(clock.first_us)
    return message


def _device(at_ms: int) -> DataMessage:
    """What made the file: no serial number, which would tell the belt and the hour."""
    message = DeviceInfoMessage()
    message.timestamp = at_ms
    message.device_index = 0  # the creator
    message.manufacturer = Manufacturer.DEVELOPMENT.value
    message.product_name = "Treadform"
    major, minor = __version__.split(".")[:2]
    message.software_version = float(f"{major}.{minor}")
    return message


def _workout(visit: VisitRecord) -> list[DataMessage]:
    """Names for the laps: each lap points to the step of its index."""
    whole = WorkoutMessage()
    whole.workout_name = visit.program
    whole.sport = Sport.RUNNING
    whole.num_valid_steps = len(visit.sets)
    messages: list[DataMessage] = [whole]
    for index, bout in enumerate(visit.sets):
        step = WorkoutStepMessage()
        step.message_index = index
        step.workout_step_name = f"{bout.exercise.replace('_', ' ')} {bout.number}"
        messages.append(step)
    return messages


def _timer(at_ms: int, what: EventType) -> DataMessage:
    message = EventMessage()
    message.timestamp = at_ms
    message.event = Event.TIMER
    message.event_type = what
    return message


def _lap(bout: SetRecord, index: int, clock: Clock) -> DataMessage:
    message = LapMessage()
    result = bout.result
    message.message_index = index
    message.workout_step_index = index
    message.start_time = clock.ms(result.started_us)
    message.timestamp = clock.ms(result.ended_us)
    put(message, total_elapsed_time=_seconds(bout), total_timer_time=_seconds(bout))
    message.lap_trigger = LapTrigger.MANUAL
    message.sport, message.sub_sport = Sport.RUNNING, SubSport.TREADMILL
    add_means(message, [bout])
    return message


def _session(visit: VisitRecord, start_ms: int, end_ms: int) -> DataMessage:
    message = SessionMessage()
    message.start_time, message.timestamp = start_ms, end_ms
    elapsed_s = (end_ms - start_ms) / 1000
    put(message, total_elapsed_time=elapsed_s, total_timer_time=sum(map(_seconds, visit.sets)))
    message.sport, message.sub_sport = Sport.RUNNING, SubSport.TREADMILL
    message.first_lap_index, message.num_laps = 0, len(visit.sets)
    add_means(message, visit.sets)
    return message


def _seconds(bout: SetRecord) -> float:
    return (bout.result.ended_us - bout.result.started_us) / 1e6


def _activity(visit: VisitRecord, end_ms: int) -> DataMessage:
    message = ActivityMessage()
    message.timestamp = end_ms
    put(message, total_timer_time=sum(map(_seconds, visit.sets)))  # as in its one session
    message.num_sessions = 1
    message.type = Activity.MANUAL
    message.event, message.event_type = Event.ACTIVITY, EventType.STOP
    return message
