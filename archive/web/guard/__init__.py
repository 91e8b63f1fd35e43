"""What keeps the web face safe: read-only SQL in a process that can be killed, headers, access, CSV cells.

Owns the walls between what was scraped or typed and the browser or the file. Must not know the pages.
"""
