"""French."""

from .base import Language

LANGUAGE = Language(
    code="fr",
    bodies=(
        "L’Assemblée générale",
        "L'Assemblée générale",
        "Le Conseil de sécurité",
        "Le Conseil économique et social",
    ),
    frequent=("de", "la", "les", "des", "et", "du"),
    meeting=r"\d{1,3}\s*e\s+séance\s+plénière",
    date=r"\d{1,2}(?:er)?\s+\w+\s+\d{4}\.?$",
    annex=r"(?:Annexe|ANNEXE|Appendice)(?:\s+([IVXLC]+|\d+|[A-Z]))?\s*$",
    section=r"(?:Partie|PARTIE)\s+([IVXLC]+|\d+|[A-Z])\b",
    rules=(
        ("rule", r"Règle\s+(\d+)"),
        ("art", r"Article\s+(premier|\d+)(?:er)?"),
        ("act", r"Action\s+(\d+)"),
        ("pr", r"Principe\s+(\d+)"),
        ("goal", r"Objectif\s+(\d+)"),
        ("mea", r"Mesure\s+(\d+)"),
        ("rec", r"Recommandation\s+(\d+)"),
    ),
    joining=("et", "ou"),
    ibid=r"Ibid\b\.?",
    resolution=r"(?i)résolutions?",
    decision=r"(?i)décisions?",
    organs=(
        (r"Conseil des droits de l[’']homme", "A/HRC/RES/"),
        (r"Conseil économique et social", "E/RES/"),
        (r"Conseil de sécurité", "S/RES/"),
        (r"Assemblée générale", "A/RES/"),
    ),
    script=r"[a-zà-öø-ÿœ]",
)
