"""Scrapy's own commands where newstrail has more to say of how they end; `scrapy` finds them by COMMANDS_MODULE."""
