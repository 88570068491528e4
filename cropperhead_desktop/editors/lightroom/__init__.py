"""Lightroom Classic's catalogues."""
