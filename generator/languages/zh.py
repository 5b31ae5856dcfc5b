"""Chinese: no italics, no spaces between words."""

from .base import LATIN, Language

LANGUAGE = Language(
    code="zh",
    bodies=("大会", "安全理事会", "经济及社会理事会"),
    frequent=("的", "和", "在"),
    meeting=r"\d+年\d+月\d+日\s*第\s*\d+\s*次全体会议|第\s*\d+\s*次全体会议",
    date=r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$",
    annex=r"附件\s*([一二三四五六七八九十]+|\d+)?\s*$",
    subpoint=r"\s*([㈠-㈩]|[(（][一二三四五六七八九十]{1,3}[)）])[\s\u200e]*",
    ordinals=tuple("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    rules=(
        ("art", r"第\s*([一二三四五六七八九十\d]+)\s*条"),
        ("rule", r"规则\s*(\d+)"),
        ("act", r"行动\s*(\d+)"),
        ("pr", r"原则\s*(\d+)"),
        ("goal", r"目标\s*(\d+)"),
        ("mea", r"措施\s*(\d+)"),
        ("rec", r"建议\s*(\d+)"),
    ),
    alphabets=(LATIN, "子丑寅卯辰巳午未申酉戌亥"),
    ibid=r"同上",
    resolution=r"决议|第",
    decision=r"决定",
    organs=(
        (r"人权理事会", "A/HRC/RES/"),
        (r"经济及社会理事会", "E/RES/"),
        (r"安全理事会", "S/RES/"),
        (r"大会", "A/RES/"),
    ),
    script=r"[一-鿿]",
)
