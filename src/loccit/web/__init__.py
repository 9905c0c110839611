"""The archive in the browser: a Datasette plugin with its pages, its SQL functions and its safety.

`plugin` holds the hooks; `pages` one module a page; `lookups` what the pages ask of the database.
"""
