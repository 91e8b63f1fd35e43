"""Explained labels: what kind of edit a change is, by rules, each with the words that show it."""

from archive.diff.labels.rules import MEANINGS, NAMES, labels_of

__all__ = ["MEANINGS", "NAMES", "labels_of"]
