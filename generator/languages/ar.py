"""Arabic: written right to left; points run in abjad order (أ) (ب) (ج) (د)."""

from .base import LATIN, Language

LANGUAGE = Language(
    code="ar",
    bodies=("إن الجمعية العامة", "الجمعية العامة", "إن مجلس الأمن", "مجلس الأمن", "إن المجلس الاقتصادي والاجتماعي"),
    frequent=("في", "من", "إلى", "على", "أن"),
    meeting=r"الجلسة العامة\s+\S+",
    date=r"\d{1,2}\s+\S+(?:/\S+\s+\S+)?\s+\d{4}\.?$",
    annex=r"(?:ال)?مرفق(?:\s+(\S+))?\s*$",
    section=r"(?:الجزء|الفرع|الفصل)\s+(\S+)",
    rules=(
        ("rule", r"القاعدة\s+(\d+)"),
        ("art", r"المادة\s+(\d+)"),
        ("act", r"الإجراء\s+(\d+)"),
        ("pr", r"المبدأ\s+(\d+)"),
        ("goal", r"الهدف\s+(\d+)"),
        ("mea", r"التدبير\s+(\d+)"),
        ("rec", r"التوصية\s+(\d+)"),
    ),
    ibid=r"المرجع نفسه",
    resolution=r"قرار[^\W\d]*",
    decision=r"مقرر[^\W\d]*",
    organs=(
        (r"مجلس حقوق الإنسان", "A/HRC/RES/"),
        (r"المجلس الاقتصادي والاجتماعي", "E/RES/"),
        (r"مجلس الأمن", "S/RES/"),
        (r"الجمعية العامة", "A/RES/"),
    ),
    alphabets=("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", LATIN),
    homoglyphs={"ا": "أ", "إ": "أ", "ﻫ": "ه", "ھ": "ه"},
    script=r"[ء-ي]",
    right_to_left=True,
)
