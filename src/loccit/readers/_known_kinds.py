"""Files that hold no text which a reader could take, told by how they begin → what they are, and what helps."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OCR = "make a text of it by OCR (`ocrmypdf {name} out.pdf`), and add that."
_TRANSCRIPT = "write down what is said in it, and add that."
_RENEW = "make a WARC of it (`warcio recompress {name} out.warc.gz`), and add that."
_UNPACK = "unpack it, and add the files."


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is, and the next step; `{name}` stands for its name."""

    what: str
    next_step: str


_KINDS: tuple[tuple[re.Pattern[bytes], Kind], ...] = tuple(
    (re.compile(signature, re.DOTALL), Kind(what, next_step))
    for signature, what, next_step in (
        (
            rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|\0\0\0.ftyp(?:heic|avif|mif1)",
            "a picture",
            _OCR,
        ),
        (rb"ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF.{4}WAVE|\0\0\0.ftypM4A", "a sound recording", _TRANSCRIPT),
        (rb"\0\0\0.ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI ", "a film", _TRANSCRIPT),
        (rb".{60}BOOKMOBI", "an e-book of the Kindle's kind", "make an EPUB of it (`ebook-convert {name} out.epub`)."),
        (rb"AT&TFORM", "a DjVu file", "make a text of it (`djvutxt {name} out.txt`), and add that."),
        (rb"bplist00", "a property list, as Safari saves pages", "save the page as HTML, and add that."),
        (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07", "a packed archive (7z, RAR)", _UNPACK),
        (rb"filedesc://\S{1,500} \d[^\n]{1,200}\n\d ", "a web archive of the old kind (ARC)", _RENEW),
        (rb"SQLite format 3\0", "a database", "export what you need of it as text, and add that."),
        (rb"MZ|\x7fELF|\xcf\xfa\xed\xfe", "a program", "leave it out."),
    )
)
"""Signatures by the formats' own definitions."""
_NO_WORDS = re.compile(rb"[\0-\x08\x0e-\x1f\x80-\xff]")
"""What stands in the beginning of every such file, and of no text that begins with `ID3` or `MZ`."""


def known_kind(payload: bytes, name: str) -> Kind | None:
    """What a file is that no reader takes, None where its beginning does not tell.

    >>> known_kind(b"GIF89a" + bytes(9), "map.gif").what
    'a picture'
    """
    head = payload[:1_000]
    kind = next((kind for signature, kind in _KINDS if signature.match(head)), None)
    if kind is None or not (_NO_WORDS.search(head[:100]) or kind.next_step == _RENEW):
        return None
    return Kind(kind.what, kind.next_step.replace("{name}", name.rpartition("/")[2] or "in"))
