"""The archive's rows, one noun a module: what is written to each table and read from it.

Everything here works inside the transaction of `ledger.connection.Connection`; `archive.store.Archive` is the door.
"""
