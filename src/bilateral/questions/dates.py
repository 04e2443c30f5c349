"""Dates as people write them: "24 February 2022", "März 1971", "2021-06", "1962-65", "the early seventies"."""

import calendar
import re
from datetime import date

import msgspec

from bilateral.questions.model import Period

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan", "february februar feb", "march märz maerz mar", "april apr", "may mai",
            "june juni jun", "july juli jul", "august aug", "september sept sep", "october oktober oct okt",
            "november nov", "december dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in {
        1: "one ein einem", 2: "two zwei", 3: "three drei", 4: "four vier", 5: "five fünf", 6: "six sechs",
        7: "seven sieben", 8: "eight acht", 9: "nine neun", 10: "ten zehn", 12: "twelve zwölf",
        15: "fifteen fünfzehn", 20: "twenty zwanzig",
        25: "twenty-five", 30: "thirty dreißig", 40: "forty vierzig", 50: "fifty fünfzig",
    }.items()
    for word in words.split()
}  # fmt: skip
DECADES = {
    word + ending: year
    for year, words in {
        1950: "fifties fünfziger", 1960: "sixties sechziger", 1970: "seventies siebziger", 1980: "eighties achtziger",
        1990: "nineties neunziger",
    }.items()
    for word in words.split()
    for ending in ("", "n")
}  # fmt: skip
ORDINALS = {
    word: number
    for number, words in {
        16: "sixteenth sechzehnten",
        17: "seventeenth siebzehnten",
        18: "eighteenth achtzehnten",
        19: "nineteenth neunzehnten",
        20: "twentieth zwanzigsten",
        21: "twenty-first",
    }.items()
    for word in words.split()
}

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:1[89]\d{2}|20\d{2})"
#: A year before the list of states begins: one only where the words around it leave no other reading.
EARLY_YEAR = r"1[0-7]\d{2}"
#: "24 February 2022", "February 24, 2022", "24. Februar 2022", "2022-02-24".
DAY_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{MONTH})\.?,? \d{{4}}"
    rf"|(?:{MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
#: A day, a month or a year.
DATE = rf"(?:{DAY_DATE}|(?:{MONTH})\.?,? (?:of )?{YEAR}|\d{{4}}-\d{{2}}(?!\d)|{YEAR})"
#: "1962-65": a year and the last two figures of another.
SHORT_RANGE = rf"(?<![\d-])(?:in |during |for )?({YEAR}) ?[-\u2013/] ?(\d\d)(?![\d-])"


class FoundPeriod(msgspec.Struct, frozen=True):
    """A period, the question without the phrase that named it, and how it was understood.

    ``words`` is the phrase as it stands in the marked text, where ``note`` has a place for it: ``{words}``.
    """

    period: Period
    rest: str
    note: str = ""
    words: str = ""


def cut(text: str, found: re.Match[str], period: Period, note: str = "") -> FoundPeriod:
    """Return a period and the text without the phrase that named it."""
    return FoundPeriod(period, f"{text[: found.start()]} {text[found.end() :]}", note)


def day(text: str, *, end: bool) -> str:
    """Return the first or last ISO day that a written date may mean.

    Examples
    --------
    >>> day("March 1971", end=True), day("24 February 2022", end=False)
    ('1971-03-31', '2022-02-24')
    """
    text = text.strip().lower()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text).isoformat()
    year = int(re.findall(r"\d{4}", text)[-1])
    month_name = re.search(rf"\b({MONTH})\b", text)
    month = MONTHS[month_name.group(1)] if month_name else None
    if iso := re.fullmatch(r"(\d{4})-(\d{2})", text):
        year, month = int(iso.group(1)), int(iso.group(2))
    elif number := re.search(r"\b(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)", re.sub(r"\d{4}", "", text)):
        return date(year, month or 1, int(number.group(1))).isoformat()
    if month:
        return date(year, month, calendar.monthrange(year, month)[1] if end else 1).isoformat()
    return f"{year}-12-31" if end else f"{year}-01-01"


def next_day(iso: str) -> str:
    """Return the day after."""
    return date.fromordinal(date.fromisoformat(iso).toordinal() + 1).isoformat()


def previous_day(iso: str) -> str:
    """Return the day before."""
    return date.fromordinal(date.fromisoformat(iso).toordinal() - 1).isoformat()


_SINCE = frozenset(
    {
        "since",
        "ever since",
        "since at least",
        "seit",
        "from",
        "ab",
        "von",
        "starting in",
        "starting with",
        "beginning in",
    }
)
_AFTER = frozenset({"after", "nach", "following", "post", "post-"})
_BEFORE = frozenset({"before", "prior to", "ahead of", "vor", "pre", "pre-"})
_UNTIL = frozenset({"until", "till", "up", "by", "through", "bis"})


def led_by(lead: str, span: Period) -> Period:
    """Return the period that a word and a stretch of time make: "since the 1970s", "before 1948", "in 1975"."""
    if lead in _SINCE:
        return Period(span.since, None)
    if lead in _AFTER:
        return Period(next_day(span.until) if span.until else span.since, None)
    if lead in _BEFORE:
        return Period(None, previous_day(span.since) if span.since else None)
    if lead.split(" ", maxsplit=1)[0] in _UNTIL:
        return Period(None, span.until)
    return span
