"""What Polar's frames say, as plain values for people and JSON."""

from typing import Any

from kiosk.devices.polar import control
from kiosk.devices.polar.frame import ACC, KINDS, decode_data

JsonObject = dict[str, Any]


def data(frame: bytes) -> JsonObject:
    """Samples in mG where the frame is in mG by itself, counts or floats otherwise: the factor is
    said once, in the answer to start."""
    said = decode_data(frame)
    if said is None:
        return dict.fromkeys(("type", "sensor_ns", "n", "first", "second", "samples", "unit")) | {
            "truncated": True
        }
    in_mg = said.kind == ACC and not (said.compressed and said.frame_type == 0)
    samples, unit = said.samples, "mG" if in_mg else "float" if said.floats else "counts"
    return {
        "type": KINDS.get(said.kind),
        "sensor_ns": said.sensor_ns,
        "compressed": said.compressed,
        "frame_type": said.frame_type,
        "n": None if samples is None else len(samples),
        "first": samples[0] if samples else None,
        "second": samples[1] if samples and len(samples) > 1 else None,
        "samples": samples,
        "unit": None if samples is None else unit,
        "blocks": said.blocks,
        "truncated": said.truncated,
    }


def control_point(frame: bytes) -> JsonObject:
    """A command, an answer, or the list of features that reading gives."""
    said: JsonObject = dict.fromkeys(("op", "type", "error", "settings", "features", "meaning"))
    answer = control.decode_answer(frame)
    if answer is not None:
        said |= {"op": answer.op, "type": KINDS.get(answer.kind), "error": answer.error}
        return said | {"settings": dict(answer.settings), "meaning": answer.meaning}
    if frame[:1] == bytes([control.FEATURES]):
        return said | {"features": control.decode_features(frame)}
    if len(frame) >= 2 and frame[0] in control.OPS:
        kind = KINDS.get(frame[1] & 0x3F)
        said |= {"op": frame[0], "type": kind, "settings": control.decode_settings(frame[2:])}
        said["meaning"] = f"{control.OPS[frame[0]]} {kind or 'an unknown type'}"
    return said
