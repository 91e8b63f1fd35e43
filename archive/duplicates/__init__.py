"""Copies of one text under several articles: exact, near and syndicated, recognised as they arrive.

shingles   a text as a set of hashed runs of words
sketch     the few hashes that stand for it
index      the sketches in SQL: which articles may be copies
judge      whether they are, on the texts themselves
cluster    who was first; what is noted
"""

from archive.duplicates.cluster import note_copies

__all__ = ["note_copies"]
