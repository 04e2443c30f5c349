"""Made-up transfers in the layouts of SIPRI's exports: preambles, marks and footers are SIPRI's, deals are not."""

from pathlib import Path

from bilateral.sources.sipri_text_register import HEADER

NOTES = """\
A '?' in a column indicates uncertain data. The 'Number delivered' and the 'Year(s) of deliveries' refer only to \
deliveries in the selected year(s).
An empty field for 'Number ordered' indicates that data is not yet available.
SIPRI trend-indicator values (TIVs) are in millions.
An empty field for 'SIPRI TIV for total order' indicates that data (on the number ordered and/or the TIV per unit) is \
not available.
A '0' for 'SIPRI TIV of delivered weapons' indicates that the volume of deliveries is between 0 and 0.5 million SIPRI \
TIV; and an empty field indicates that no deliveries have been identified.
Figures may not add up to stated totals due to the conventions of rounding.
For the method used for the SIPRI TIV and explanations of the conventions; abbreviations and acronyms see \
<https://www.sipri.org/databases/armstransfers/sources-and-methods>.

Source: SIPRI Arms Transfers Database (c) SIPRI.""".splitlines()
EVERYBODY = "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries"
DELIVERIES = """\
SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,\
Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,\
Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production
90001,North Korea,Russia,Invented-1,tank,Armoured vehicles,2019,No,10,Yes,2020,No,New,2.5,2.5,25,No
90001,North Korea,Russia,Invented-1,tank,Armoured vehicles,2019,No,4,Yes,2021,Yes,New,2.5,2.5,10,No
90002,unknown supplier(s),Syria,Invented-2,tank,Armoured vehicles,2011,Yes,3,Yes,2012,,Second hand,1,0.4,1.2,\
No
90003,Iran,Hezbollah (Lebanon)*,Invented-3,anti-ship missile,Missiles,2005,Yes,8,,2006,No,New,0.3,0.3,2.4,No
90004,European Union**,African Union**,Invented-4,armoured car,Armoured vehicles,2015,,2,No,2016,No,New,1,1,2,\
No
90005,Russia,Serbia,Invented-5,combat helicopter,Aircraft,2003,No,1,No,2004,No,New,5,5,5,No
90006,Russia,Serbia,Invented-6 ,combat helicopter,Aircraft,2008,No,7,No,2009,No,New,0.17,0.17,1.16,Yes
90007,China,Congo,Invented-7,patrol boat,Ships,2012,No,1,No,2013,No,Second hand but modernized,6,4,4,No
90008,China,DR Congo,Invented-8,patrol boat,Ships,2012,No,2,No,2013,No,New,6,6,12,No
90009,South Korea,Turkiye,Invented-9,towed gun,Artillery,2001,No,20,No,2004,No,New,1.5,1.5,30,Yes""".splitlines()

DEALS = """\
Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,\
Deliveries in the Year Range, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,\
SIPRI TIV for total order,SIPRI TIV of delivered weapons
Russia,North Korea,2019,,20,?,Invented-1,tank,14,?,2020; 2021,New,,2.5,50,35
Syria,unknown supplier(s),2011,?,3,?,Invented-2,tank,3,?,2012,Second hand,"Aid, it is said; second batch",\
0.4,1.2,1.2
Serbia,Russia,2003,,1,,Invented-5,combat helicopter,1,,2004,New,,5,5,5
South Korea,United States,2005,,4,,Invented-10,jammer,4,?,2006; 2007; 2009,New,,0.1,0.4,0
Malta,Italy,2024,,,,Invented-11,patrol boat,,,,New,Selected but not yet ordered,,,
Hamas (Palestine)*,unknown supplier(s),2009,?,5,?,Invented-12,missile,5,?,2010,New,,0.2,1,1""".splitlines()

TEXT = (
    "",
    HEADER,
    "\t",
    "\t",
    "North Korea",
    "R: Congo\t(2)\tInvented-20\tPatrol craft\t(1971)\t1972\t2\tAid",
    "     Iran\t. .\tInvented-21\tTowed gun\t1984\t1985-1987\t(90)\tFor use against Iraq; Iranian name K\u00e4mil",
    "     \t\t()\tInvented-22\tPortable SAM\t(1986)\t1986\t(40)\t",
    "     North Korea\t1\tInvented-23\tRadar\t1990\t1991\t1\tA slip of the list",
    "\t",
    "Russia",
    "R: Serbia\t4\tInvented-24\tTank\t1996\t1996\t4\tBefore 2006",
    "     South Korea\t\tInvented-25\tFrigate\t2019\t\t\tSelected but not yet ordered",
    "\t",
    "Soviet Union",
    "R: North Korea\t(12)\tInvented-26\tFighter aircraft\t1953\t1953-1954\t(12)\t",
    "     \t\t3\tInvented-27\tSubmarine\t(1958)\t1960\t3\t",
    "     Hezbollah (Lebanon)*\t1\tInvented-28\tMortar\t1984\t1985\t1\t",
    "\t",
    "Unknown supplier(s)",
    "R: South Yemen\t5\tInvented-29\tTank\t1968\t1968\t5\t",
    "     Hezbollah (Lebanon)*\t2\tInvented-30\tTowed gun\t1986\t1987\t2\t",
    "\t",
    "",
    "",
)

