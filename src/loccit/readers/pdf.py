"""PDF → `Reading`: its text layer in reading order, with the notes from the feet of its pages behind the body.

**Text.** Lines become paragraphs, over columns and pages; a word that a line's end tore is joined. Running heads,
running feet, page numbers and words that run another way than the page's (a stamp in its margin) stand apart, at the
end. So do the numbers of lines. Sheets with several pages of a transcript are read page by page. The scattered words
of a figure are one row. Locators name pages, counted from 1.

**Notes.** A raised number whose note stands at the foot of the page leads to it; other raised numbers are kept as marks
whose notes may stand at the end.

**What helps where it fails.** Pages that are pictures, also under a stamp in their margin, and pages whose stored text
makes no words, are named in a finding with the command that reads the pictures (`ocrmypdf`); a locked or damaged file
is refused, with the command that opens it.
"""

from __future__ import annotations

from shlex import quote
from typing import Any

from loccit.model import About, Finding, Reading
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._pdf_facts import claims_of_pdf
from loccit.readers._pdf_lines import Page, page_of
from loccit.readers._pdf_pictures import is_stamped_picture
from loccit.readers._pdf_reading import compose
from loccit.readers._pdf_sense import is_senseless
from loccit.readers._pdf_sheets import with_numbers_apart
from loccit.readers._pdf_streams import hold_streams

FORMAT = Format("pdf", (".pdf",), ("application/pdf",), ("notes", "pages", "tables", "metadata"), ("pypdfium2",))

_SIGNATURE = b"%PDF-"
_FEW = 0.05
"""The share of pages up to which those without words are taken for lists of abbreviations."""


def confidence(payload: bytes, about: About) -> int:
    """95 for the signature within the first kilobyte, 20 for the name alone."""
    if _SIGNATURE in payload[:1024]:
        return 95
    return 20 if about.name.lower().endswith(".pdf") else 0


def read(payload: bytes, about: About) -> Reading:
    """The document.

    A small raised number whose note stands at the foot of its page is a Link with the cues `sup doc-noteref`, the note
    a Target with the cues `page-foot doc-footnote`; another raised number is a Target without anchor, with the cue
    `sup`. What stands apart has the cues `page-head`, `page-foot`, `page-number`, `turned`.

    Raises `UnreadableError` (R103 too long, R106 broken, R107 no text layer, R109 locked, R110).
    """
    hold_streams(payload, about.name)
    document = _opened(payload, about.name)
    try:
        pages, findings = _pages(document, about.name)
        claims = claims_of_pdf(document, payload)
    finally:
        document.close()
    return compose(with_numbers_apart(pages), FORMAT, about.name, claims, findings)


def _opened(payload: bytes, name: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(payload)
        count = len(document)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            _limits.refuse(
                "R109", name, "is locked by a password.", "unlock it (`qpdf --decrypt --password=… in.pdf out.pdf`)."
            )
        _limits.refuse("R106", name, f"is a damaged PDF ({fault}).", "try `qpdf in.pdf out.pdf`, and add out.pdf.")
    if count > _limits.PAGES:
        document.close()
        _limits.refuse("R103", name, f"has {count:,} pages; the limit is {_limits.PAGES:,}.", "split it.")
    return document


def _pages(document: Any, name: str) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Every page with its lines; one that cannot be read, or has no text, is named in a finding."""
    import pypdfium2

    pages: list[Page] = []
    broken: list[int] = []
    bare: list[int] = []
    senseless: list[int] = []
    stamped: list[int] = []
    length = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            width, height = page.get_size()
            text_page = page.get_textpage()
            laid_out = (height, width) if page.get_rotation() % 180 else (width, height)
            read = page_of(text_page, number, laid_out)
            text_page.close()
            if is_stamped_picture(page, read):
                stamped.append(number)
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(number)
            continue
        length += sum(len(line.text) for line in (*read.lines, *read.turned))
        _limits.hold_text(length, name)
        if not read.lines:
            bare.append(number)
        if is_senseless(word for line in read.lines for word in line.text.split()):
            senseless.append(number)
        pages.append(read)
    if not length:
        _refuse_bare(len(document), broken, name)
    return tuple(pages), _findings(broken, bare, _stamped(stamped, name), _senseless(senseless, len(pages), name))


def _refuse_bare(count: int, broken: list[int], name: str) -> None:
    if broken:
        _limits.refuse("R106", name, f"has no page that can be read ({count}).", "try `qpdf in.pdf out.pdf`.")
    file = _file_name(name)
    _limits.refuse(
        "R107",
        name,
        f"has no text layer ({count} {'page' if count == 1 else 'pages'}, all pictures).",
        f"make one with `ocrmypdf {file} out.pdf`, then `loccit add out.pdf`.",
    )


def _findings(broken: list[int], bare: list[int], *sayings: str) -> tuple[Finding, ...]:
    findings = []
    if broken:
        findings.append(Finding("read_in_part", f"Pages {_listed(broken)} are damaged and could not be read."))
    if bare:
        findings.append(Finding("read_in_part", f"Pages {_listed(bare)} have no text; if they are pictures, use OCR."))
    findings += [Finding("read_in_part", said) for said in sayings if said]
    return tuple(findings)


def _stamped(numbers: list[int], name: str) -> str:
    """What to say of pages of which only a stamp could be read, '' where there are none."""
    if not numbers:
        return ""
    return (
        f"Pages {_listed(numbers)} are pictures, of which only the words in the margin are stored as text. If they "
        f"show more: `ocrmypdf --force-ocr {_file_name(name)} out.pdf`, then `loccit add out.pdf`."
    )


def _senseless(numbers: list[int], count: int, name: str) -> str:
    """What to say of pages whose text layer holds no words, '' where they are few of `count`: a list of short names."""
    if len(numbers) <= _FEW * count:
        return ""
    file = _file_name(name)
    return (
        f"The text stored in pages {_listed(numbers)} makes no words: their fonts do not say which letters they show. "
        f"Next: read the pictures instead, `ocrmypdf --force-ocr {file} out.pdf`, then `loccit add out.pdf`."
    )


def _file_name(name: str) -> str:
    """The name without its folder, as a command line takes it."""
    return quote(name.rpartition("/")[2] or "in.pdf")


def _listed(numbers: list[int]) -> str:
    """Numbers that grow, those in a row as one.

    >>> _listed([2, 3, 4, 9])
    '2–4, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join(shown[:20]) + (f" and {len(shown) - 20} more" if len(shown) > 20 else "")
