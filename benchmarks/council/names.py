"""What people, councils and committees are called."""

HONORIFICS = ("Councillor",) * 6 + ("Mr", "Mrs", "Ms", "Dr", "Professor", "Miss")
SUFFIXES = ("CC", "JP", "OBE", "MBE", "JP CC")
PORTFOLIOS = (
    "Adult Care",
    "Children and Families",
    "Communities",
    "Environment",
    "Finance and Resources",
    "Health",
    "Highways and Transport",
    "Housing",
    "Leisure and Culture",
    "Regeneration",
)
COUNCILS = (
    ("northmoor", "Northmoor County Council", "england-principal", "#7a1f3d"),
    ("eastvale", "Eastvale Borough Council", "england-principal", "#1d4f91"),
    ("saltmere", "Saltmere Town Council", "england-parish", "#1c5c35"),
    ("highfold", "Highfold District Council", "england-principal", "#5a3a8c"),
)
# Name, kind, how many members, what it is for. The first six are what every council has.
COMMITTEES = (
    ("Cabinet", "executive", 8, "decides what the Council does from day to day"),
    ("Scrutiny Commission", "scrutiny", 11, "examines what the Cabinet decides and proposes"),
    ("Planning Committee", "regulatory", 13, "decides planning applications"),
    ("Council", "council", 40, "sets the budget and the policies of the Council"),
    ("Audit and Governance Committee", "other", 9, "watches over the accounts and the risks"),
    ("Licensing Committee", "regulatory", 10, "grants, reviews and withdraws licences"),
    ("Health Scrutiny Panel", "scrutiny", 10, "examines the health services of the area"),
    ("Environment Scrutiny Panel", "scrutiny", 10, "examines roads, waste and green spaces"),
    ("Children Scrutiny Panel", "scrutiny", 11, "examines schools and services for families"),
    ("Pensions Board", "other", 8, "oversees the pension fund"),
    ("Employment Committee", "other", 9, "decides the terms on which staff are employed"),
    ("Standards Committee", "other", 7, "promotes and upholds good conduct of members"),
)
SUFFIX_SHARE = 0.12
ALIAS_SHARE = 0.2
