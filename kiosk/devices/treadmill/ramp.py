"""How fast a commanded belt may change: small steps, slowly up, faster down, never to a stand."""

UP_STEP_KMH = 0.5
UP_KMH_PER_S = 0.2
DOWN_STEP_KMH = 1.0
DOWN_KMH_PER_S = 1.0
INCLINE_EVERY_S = 2.0


def next_speed_kmh(now_kmh: float, target_kmh: float) -> float:
    """The next step from here, in hundredths as the wire has it."""
    change = max(-DOWN_STEP_KMH, min(UP_STEP_KMH, target_kmh - now_kmh))
    return round(now_kmh + change, 2)


def pause_s(change_kmh: float) -> float:
    """How long this step must last before the next one."""
    return change_kmh / UP_KMH_PER_S if change_kmh > 0 else -change_kmh / DOWN_KMH_PER_S


def next_incline_pct(now_pct: float, target_pct: float, step_pct: float) -> float:
    """One step of the machine towards the target."""
    change = max(-step_pct, min(step_pct, target_pct - now_pct))
    return round(now_pct + change, 1)
