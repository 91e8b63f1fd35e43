"""What a page says of itself: title, authors, subtitle, language, section, image, canonical address.

Owns the reading of JSON-LD, meta elements, microdata and bylines, and the choice between their witnesses; each field
comes with its source. Must not know how a page is parsed into blocks, how dates are read, or anything of the network.
"""
