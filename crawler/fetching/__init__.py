"""One page fetched, and what came over the wire of it; with a browser where scripts fill the page."""
