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
    section=r"(?:Section|Partie|Chapitre)\s+([IVXLC]+|\d+|[A-Z])\b",
    rule=r"(?:Règle|Article|Mesure|Principe|Objectif|Directive)\s+(\d+)\b",
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
