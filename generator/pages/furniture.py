"""Page furniture: running heads, page numbers, job numbers. Only what a declared pattern names is taken out."""

from __future__ import annotations

import re
from collections import Counter

from .rows import LONE_NUMBER, Row

SYMBOL = re.compile(r"(?:[AS]|E|ST|[AE]/HRC|CEDAW|CRC)/[\w./()\-]*\d[\w./()\-]*")
FURNITURE = (
    ("page-number", re.compile(r"\s*(?:\d{1,3}\s*/\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—])\s*$")),
    ("job-number", re.compile(r"\s*\*?\d{2}-\d{5}\*?(?:\s+\(\w\))?(?:\s+\d{1,3}(?:\s*/\s*\d{1,3})?)?\s*$")),
    ("bar-code", re.compile(r"\s*\*\d{5,}\*\s*$")),
    ("recycle", re.compile(r"(?i)\s*(?:please recycle|просьба отправить на вторичную переработку)\W*$")),
    ("running-head", re.compile(rf"\s*{SYMBOL.pattern}(?<!\.)\s*$")),
    ("running-head", re.compile(rf"\s*{SYMBOL.pattern}\s{{3,}}\S.*$")),
    ("running-head", re.compile(rf"\s*\S.*?\s{{3,}}{SYMBOL.pattern}\s*$")),
)
ANYWHERE = ("job-number", "bar-code", "recycle")  # never a line of the text, wherever it stands
ANYWHERE_ANY = re.compile("|".join(f"(?:{p.pattern})" for n, p in FURNITURE if n in ANYWHERE).replace("(?i)", ""), re.I)


def running_symbol(pages: list[list[Row]]) -> str | None:
    """The symbol in the running heads: the commonest at the tops of the pages behind the first, or of its masthead.

    A symbol that stands alone on a page's last line may be the end of a note («… и / A/HRC/49/53.»).
    """
    heads: Counter[str] = Counter()
    for page in pages[1:]:
        top = next((row.text for row in page if not row.blank), "")
        if any(pattern.match(top) for name, pattern in FURNITURE if name == "running-head"):
            heads[SYMBOL.search(top).group()] += 1  # type: ignore[union-attr]
    masthead = [row.text.strip() for row in pages[0] if not row.blank][:6] if pages else []
    alone = next((text for text in masthead if SYMBOL.fullmatch(text)), None)  # pdftotext -raw has no page tops
    return heads.most_common(1)[0][0] if heads else alone


def take_furniture(page: list[Row], number: int, count: int, symbol: str | None) -> None:
    """Running heads and page numbers at the edges of a page. The top of page 1 is the masthead, not furniture."""
    for row in page:
        if ANYWHERE_ANY.match(row.text):
            row.rule = next(name for name, pattern in FURNITURE if name in ANYWHERE and pattern.match(row.text))
    if count > 1:
        edges = (page if number > 1 else [], page[::-1])
        for edge in edges:
            for row in edge:
                if row.blank or row.rule:
                    continue
                row.rule = _furniture(row.text, number, symbol)
                if not row.rule:
                    break
    for row in page:
        if row.rule:
            row.role = "furniture"


def _furniture(text: str, page: int, symbol: str | None) -> str:
    lone = LONE_NUMBER.match(text)
    if lone:
        return "page-number" if int(lone.group(1)) == page else ""
    rule = next((name for name, pattern in FURNITURE if pattern.match(text)), "")
    if rule == "running-head" and (symbol is None or symbol not in text):
        return ""
    return rule
