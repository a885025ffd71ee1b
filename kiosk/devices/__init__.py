"""Devices: what each sensor and belt says. Pure decoding beside a thin conversation."""
