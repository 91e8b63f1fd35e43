"""The pages, one noun a module: each answers a request with plain values, which become HTML, JSON or a feed.

A page is a function of a reading connection and what was asked. Must not know HTML.
"""
