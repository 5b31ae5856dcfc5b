"""English, as the United Nations writes it (spelling of the UN Editorial Manual)."""

from .base import Language, any_of

BODIES = (
    "The General Assembly",
    "The Security Council",
    "The Economic and Social Council",
    "The Human Rights Council",
    "The Commission on Human Rights",
    "The Trusteeship Council",
)

PARTICIPLES = """
    Accepting Acclaiming Acknowledging Acting Addressing Admiring Adopting Affirming Agreeing Alarmed Alert
    Anticipating Appalled Appealing Applauding Appreciating Approving Assuring Attaching Attentive Aware Bearing
    Believing Calling Celebrating Cognizant Commemorating Commending Committed Committing Concerned Condemning
    Confident Confirming Congratulating Conscious Considering Continuing Contributing Convinced Decided
    Declaring Deeming Demanding Deploring Desiring Desirous Determined Disappointed Disturbed Drawing Echoing
    Emphasizing Encouraged Encouraging Endorsing Expecting Expressing Faithful Fearing Finding Fulfilling
    Gravely Guided Having Heartened Highlighting Honouring Hopeful Hoping Indignant Inspired Intending Inviting
    Keeping Lamenting Looking Mindful Mourning Moved Noting Objecting Observing Paying Persuaded Pledging
    Praising Proceeding Proclaiming Profoundly Proud Reaching Reaffirming Realizing Recalling Recognizing Recommending
    Recommitting Reconfirming Re-emphasizing Referring Regretting Reiterating Rejecting Rejoicing Relieved
    Remaining Remembering Reminding Renewing Reposing Requesting Resolute Resolved Resolving Respecting
    Restating Saddened Saluting Satisfied Saying Seeking Seized Sensible Sharing Shocked Solemnly Strengthening
    Stressing Striving Supporting Taking Thanking Troubled Trusting Underlining Underscoring Understanding
    Urging Viewing Voicing Welcoming Wishing
""".split()
VERBS = """
    Accepts Accords Acknowledges Acts Adopts Advises Affirms Agrees Alerts Amends Announces Appeals Applauds
    Appoints Appreciates Appropriates Approves Asks Asserts Assures Attaches Authorizes Awaits Believes Calls
    Cautions Celebrates Chooses Commemorates Commends Commits Concludes Concurs Condemns Confirms Congratulates
    Considers Continues Convenes Decides Declares Dedicates Deems Defers Defines Delegates Demands Denounces
    Deplores Designates Determines Directs Discontinues Draws Elects Emphasizes Encourages Endorses Enjoins
    Establishes Exhorts Expects Expresses Extends Finds Forwards Guarantees Highlights Honours Hopes Instructs
    Intends Invites Is Joins Keeps Launches Looks Maintains Mandates Mourns Notes Objects Observes Offers
    Opposes Orders Pays Places Pledges Praises Proclaims Prohibits Promotes Proposes Provides Reaffirms Realizes
    Recalls Recognizes Recommends Recommits Reconfirms Re-emphasizes Refers Regrets Reiterates Rejects Remains
    Reminds Renews Repeats Replaces Requests Requires Resolves Respects Restates Salutes Seeks Sets Shares
    Solicits Stands States Stresses Submits Suggests Supports Suspends Takes Terminates Thanks
    Transmits Trusts Underlines Underscores Undertakes Urges Views Voices Warns Welcomes Wishes
""".split()
ADVERBS = any_of(
    "also", "further", "once again", "again", "strongly", "deeply", "gravely", "seriously", "firmly", "particularly",
    "urgently", "solemnly", "unequivocally", "fully", "in particular", "in this regard", "equally", "profoundly", "very",
    "keenly", "especially", "extremely", "warmly", "sincerely", "increasingly", "highly", "in the strongest terms",
    "once more", "categorically", "specifically", "similarly", "always", "respectfully",
)  # fmt: skip
FEELING = any_of(
    "appreciation", "satisfaction", "concern", "alarm", "regret", "interest", "gratitude", "approval", "dismay",
    "condemnation", "conviction", "determination", "commitment", "support", "sympathy", "solidarity", "hope", "indignation",
    "outrage", "disappointment", "distress", "condolences", "thanks", "pride", "respect", "readiness", "willingness",
)  # fmt: skip
DEGREE = any_of(
    "deep", "grave", "great", "serious", "profound", "strong", "sincere", "its", "deepest", "full", "particular", "growing",
    "utmost", "continued", "continuing", "unwavering", "firm", "warm", "warmest", "heartfelt", "extreme", "increasing", "strongest",
    "considerable", "much", "special", "renewed", "intense",
)  # fmt: skip
FEELINGS = rf"(?:{DEGREE}\s+){{0,3}}{FEELING}(?:\s+and\s+(?:{DEGREE}\s+){{0,2}}{FEELING})?"

