"""The SQL behind the pages, one noun a module. Every query walks an index and stops at a limit; none reads a
whole table.

Must not know pages or HTML.
"""
