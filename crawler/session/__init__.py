"""One run over some sites: what is open, which sites are at work, what is handed out next, what a person sees of it."""
