"""Who cites what, as a picture: documents on the left, works on the right, a line for each that cites one.

Inline SVG without script or style of its own: it takes the colour of the text around it, each name is a link, and the
table under it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unicodedata import east_asian_width

from markupsafe import Markup

from loccit.web.lookups.cited import Node, Tie, WhoCitesWhat

WIDTH, ROW, TOP = 960, 28, 16
_LEFT, _RIGHT = 330, 630
"""Where the lines begin and end, in units of the picture."""
_LONGEST = 42
"""Small letters of a name that have room; the whole name is its title."""
_WIDEST = 9

Address = Callable[[str], str]


def picture_of(found: WhoCitesWhat, url: Address) -> Markup:
    """The picture; empty where nothing is cited."""
    if not found.ties:
        return Markup("")
    citing = _distinct(tie.citing for tie in found.ties)
    cited = _distinct(tie.cited for tie in found.ties)
    rows = max(len(citing), len(cited))
    left, right = _heights(len(citing), rows), _heights(len(cited), rows)
    places = {f"c{node.id}": at for node, at in zip(citing, left, strict=True)}
    places |= {f"w{node.id}": at for node, at in zip(cited, right, strict=True)}
    most = max(tie.citations for tie in found.ties)
    parts = [_line(tie, places, most) for tie in found.ties]
    parts += [_name(node, places[f"c{node.id}"], url(f"/d/{node.id}"), at_left=True) for node in citing]
    parts += [_name(node, places[f"w{node.id}"], url(f"/w/{node.id}"), at_left=False) for node in cited]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="100%" role="group"'
        ' aria-labelledby="picture-title picture-desc" font-size="14" fill="currentColor">'
        '<title id="picture-title">Who cites what</title><desc id="picture-desc">{}</desc>{}</svg>'
    ).format(WIDTH, 2 * TOP + ROW * rows, _described(citing, cited), Markup("").join(parts))


def _distinct(nodes: Iterable[Node]) -> list[Node]:
    return list({node.id: node for node in nodes}.values())


def _heights(count: int, rows: int) -> list[float]:
    """The middles of `count` rows, spread over the height of `rows`."""
    step = rows * ROW / count
    return [TOP + step * (at + 0.5) for at in range(count)]


def _line(tie: Tie, places: dict[str, float], most: int) -> Markup:
    first, last = places[f"c{tie.citing.id}"], places[f"w{tie.cited.id}"]
    middle = (_LEFT + _RIGHT) / 2
    width = 1 + (_WIDEST - 1) * tie.citations / most
    return Markup(
        '<path d="M{} {:.1f} C{} {:.1f} {} {:.1f} {} {:.1f}" fill="none" stroke="currentColor" stroke-opacity=".35"'
        ' stroke-width="{:.1f}"><title>{} cites {}: {} time{}</title></path>'
    ).format(_LEFT, first, middle, first, middle, last, _RIGHT, last, width, tie.citing.name, tie.cited.name,
             tie.citations, "" if tie.citations == 1 else "s")  # fmt: skip


def _name(node: Node, at: float, address: str, *, at_left: bool) -> Markup:
    held = ", held here" if node.held_as else ""
    return Markup(
        '<a href="{}"><title>{}{}</title><text x="{}" y="{:.1f}" text-anchor="{}"{}>{}</text></a>'
    ).format(
        address, node.name, held, _LEFT - 8 if at_left else _RIGHT + 8, at + 5, "end" if at_left else "start",
        Markup(' font-weight="bold"') if node.held_as else Markup(""), _short(node.name),
    )  # fmt: skip


def _short(name: str) -> str:
    """As much of a name as has room: a capital is broader than a small letter, a character of CJK twice as broad.

    >>> _short("A licence, not a harbour"), len(_short("x" * 60)), len(_short("渡" * 60))
    ('A licence, not a harbour', 42, 21)
    """
    room = float(_LONGEST)
    for at, letter in enumerate(name):
        room -= 2 if east_asian_width(letter) in "WF" else 1.35 if letter.isupper() else 1
        if room < 0:
            return name[: at - 1].rstrip() + "…"
    return name


def _described(citing: list[Node], cited: list[Node]) -> str:
    return (
        f"{len(citing)} document{'' if len(citing) == 1 else 's'} on the left, {len(cited)} cited"
        f" work{'' if len(cited) == 1 else 's'} on the right; a line is as broad as the work is cited often. The table"
        " below says the same."
    )
