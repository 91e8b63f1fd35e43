"""From plain values to what a browser shows: text, times, diffs, pictures, feeds.

Owns the form. Must not know SQL or requests.
"""
