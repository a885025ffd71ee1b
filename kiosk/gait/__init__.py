"""The core's Python face: sensors in, steps and live values out."""