_YEARS = tuple(range(1990, 1996))
TABLE = (
    '"TIV of arms exports from Soviet Union, 1990-1995",,,,,,,',
    "Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,,,,,",
    "Figures may not add up due to the conventions of rounding.,,,,,,,",
    "A '0' indicates that the value of deliveries is less than 0.5m,,,,,,,",
    '"For more information, see http://www.sipri.org/databases/armstransfers/sources-and-methods/",,,,,,,',
    ",,,,,,,",
    "Source: SIPRI Arms Transfers Database,,,,,,,",
    "Generated: 3 August 2022,,,,,,,",
    ",,,,,,,",
    "," + ",".join(map(str, _YEARS)) + ",Total",
    "Cote d'Ivoire,,0,,,,,0",
    "North Korea,7,11,,,,3,22",
    "Viet Cong (South Vietnam)*,4,,,,,,4",
    "Yemen,,,2,,,,2",
    "Yemen Arab Republic,1,,,,,,1",
    ",,,,,,,",
    "Total,12,11,2,,,3,29",
)

IMPORTS = """\
Volume of transfers of major arms
Figures are in millions of SIPRI trend-indicator values (TIVs).
A '0' indicates that the volume of deliveries is between 0 and 0.5 million SIPRI TIV. An empty field \
indicates that no deliveries have been identified.
Figures may not add up to stated totals due to the conventions of rounding.
For the method used for the SIPRI TIV see <https://www.sipri.org/databases/armstransfers/sources-and-methods>.

Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 5 Oct 2026 7:08:09 AM

Supplier,2022,2023,2024,2025,2022-2025,Percentage,Sum total years,Percentage of total
China,40,31,,12,84,84%,84,84%
unknown supplier(s),9,,0,3,12,12%,12,12%
North Korea,,,4,,4,4.0%,4,4.0%
Total exports to Pakistan,49,31,4,15,100,100%,100,
""".splitlines()


def write_resaved(folder: Path) -> None:
    """Write the register as a spreadsheet re-saved it: CRLF, and a semicolon after every line but two."""
    lines = (
        f"{EVERYBODY} made for the year range '1995' to '2025'",
        *NOTES,
        "Data generated: 7 Mar 2026 1:02:03 AM",
        *DELIVERIES,
    )
    marked = [line if "between 0 and 0.5" in line else f"{line};" for line in lines[:-1]]
    (folder / "trade_register.csv").write_bytes("\r\n".join([*marked, lines[-1]]).encode())


def write_register(folder: Path) -> None:
    """Write the register as SIPRI's site does."""
    lines = (
        f"{EVERYBODY} or orders made for year range '2000' to '2030' ",
        *NOTES,
        "Data generated: 7 Mar 2026 1:02:03 AM",
        *DELIVERIES,
    )
    (folder / "trade_register.csv").write_bytes(("\n".join(lines) + "\n").encode())


def write_deals(folder: Path) -> None:
    """Write the register by deal."""
    lines = (
        f"{EVERYBODY} made for the year range 'Not specified' to 'Not specified' ",
        *NOTES,
        "Data generated: 28 Sep 2026 9:10:31 AM",
        *DEALS,
    )
    (folder / "trade_register_deals.csv").write_bytes(("\n".join(lines) + "\n").encode())


def write_text(folder: Path) -> None:
    """Write the register as text."""
    (folder / "trade_register_text.txt").write_bytes("\n".join(TEXT).encode())


def write_table(folder: Path) -> None:
    """Write a supplier's table; the file is in Latin-1."""
    (folder / "TIV-Export.csv").write_bytes(("\n".join(TABLE) + "\n").encode("latin-1"))


def write_imports(folder: Path) -> None:
    """Write a recipient's table."""
    (folder / "import-export-values.csv").write_bytes("\n".join(IMPORTS).encode())
