"""A visit, from the page to what the archive is told: what was seen, and what has to be doubted first."""