LEAD = rf"""(?x)
    (?=[A-Z])
    (?:(?i:{ADVERBS})\s+){{0,2}}
    (?:
        (?i:{any_of("expressing", "expresses", "voicing", "voices", "reiterating", "reiterates", "conveys")})
            (?:\s+{ADVERBS})?\s+{FEELINGS}
      | (?i:{
    any_of(
        "taking note",
        "takes note",
        "takes into account",
        "taking into account",
        "taking into consideration",
        "takes into consideration",
        "bearing in mind",
        "bears in mind",
        "having considered",
        "having examined",
        "having received",
        "having heard",
        "having reviewed",
        "having adopted",
        "having noted",
        "having discussed",
        "having been informed",
        "having regard",
        "having studied",
        "having taken note",
        "having welcomed",
        "paying tribute",
        "pays tribute",
        "calls upon",
        "calling upon",
        "calls for",
        "calling for",
        "calls on",
        "looking forward",
        "looks forward",
        "draws attention",
        "drawing attention",
        "keeping in mind",
        "having in mind",
        "having held",
        "having met",
        "having convened",
        "reiterates its call upon",
        "reiterates its request",
        "attaches great importance",
        "aligning itself",
        "remains seized",
        "having decided",
        "having determined",
    )
})
      | (?i:{any_of(*PARTICIPLES, *VERBS)})
    )
    (?:\s+(?i:{ADVERBS}))*
    (?:\s+with(?:\s+{ADVERBS})?\s+{FEELINGS})?
(?![\w-])"""

LANGUAGE = Language(
    code="en",
    bodies=BODIES,
    frequent=("the", "of", "and", "to", "in", "its"),
    lead=LEAD,
    operative_lead=rf"(?:(?i:{ADVERBS})\s+){{0,2}}(?:{any_of(*VERBS)}|{any_of(*(v.lower() for v in VERBS))})(?![\w-])",
    sponsors=r"(?s)(.+?)\s*:\s*(?:\w+\s+){0,2}draft\s+(?:resolution|decision)s?\s*$",
    sponsor_breaks=r",\s+and\s+|,\s+|\s+and\s+(?=[A-Z])",
    meeting=r"\d{1,3}(?:st|nd|rd|th)\s+(?:\([a-z]+\)\s+)?(?:plenary\s+)?meeting",
    date=r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\.?$",
    masthead=(
        r"(?i)united nations|general assembly$|distr\.?|original|general$|limited$|[\w-]+(?: [\w-]+)? session$|"
        r"\w+ emergency special session|agenda items? |resolutions? adopted|decision adopted|"
        r"\[(?:on the report|without reference)|\d{1,2} \w+ \d{4}$|english$|\*?\s*reissued|\S+/\S+/\S+$"
    ),
    annex=r"(?:Annex|ANNEX|Appendix)(?:\s+([IVXLC]+|\d+|[A-Z]))?\s*$",
    section=r"(?:Part|PART)\s+([IVXLC]+|\d+|[A-Z])\b",
    rules=(
        ("rule", r"Rule\s+(\d+)"),
        ("art", r"Article\s+(\d+)"),
        ("act", r"Action\s+(\d+)"),
        ("pr", r"Principle\s+(\d+)"),
        ("goal", r"Goal\s+(\d+)"),
        ("mea", r"Measure\s+(\d+)"),
        ("rec", r"Recommendation\s+(\d+)"),
    ),
    joining=("and", "or", "to"),
    ibid=r"Ibid\b\.?",
    resolution=r"(?i)resolutions?",
    decision=r"(?i)decisions?",
    organs=(
        (r"Human Rights Council", "A/HRC/RES/"),
        (r"Economic and Social Council", "E/RES/"),
        (r"Security Council", "S/RES/"),
        (r"General Assembly|Assembly", "A/RES/"),
    ),
    first_parts=frozenset(
        """
            non self co pre post multi cross counter anti well long short high low mid re sub inter intra so
            vice ex
        """.split()
    ),
    conjunctions=(
        "and",
        "or",
        "of",
        "the",
        "in",
        "to",
        "on",
        "which",
        "that",
        "as",
        "for",
        "by",
        "at",
        "with",
        "all",
        "its",
    ),
    marks_after_punctuation=True,
    before_number=r"(?i)(?:from|to|of|on|in|by|at|than|least|most|between|and|or|until|nos?|vol|paras?|paragraphs?|articles?|"
    r"pp?|chaps?|chapters?|resolutions?|decisions?|goals?|targets?|sections?|parts?|phase|rules?|over|about|some|all)$",
)
