"""newstrail in the browser: a Datasette plugin with pages for people beside Datasette's own for analysts.

Owns the plugin's registration (entry point group `datasette`). Must not know anything else.
"""

from archive.web.hooks import (
    asgi_wrapper,
    canned_queries,
    database_actions,
    extra_css_urls,
    extra_template_vars,
    get_metadata,
    handle_exception,
    menu_links,
    prepare_connection,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "canned_queries",
    "database_actions",
    "extra_css_urls",
    "extra_template_vars",
    "get_metadata",
    "handle_exception",
    "menu_links",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
]
