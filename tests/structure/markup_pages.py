"""Pages made for the tests: one article among the furniture that pages have."""

from __future__ import annotations

PARAGRAPHS = (
    "The harbour master of Skarne said on Monday that the old quay would stay closed until the ice had gone, because"
    " two of its piles had sunk by more than a hand since November.",
    "Pilots have used the northern basin since then. It is narrower, and ships above eighty metres wait outside for"
    " the tide, which costs the town, by its own count, about four thousand crowns a day.",
    "Mira Tolvane, who keeps the quay book, found the same damage in an entry of 1871. The piles were drawn that"
    " spring, she said, and nobody wrote down why they were put back at the same place.",
    "The council will decide in April whether to drive new piles or to give the old quay up. A report of the port"
    " office, which has forty pages and two maps, was laid before it last week.",
)
ARTICLE = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
HEAD = (
    '<meta charset="utf-8"><title>Old quay stays closed | Skarne Gazette</title>'
    '<meta property="og:title" content="Old quay stays closed"><meta property="og:site_name" content="Skarne Gazette">'
    '<meta property="article:published_time" content="2021-03-01T09:00:00+01:00">'
    '<link rel="canonical" href="https://gazette.example/2021/quay">'
)
PAGE = (
    f'<!DOCTYPE html><html lang="en"><head>{HEAD}</head><body>'
    '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/port">Port</a></li><li><a href="/town">Town</a>'
    "</li></ul></nav>"
    '<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>'
    '<main><article><h1>Old quay stays closed</h1><p class="byline">By <a rel="author" href="/a">Odd Brekke</a></p>'
    '<p class="meta"><time datetime="2021-03-01">1 March 2021</time></p>'
    '<figure><img src="q.jpg" alt=""><figcaption>The old quay in 2019. Photograph: Ana Lund</figcaption></figure>'
    f"{ARTICLE}</article></main>"
    '<aside class="related"><h3>More stories</h3><ul><li><a href="/1">Toll on tar rises</a></li>'
    '<li><a href="/2">A new pilot boat</a></li></ul></aside>'
    "<div hidden>Subscribe for more of this</div>"
    "<footer><p>© 2021 Skarne Gazette</p></footer></body></html>"
)
"""A news page: menu, cookie line, title, byline, date, caption, four paragraphs, related stories, footer."""
