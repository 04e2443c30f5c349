"""Periods in questions: from "since 2017" to "seit dem Ende des Kalten Krieges".

``find_period`` returns the interval and the text without the phrase, so that a year or an event named only to date the
question ("since the 2017 sanctions") is not read as its topic.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date

import msgspec

from bilateral.questions.model import Period
from bilateral.shapes.dates import months_before
from bilateral.shapes.errors import QuestionError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan", "february februar feb", "march märz maerz mar", "april apr", "may mai", "june juni jun",
            "july juli jul", "august aug", "september sept sep", "october oktober oct okt", "november nov",
            "december dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

#: Events that date a question, with their first and last day; an open end is empty. The dates are shown to the user.
#: ``@RUS`` and ``@UKR`` stand for any mention of that state.
EVENTS: tuple[tuple[str, str, str], ...] = (
    (r"(?:the )?end of the cold war|(?:dem |das )?ende des kalten krieges", "1991-12-26", "1991-12-26"),
    (
        r"(?:the )?(?:collapse|fall|end|break-?up|dissolution) of the @RUS"
        r"|(?:dem |der )?(?:zerfall|ende|auflösung|zusammenbruch) der @RUS",
        "1991-12-26",
        "1991-12-26",
    ),
    (r"(?:the )?cold war|(?:dem |des |der |den |im )?kalten? krieges?", "1947-03-12", "1991-12-26"),
    (r"(?:the )?korean war|(?:dem |des |der )?koreakrieg(?:es|s)?", "1950-06-25", "1953-07-27"),
    (
        r"(?:the )?(?:second world war|world war (?:ii|2|two)|ww ?(?:ii|2))"
        r"|(?:dem |des |der )?(?:zweiten weltkrieg(?:es|s)?|2\. weltkrieg(?:es|s)?)",
        "1939-09-01",
        "1945-09-02",
    ),
    (r"(?:the )?(?:gulf war|second gulf war)", "1990-08-02", "1991-02-28"),
    (r"(?:the )?(?:vietnam war)|(?:dem |des )?vietnamkrieg(?:es|s)?", "1955-11-01", "1975-04-30"),
    (r"(?:the )?(?:falklands war)|(?:dem |des )?falklandkrieg(?:es|s)?", "1982-04-02", "1982-06-14"),
    (r"(?:the )?(?:iran[-–]iraq war)", "1980-09-22", "1988-08-20"),
    (r"(?:the )?(?:cuban missile crisis|missile crisis)|(?:der )?kubakrise", "1962-10-16", "1962-10-28"),
    (
        r"(?:the )?(?:annexation of (?:the )?crimea|crimea annexation|crimean? crisis)"
        r"|(?:der )?(?:annexion der krim|krim-?annexion)",
        "2014-03-18",
        "2014-03-18",
    ),
    (
        r"(?:the )?(?:start of the )?(?:@RUS(?:'s)? )?(?:full-scale )?(?:invasion of (?:the )?(?:@UKR|ukraine)|war (?:in|on|against) (?:@UKR|ukraine)|(?:@UKR|ukraine) war|attack on (?:@UKR|ukraine))"
        r"|(?:the )?(?:@RUS(?:'s)? (?:full-scale )?invasion|(?:full-scale )?invasion|start of the war)(?! of)"
        r"|(?:dem |der |des )?(?:beginn des )?(?:überfall auf die (?:@UKR|ukraine)|(?:@UKR|ukraine)-?krieg(?:es|s)?|ukraine-?krieg(?:es|s)?|krieg(?:es)? in der (?:@UKR|ukraine)"
        r"|@RUS überfall|invasion(?: der (?:@UKR|ukraine)| in der (?:@UKR|ukraine))?|angriff auf die (?:@UKR|ukraine)|beginn des krieges)",
        "2022-02-24",
        "",
    ),
    (r"9/11|(?:the )?september 11(?: attacks)?|(?:dem )?11\. september", "2001-09-11", "2001-09-11"),
    (r"(?:the )?(?:covid(?:-19)? )?pandemic|(?:der )?(?:corona-?)?pandemie|covid(?:-19)?", "2020-03-11", "2023-05-05"),
    (r"(?:the )?(?:arab spring)|(?:dem )?arabischen frühling", "2010-12-17", "2012-12-31"),
    (r"(?:german )?reunification|(?:der )?wiedervereinigung", "1990-10-03", "1990-10-03"),
    (r"(?:the )?fall of the berlin wall|(?:dem )?mauerfall", "1989-11-09", "1989-11-09"),
)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{_MONTH})\.?,? \d{{4}}"
    rf"|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_YEAR = r"(?:1[89]\d{2}|20\d{2})"
_DATE = rf"(?:{_DAY_DATE}|(?:{_MONTH})\.?,? (?:of )?{_YEAR}|\d{{4}}-\d{{2}}(?!\d)|{_YEAR})"
_SINCE = r"since|ever since|seit|after|nach|starting in|beginning in|from|ab|von"
_NUMBER_WORDS = {
    word: number
    for number, words in {
        2: "two zwei", 3: "three drei", 4: "four vier", 5: "five fünf", 6: "six sechs", 7: "seven sieben", 8: "eight acht",
        9: "nine neun", 10: "ten zehn", 15: "fifteen fünfzehn", 20: "twenty zwanzig", 30: "thirty dreißig", 50: "fifty fünfzig",
    }.items()
    for word in words.split()
}  # fmt: skip
_DECADE_WORDS = {
    "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
    "fünfziger": 1950, "sechziger": 1960, "siebziger": 1970, "achtziger": 1980, "neunziger": 1990,
    "fünfzigern": 1950, "sechzigern": 1960, "siebzigern": 1970, "achtzigern": 1980, "neunzigern": 1990,
}  # fmt: skip


class FoundPeriod(msgspec.Struct, frozen=True):
    """A period, the question without the phrase that named it, and how it was understood."""

    period: Period
    rest: str
    note: str = ""


def _day(text: str, *, end: bool) -> str:
    """Return the first or last ISO day that a written date may mean."""
    text = text.strip().lower()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text).isoformat()
    year = int(re.findall(r"\d{4}", text)[-1])
    month_name = re.search(rf"\b({_MONTH})\b", text)
    month = MONTHS[month_name.group(1)] if month_name else None
    if iso := re.fullmatch(r"(\d{4})-(\d{2})", text):
        year, month = int(iso.group(1)), int(iso.group(2))
    elif day := re.search(r"\b(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)", re.sub(r"\d{4}", "", text)):
        return date(year, month or 1, int(day.group(1))).isoformat()
    if month:
        return date(year, month, calendar.monthrange(year, month)[1] if end else 1).isoformat()
    return f"{year}-12-31" if end else f"{year}-01-01"


def _cut(text: str, found: re.Match[str], period: Period, note: str = "") -> FoundPeriod:
    return FoundPeriod(period, f"{text[: found.start()]} {text[found.end() :]}", note)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.IGNORECASE)


def _range(text: str) -> FoundPeriod | None:
    both = (
        rf"\b(?:between|zwischen)(?: den jahren)? ({_DATE}) (?:and|und) ({_DATE})",
        rf"\b(?:from|von)(?: the)? ({_DATE}) (?:to|until|till|through|up to|bis)(?: zu[mr]?)? ({_DATE})",
        rf"\b(?:in |during |for )?({_YEAR}) ?(?:-|–|—|/|\.\.) ?({_YEAR})\b",
        rf"(?<![\d/])({_DAY_DATE}) ?(?:\.\.|–|/) ?({_DAY_DATE})",
    )
    for pattern in both:
        if found := _search(pattern, text):
            return _cut(text, found, Period(_day(found.group(1), end=False), _day(found.group(2), end=True)))
    if found := _search(rf"({_DATE})\.\.(?!\d)", text):
        return _cut(text, found, Period(_day(found.group(1), end=False), None))
    if found := _search(rf"(?<!\d)\.\.({_DATE})", text):
        return _cut(text, found, Period(None, _day(found.group(1), end=True)))
    return None


def _decade(text: str) -> FoundPeriod | None:
    words = "|".join(sorted(_DECADE_WORDS, key=len, reverse=True))
    pattern = (
        r"\b(?P<lead>since|seit|in|during|throughout|of|while|während|until|before|vor)?\s*(?:the|den|der|die)?\s*"
        r"(?P<part>early|late|mid-?|frühen|späten)?\s*"
        rf"(?:(?P<year>(?:19|20)\d0)(?:'?s| ?er(?:n)?(?:[ -]jahren?)?)|(?P<word>{words})(?: jahren?)?)(?!\w)"
    )
    if not (found := _search(pattern, text)):
        return None
    first = int(found.group("year")) if found.group("year") else _DECADE_WORDS[found.group("word").lower()]
    low, high = {"early": (0, 3), "frühen": (0, 3), "late": (6, 9), "späten": (6, 9), "mid": (3, 6), "mid-": (3, 6)}.get(
        (found.group("part") or "").lower(), (0, 9)
    )
    lead = (found.group("lead") or "").lower()
    if lead in {"since", "seit"}:
        return _cut(text, found, Period(f"{first + low}-01-01", None))
    if lead in {"before", "vor", "until"}:
        return _cut(text, found, Period(None, f"{first - 1 + 10 * (lead == 'until')}-12-31"))
    return _cut(text, found, Period(f"{first + low}-01-01", f"{first + high}-12-31"))


def _event(text: str, states: Sequence[str]) -> FoundPeriod | None:
    for event, since, until in EVENTS:
        names = re.sub("@([A-Z]{3})", lambda found: _mentions_of(found.group(1), states), event)
        pattern = (
            rf"\b(?P<lead>since|ever since|seit|after|nach|before|vor|prior to|until|bis(?: zu[mr]?)?|during|in|while|im|"
            rf"während)\s+(?:{names})(?!\w)"
        )
        if found := _search(pattern, text):
            note = f"Dates taken for {found.group(0).strip()!r}: {since} to {until or 'now'}."
            lead = found.group("lead").lower()
            if lead in {"after", "nach"}:
                return _cut(text, found, Period(until or since, None), note)
            if lead in {"since", "ever since", "seit"}:
                return _cut(text, found, Period(since, None), note)
            if lead in {"before", "vor", "prior to"} or lead.startswith(("until", "bis")):
                return _cut(text, found, Period(None, since), note)
            return _topic_or_period(text, found, Period(since, until or None), note, lead)
    return None


def _mentions_of(state_id: str, states: Sequence[str]) -> str:
    """Return a pattern for the placeholders that stand for a state; one that never matches where none does."""
    numbers = [str(number) for number, one in enumerate(states) if one == state_id]
    return f"@(?:{'|'.join(numbers)})" if numbers else "(?!)"


def _topic_or_period(text: str, found: re.Match[str], period: Period, note: str, lead: str) -> FoundPeriod | None:
    """Read "in the war in Ukraine" as the topic it is: only "during" and a closed interval date a question."""
    if period.until is None and lead not in {"during", "während"}:
        return FoundPeriod(Period(), f"{text[: found.start()]} {text[found.end() :]}")
    return _cut(text, found, period, note)


def _relative(text: str, as_of: date) -> FoundPeriod | None:
    numbers = "|".join(_NUMBER_WORDS)
    count = _search(
        rf"\b(?:in|over|during|within|for)?\s*(?:the|den|der|die)?\s*(?:last|past|recent|previous|letzten|vergangenen)\s+"
        rf"(?P<n>\d{{1,2}}|{numbers}|few|couple of|paar)?\s*(?P<unit>years?|months?|decades?|jahren?|monaten?|jahrzehnten?|jahre|monate)\b",
        text,
    )
    if count:
        word = (count.group("n") or "").lower()
        unit = count.group("unit").lower()
        if word or unit.endswith(("s", "n", "e")):
            n = int(word) if word.isdigit() else _NUMBER_WORDS.get(word, 3)
            if unit.startswith(("decade", "jahrzehnt")):
                n *= 10
            months = n if unit.startswith(("month", "monat")) else 12 * n
            first = months_before(as_of, months)
            return _cut(text, count, Period(first.isoformat(), None))
        if unit.startswith("decade"):
            return _cut(text, count, Period(months_before(as_of, 120).isoformat(), None))
        year = as_of.year - 1
        return _cut(text, count, Period(f"{year}-01-01", f"{year}-12-31"))
    if found := _search(r"\b(?:this year|so far this year|dieses jahr|in diesem jahr)\b", text):
        return _cut(text, found, Period(f"{as_of.year}-01-01", None))
    if found := _search(r"\b(?:next year|nächstes jahr|im nächsten jahr)\b", text):
        return _cut(text, found, Period(f"{as_of.year + 1}-01-01", f"{as_of.year + 1}-12-31"))
    return None


def _single(text: str) -> FoundPeriod | None:
    noun = r"(?: (?!@)[\w-]+){0,3}?"
    with_event = rf"\b(?:since|seit|after|nach)(?: the| dem| der| den)?(?: (?:end|start|beginning) of)? ({_YEAR}) (?:[a-zäöü-]+)(?: (?:of|on|in|against) [\w@]+)?"
    patterns: tuple[tuple[str, str], ...] = (
        (rf"\b(?:since|ever since|seit)(?: (?:about|around|at least|etwa|dem jahr|jahr|the year|mindestens|early|late|mid-?|anfang|ende|mitte))? ({_DATE})", "since"),
        (with_event, "since"),
        (rf"\b(?:after|nach)(?: dem jahr)? ({_DATE})", "after"),
        (rf"\b(?:starting in|beginning in|from|ab|von)(?: dem jahr)? ({_DATE})(?: (?:on|onwards?|an))?", "since"),
        (rf"\b(?:before|prior to|vor)(?: dem jahr)? ({_DATE})", "before"),
        (rf"\b(?:until|till|up to|by|through|bis(?: zum jahr| zum| ende)?) ({_DATE})", "until"),
        (rf"\b(?:in|during|on|as of|at the end of|for|im|am|während|im jahre?|in the year|stand){noun} ({_DATE})", "in"),
        (rf"(?<![\w/@.-])({_DATE})(?![\w/-])", "in"),
    )  # fmt: skip
    for pattern, sort in patterns:
        if found := _search(pattern, text):
            first, last = _day(found.group(1), end=False), _day(found.group(1), end=True)
            period = {
                "since": Period(first, None),
                "after": Period(_next_day(last), None),
                "before": Period(None, _previous_day(first)),
                "until": Period(None, last),
                "in": Period(first, last),
            }[sort]
            return _cut(text, found, period)
    return None


def _next_day(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def _previous_day(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()


def find_period(text: str, as_of: date, states: Sequence[str] = ()) -> FoundPeriod:
    """Find the period that a question sets.

    Parameters
    ----------
    text : str
        The question; states may already be replaced by placeholders.
    as_of : date
        The day from which "last year" counts.
    states : sequence of str
        State id of each placeholder.

    Raises
    ------
    QuestionError
        ``period_in_future`` where the period begins after ``as_of``; ``cannot_parse`` where its end is before its
        start or a date does not exist.
    """
    try:
        found = _range(text) or _decade(text) or _event(text, states) or _relative(text, as_of) or _single(text)
    except ValueError as error:
        message = f"The question names a date that does not exist ({error}); correct it."
        raise QuestionError("cannot_parse", message) from error
    if found is None:
        return FoundPeriod(Period(), text)
    refuse_period(found.period, as_of.isoformat())
    return found


def refuse_period(period: Period, as_of: str) -> None:
    """Refuse a period that begins after as-of, or ends before it begins."""
    details = {"since": period.since, "until": period.until, "as_of": as_of}
    if period.since and period.since > as_of:
        message = f"The period begins on {period.since}, after {as_of}; the record ends there."
        raise QuestionError("period_in_future", message, details)
    if period.since and period.until and period.since > period.until:
        message = f"The period ends ({period.until}) before it starts ({period.since}); swap the dates."
        raise QuestionError("cannot_parse", message, details)
