"""The invented country: its regions, its map and the names of its places. Nothing here is real.

One letter of `MAP` is one square and one board; `PLACES` and `AREA_TYPES` follow the squares of a
region in reading order. All of it is the same whatever the seed.
"""

COUNTRY = "Arrandale (invented)"

REGIONS = {
    "A": "Highmoor",
    "B": "Westreach",
    "C": "Ravensmark",
    "D": "The Levels",
    "E": "Midmarch",
    "F": "Saltmarch",
    "G": "Crownwater",
    "H": "Southern Holts",
    "I": "The Combes",
}

MAP = (
    ".......AAA.......",
    "......AAAA.......",
    "...B..AAAAA......",
    "..BBBBBCCCC......",
    "..BBBBBCCCCC.....",
    "...BBBBCCCCCC....",
    "..BBBBBEDDDFF....",
    "...BBBEEEDDDFF...",
    "....EEEEEDDFFF...",
    "....EEEEEGGGFFFF.",
    "..IIHGGGGGGG.....",
    ".IIIHGGGGGGGGHH..",
    ".IIIHHGGGGGGGHH..",
    "III..HHGGGGGHH...",
    "II....HHHHHHH....",
    "I................",
)

KINDS = {
    "B": "Capital borough",
    "M": "Metropolitan district",
    "S": "Shire county",
    "U": "Unitary authority",
}

# As many of each kind, and of each in a region of such a size, as England had.
AREA_TYPES = {
    "A": "UUMSMUMUMUMU",
    "B": "USMMUMMMMMUSMMMUMUUMMMM",
    "C": "MMUMMSMMUMUMUMU",
    "D": "USUSUSUS",
    "E": "MSMMUMMUSUMSMU",
    "F": "USUUSUSUSUS",
    "G": "B" * 30,
    "H": "USUUSUUSUUSUUSUUSUS",
    "I": "USUUSUSUUUUUSU",
}

PLACES = {
    "A": "Carnhallow Orrindale Skelmarch Tarnwither Ullgarth Harrafell Stennerby Vennerdale "
    "Morrowgarth Thesselmoor Brannockrigg Wyverfell",
    "B": "Halmwick Quellan_Sands Bressenholt Orlestead Merrowick Dunnaford Pellenmere Ashgarrow "
    "Corvenham Lindrath Tolverstone Wexenbury Harrelmere Sallowick Grantholme Ivelshaw Rusketh "
    "Fennowick Kestrelholt Oakenlathe Marlenshaw Ottergarth Marlenshaw_and_Ottergarth",
    "C": "Ravensgarth Holmerdyke Skarrowby Thornmarch Wendleby Askerholt Brigmarsh Cawderstone "
    "Elmsgarrow Friskholme Garrendyke Hexenby Mornthwaite Selwether Urswold",
    "D": "Fenmallow Sedgemallow Lodewater Marrowfen Tallowfen Wetherlode Osierham Eelstowe",
    "E": "Oakenvale Arrowmere Brindlestoke Corvesley Dellingmarch Ettermarch Fallowstone "
    "Hazelbarrow Inkleford Marchwick Pennervale Quarrendale Tamblestoke Wrenbarrow",
    "F": "Saltenness Barleywick Cranhythe Dunmallow Easterhythe Gullmarsh Herringstead Kelpness "
    "Samphire_Coast Wainmarsh Yarrowness",
    "G": "Crownhythe Abbotsgarth Bellmarket Candlewharf Chantry_Fields Coopersgate Drovers_Cross "
    "Eastlantern Fairferry Fletchers_Yard Gildersgate Halberd_Park Ironquay Lanternhythe "
    "Lockwharf Mallard_Green Millrace Northlantern Oldmint Paviours Flint_Heath Ropewalk "
    "Sailmakers Southlantern Stonequay Tallow_Wharf Tannersgate Threebells Vintners_Green "
    "Westlantern",
    "H": "Amberholt Beechmarrow Chalkenden Downmallow Elverholt Foxenhurst Greenmarrow "
    "Hartsmallow Ivenhurst Larkenden Merrinholt Nettlemarrow Orchenden Pebblesea Rookenholt "
    "Swallowden Thistlehurst Upperholt Whitmarrow",
    "I": "Applecarn Bramblecombe Carrowmouth Dawncombe Elmercombe Furzemouth Gorsecombe Hallowtor "
    "Lannerquay Lannerquay_and_Mewcliff Pollenmouth Mewcliff Rillacombe Seamallow",
}

# Last day of the boards that closed, and the board that took over: two pairs made a new board on
# the next day, and one was taken over by a neighbour that went on.
MERGERS = (
    ("Lannerquay", "Lannerquay and Mewcliff", "2013-03-31"),
    ("Mewcliff", "Lannerquay and Mewcliff", "2013-03-31"),
    ("Marlenshaw", "Marlenshaw and Ottergarth", "2014-06-30"),
    ("Ottergarth", "Marlenshaw and Ottergarth", "2014-06-30"),
    ("Urswold", "Selwether", "2015-03-31"),
)
NEW_BOARDS = {"Lannerquay and Mewcliff": "2013-04-01", "Marlenshaw and Ottergarth": "2014-07-01"}


def places(letter: str) -> list[str]:
    """The place names of one region, in reading order of its squares."""
    return [name.replace("_", " ") for name in PLACES[letter].split()]


def squares(letter: str) -> list[tuple[int, int]]:
    """(column, row) of each square of one region, in reading order, counted from 1."""
    return [
        (column + 1, row + 1)
        for row, line in enumerate(MAP)
        for column, mark in enumerate(line)
        if mark == letter
    ]
