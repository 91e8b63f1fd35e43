"""The forms in which dates are written, one a module. Must not know pages."""
