"""The words the sample is written in: short, neutral, invented, and about no person.

None holds a comma or a quotation mark, so that the large tables can be written without quoting.
"""

ABUSE_TYPES = {
    "physical_abuse": 0.27,
    "neglect": 0.27,
    "emotional_abuse": 0.06,
    "sexual_abuse": 0.09,
    "sexual_exploitation": 0.07,
    "suicide_or_self_harm": 0.12,
    "other": 0.07,
    "not_known": 0.05,
}

REASONS_TO_INITIATE = (
    "Criteria met",
    "Criteria met and agencies to be reviewed together",
    "Abuse or neglect known and concern about how partners worked together",
    "Abuse or neglect suspected and several services involved",
    "Criteria met on the information at the first meeting",
)
REASONS_NOT_TO = (
    "Criteria not met",
    "No sign of abuse or neglect at this stage",
    "No concern about how agencies worked together",
    "Single agency learning review agreed instead",
    "Partnership review agreed instead",
    "Not enough known yet: to be looked at again",
)

# Theme -> its weight and what a recommendation about it may say.
THEMES = {
    "Information sharing": (0.13, "Agree how information is passed on and check that it is."),
    "Professional curiosity": (0.09, "Supervisors ask what else could explain what was seen."),
    "Supervision": (0.08, "Every open case is discussed in supervision each month."),
    "Voice of the child": (0.10, "Records show what the child said and what was done with it."),
    "Thresholds": (0.07, "Partners test the threshold guidance on real referrals."),
    "Assessment": (0.09, "Assessments take in every adult of the household."),
    "Neglect": (0.07, "Teams use one shared tool to see neglect over time."),
    "Domestic abuse": (0.07, "Police notices reach health and schools within a day."),
    "Mental health of parents": (0.05, "Adult services ask about children at each review."),
    "Substance misuse": (0.04, "Treatment services join the child protection plan."),
    "Working across areas": (0.04, "A move is followed by a call between the two teams."),
    "Record keeping": (0.06, "Chronologies are kept up to date and shared."),
    "Training": (0.05, "Managers can show what training changed in practice."),
    "Escalation": (0.04, "Staff know how to disagree and do so."),
    "Early help": (0.02, "Families are offered help before a plan is needed."),
}

# Kind of addressee -> its weight and its name, with the board's place put in.
ADDRESSEES = {
    "lscb": (0.20, "{} LSCB"),
    "childrens_social_care": (0.23, "{} Children's Services"),
    "health": (0.21, "{} Health Trust"),
    "police": (0.12, "{} Police"),
    "education": (0.08, "{} Schools Service"),
    "probation": (0.04, "{} Probation Service"),
    "housing": (0.04, "{} Housing Service"),
    "voluntary": (0.02, "{} Voluntary Forum"),
    "national": (0.03, "Arrandale Department for Children"),
    "other": (0.03, "{} Ambulance Service"),
}

CHALLENGE_NOTES = (
    "Letter and reply on file",
    "Raised again at the next meeting",
    "Reply published",
)

DATASET_NOTE = (
    "All of it is invented: the country, its boards and every record. The default size carries "
    "the totals that were published for England, so that people find figures they know; nothing "
    "else in it says anything about any real place, board or child."
)

# The panel's reports, invented too: name and day.
PANEL_REPORTS = (
    ("First annual report of the Arrandale panel (invented)", "2014-07-08"),
    ("Second annual report of the Arrandale panel (invented)", "2015-11-10"),
    ("Third annual report of the Arrandale panel (invented)", "2016-05-24"),
)

# Report, text, addressee, response, its date, done date.
PANEL_RECOMMENDATIONS = (
    (
        0,
        "Boards give the reasons for each decision not to initiate in one page, on one form.",
        "Boards",
        "accepted_immediate",
        "2014-09-02",
        "2014-10-15",
    ),
    (
        0,
        "The department publishes each quarter how many reviews are open, and for how long.",
        "Department for Children",
        "accepted",
        "2014-11-18",
        "",
    ),
    (
        0,
        "Boards name the lead reviewer within a month of the start.",
        "Boards",
        "accepted",
        "2014-11-18",
        "2015-06-01",
    ),
    (
        0,
        "Summaries say in two pages what happened, why, and what must change.",
        "Boards",
        "accepted_immediate",
        "2014-09-02",
        "2015-01-20",
    ),
    (
        0,
        "A register shows every recommendation and what was done about it.",
        "Department for Children",
        "under_consideration",
        "2014-11-18",
        "",
    ),
    (
        0,
        "Reviews of one week are tried where the facts are plain.",
        "Department for Children",
        "rejected",
        "2014-11-18",
        "",
    ),
    (
        0,
        "Prosecutors and boards agree what can go ahead while a trial is awaited.",
        "Prosecution service",
        "accepted",
        "2014-11-18",
        "2016-02-09",
    ),
    (
        0,
        "Every report names who must act on each recommendation and by when.",
        "Boards",
        "accepted_immediate",
        "2014-09-02",
        "2014-12-01",
    ),
    (
        0,
        "A board publishes its response on the day of the report.",
        "Boards",
        "under_consideration",
        "2014-11-18",
        "",
    ),
    (
        1,
        "Notifications are set beside other sources, to see whether all incidents are notified.",
        "Department for Children",
        "accepted",
        "2016-01-26",
        "",
    ),
    (
        1,
        "Boards tell the panel at once when a report will be later than a year.",
        "Boards",
        "accepted_immediate",
        "2016-01-26",
        "2016-02-29",
    ),
    (
        1,
        "The inspectorate looks at whether recommendations changed practice.",
        "Inspectorate",
        "under_consideration",
        "2016-01-26",
        "",
    ),
    (
        1,
        "Reviewers are trained in asking why, and a list of those trained is kept.",
        "Department for Children",
        "accepted",
        "2016-03-15",
        "",
    ),
    (
        1,
        "A fund helps small boards with the cost of a review.",
        "Department for Children",
        "rejected",
        "2016-03-15",
        "",
    ),
    (1, "Boards say on their site for how long a report stays there.", "Boards", "", "", ""),
    (
        2,
        "Each report has a page on what the board could not find out, and why not.",
        "Boards",
        "accepted_immediate",
        "2016-06-14",
        "",
    ),
    (
        2,
        "Boards tell the panel within a month what became of its letters.",
        "Boards",
        "accepted",
        "2016-06-14",
        "",
    ),
    (
        2,
        "The department and the inspectorate agree one set of words for the clarity of reports.",
        "Department for Children",
        "",
        "",
        "",
    ),
    (
        2,
        "A review that is open for two years is looked at by somebody from outside the board.",
        "Department for Children",
        "",
        "",
        "",
    ),
)
