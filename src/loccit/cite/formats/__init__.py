"""Citation forms: one module each, with `FORM` (its name), `EXTENSION`, `MEDIA_TYPE` and
`write(cited: tuple[Citable, ...], base: str) -> str`. The result ends without a line break; missing facts are left out.
"""
