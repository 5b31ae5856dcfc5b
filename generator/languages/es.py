"""Spanish."""

from .base import Language

LANGUAGE = Language(
    code="es",
    bodies=("La Asamblea General", "El Consejo de Seguridad", "El Consejo Económico y Social"),
    frequent=("de", "la", "que", "los", "las", "del"),
    meeting=r"\d{1,3}[.ªaº]*\s+sesión\s+plenaria",
    date=r"\d{1,2}\s+de\s+\w+\s+de\s+\d{4}\.?$",
    annex=r"(?:Anexo|ANEXO|Apéndice)(?:\s+([IVXLC]+|\d+|[A-Z]))?\s*$",
    section=r"(?:Parte|PARTE)\s+([IVXLC]+|\d+|[A-Z])\b",
    rules=(
        ("rule", r"Regla\s+(\d+)"),
        ("art", r"Artículo\s+(\d+)"),
        ("act", r"Acción\s+(\d+)"),
        ("pr", r"Principio\s+(\d+)"),
        ("goal", r"Objetivo\s+(\d+)"),
        ("mea", r"Medida\s+(\d+)"),
        ("rec", r"Recomendación\s+(\d+)"),
    ),
    joining=("y", "o"),
    ibid=r"Ib[ií]d\b\.?",
    resolution=r"(?i)resoluci(?:ón|ones)",
    decision=r"(?i)decisi(?:ón|ones)",
    organs=(
        (r"Consejo de Derechos Humanos", "A/HRC/RES/"),
        (r"Consejo Económico y Social", "E/RES/"),
        (r"Consejo de Seguridad", "S/RES/"),
        (r"Asamblea General", "A/RES/"),
    ),
    marks_after_punctuation=False,
    script=r"[a-záéíóúüñ]",
)
