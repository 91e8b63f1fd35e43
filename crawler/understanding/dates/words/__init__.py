"""The words that dates are written in, by language: tables only. Must not know how a date is put together."""
