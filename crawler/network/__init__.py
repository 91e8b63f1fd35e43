"""Whom the crawler may ask, and how: addresses, hosts, robots.txt, reservations, what a host's validators are worth."""
