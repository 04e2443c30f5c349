"""Amounts of a sentence: money, shares and counts, with scale words read and units named."""

import re

import msgspec

from bilateral.reading.tables import table

_TABLE = table("amounts")
_SCALES: dict[str, float] = _TABLE["scales"]
_NUMBERS: dict[str, float] = {
    **_TABLE["numbers"],
    **{
        f"{tens}-{ones}": _TABLE["numbers"][tens] + _TABLE["numbers"][ones]
        for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
        for ones in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    },
}
_SIGNS: dict[str, str] = _TABLE["signs"]
_MONEY: dict[str, str] = _TABLE["money"]
_FRACTIONS: dict[str, float] = _TABLE["fractions"]
_NOT_UNITS, _NOT_COUNTED = frozenset(_TABLE["not_units"].split()), frozenset(_TABLE["not_counted"].split())
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|hundred|million|billion|trillion|mln|mn|bn|tn|dozen|[mbk](?![\w])"
_COUNTED = (
    rf"(?=[ -](?:{_SCALE}|percent|per cent"
    r"|(?:[\w-]+ ){0,3}[\w-]+s|(?:[\w-]+ ){0,2}(?:aircraft|men|women|people|children|police|troops|personnel))\b)"
)
_AMOUNT = re.compile(
    r"(?P<sign>(?:US|A|C|HK|NZ|S)?\$|[€£¥₹₽₩₺₴]|\b(?:USD|EUR|GBP|Rs|RMB|CHF)\.?)?\s?"
    rf"(?<![\w.,])(?<![A-Za-z][-\u2013])(?P<number>{_DIGITS}|\b(?:{_WORD})\b{_COUNTED})"
    rf"(?:[ -]?(?P<scale>{_SCALE})s?\b)?"
    r"(?P<unit>\s?%|[ -](?:per ?cent|percentage points?)\b|[ -](?:[a-z]+ )?[A-Za-z]+\b)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?:(?P<times>one|two|three|four|nine|a|\d)[ -])?(?P<part>{'|'.join(_FRACTIONS)})s? of\b", re.IGNORECASE
)
_QUICK = re.compile(
    rf"\d|\b(?:{'|'.join(one for one in _NUMBERS if one not in {'a', 'an'})})\b|hundred|thousand|illion|dozen|per ?cent"
    rf"|{'|'.join(_FRACTIONS)}",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:in|since|until|till|by|of|from|during|before|after|between|to|through|early|late|mid|and|throughout)[ -]$",
    re.IGNORECASE,
)
_HELD = re.compile(r" of (?:its|their|his|her|our|your|the|these|those)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Amount(msgspec.Struct, frozen=True):
    """A number where it stands in the text; ``unit`` is a currency, ``percent`` or the noun counted."""

    start: int
    end: int
    value: float
    unit: str | None


def amounts(text: str) -> list[Amount]:
    """Return the amounts of a sentence.

    Examples
    --------
    >>> told = amounts("It promised $10 billion in aid and 48 tanks, four fifths of its stock.")
    >>> [(one.value, one.unit) for one in told]
    [(10000000000.0, 'USD'), (48.0, 'tanks'), (80.0, 'percent')]
    """
    return [one for one, sure in numbers(text) if sure]


def numbers(text: str) -> list[tuple[Amount, bool]]:
    """Return the numbers of a sentence, and of each whether its words alone say that it counts something."""
    if not _QUICK.search(text):
        return []
    shares = list(_FRACTION.finditer(text))
    found = [(_share(match), True) for match in shares]
    for match in _AMOUNT.finditer(text):
        one, sure = _amount(match)
        if one is not None and not any(one.start < share.end() and share.start() < one.end for share in shares):
            found.append((one, sure))
    return sorted(found, key=lambda told: told[0].start)


def _share(match: re.Match[str]) -> Amount:
    times = (match["times"] or "one").lower()
    count = float(times) if times.isdecimal() else float(_NUMBERS[times])
    return Amount(match.start(), match.end(), round(count * _FRACTIONS[match["part"].lower()], 1), "percent")


def _amount(match: re.Match[str]) -> tuple[Amount | None, bool]:
    sign, number = (match["sign"] or "").lower().rstrip("."), match["number"].lower()
    scale, unit = (match["scale"] or "").lower(), (match["unit"] or "").strip(" -")
    value = float(_NUMBERS[number]) if number in _NUMBERS else float(number.replace(",", ""))
    value = round(value * _SCALES.get(scale, 1.0), 2)
    start = match.start("sign") if sign else match.start("number")
    end = match.end("scale") if scale else match.end("number")
    if sign:
        return Amount(start, end, value, _SIGNS.get(sign, "USD")), True
    if unit == "%" or unit.lower().startswith(("percent", "per cent")):
        return Amount(start, match.end("unit"), value, "percent"), True
    counted = unit.split()
    named = (" ".join(counted), *counted)
    money = next((_MONEY[word.lower().rstrip("s")] for word in named if word.lower().rstrip("s") in _MONEY), None)
    if money:
        return Amount(start, match.end("unit"), value, money), True
    counted = counted[: next((at for at, word in enumerate(counted) if word.lower() in _NOT_UNITS), len(counted))]
    if not scale and _YEAR.fullmatch(number) and _DATED.search(match.string[: match.start("number")]):
        return None, False
    held = not counted and value > 1 and bool(_HELD.match(match.string, end))
    if not scale and not held and not _is_count(number, value, counted):
        return (Amount(start, end, value, None) if _may_count(number, value) else None), False
    return Amount(start, end, value, counted[-1] if counted else None), True


def _may_count(number: str, value: float) -> bool:
    return value > 1 and not _YEAR.fullmatch(number)


def _is_count(number: str, value: float, counted: list[str]) -> bool:
    """Return whether a bare number counts something, and is no year, ordinal or duration."""
    if not counted or counted[-1].lower() in _NOT_COUNTED:
        return False
    plural = counted[-1].endswith("s")
    if number in _NUMBERS:
        return value > 1 and plural
    return plural or not _YEAR.fullmatch(number)
