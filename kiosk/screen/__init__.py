"""Kivy draws one View."""
