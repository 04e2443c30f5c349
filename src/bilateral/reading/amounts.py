"""Amounts of a sentence: money, shares and counts, with scale words read and units named."""

import re

import msgspec

_SCALES = {"thousand": 1e3, "k": 1e3, "hundred": 1e2, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9,
           "b": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0}  # fmt: skip
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
          "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1, "half": 0.5}  # fmt: skip
_SIGNS = {"us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "$": "USD", "€": "EUR", "£": "GBP",
          "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "usd": "USD", "eur": "EUR", "gbp": "GBP",
          "rs": "INR", "rmb": "CNY", "chf": "CHF"}  # fmt: skip
_MONEY = {"dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
          "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW", "lira": "TRY", "franc": "CHF", "rial": "IRR",
          "riyal": "SAR", "shekel": "ILS", "hryvnia": "UAH", "real": "BRL", "peso": "MXN", "krona": "SEK", "krone": "NOK",
          "dirham": "AED", "usd": "USD", "eur": "EUR", "gbp": "GBP"}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|hundred|million|billion|trillion|mln|mn|bn|tn|dozen|[mbk](?![\w])"
_AMOUNT = re.compile(
    rf"(?P<sign>(?:US|A|C|HK|NZ|S)?\$|[€£¥₹₽₩₺₴]|\b(?:USD|EUR|GBP|Rs|RMB|CHF)\.?)?\s?"
    rf"(?<![\w.,])(?P<number>{_NUMBER}|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b(?=[ -](?:{_SCALE}|percent|per cent|of|[a-z-]+s|(?:[A-Z][\w-]*|[a-z-]+) [a-z-]+s|[A-Z][a-z]+s)\b))"
    rf"(?:[ -]?(?P<scale>{_SCALE})s?\b)?"
    rf"(?P<unit>\s?%|[ -](?:per ?cent|percentage points?)\b|[ -](?:[a-z]+ )?[A-Za-z]+\b)?",
    re.IGNORECASE,
)
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "thirds": 100 / 3, "quarter": 25.0, "quarters": 25.0, "fifth": 20.0,
              "fifths": 20.0, "tenth": 10.0, "tenths": 10.0}  # fmt: skip
_FRACTION = re.compile(
    r"\b(?:(?P<times>one|two|three|four|nine|a|\d)[ -])?(?P<part>half|thirds?|quarters?|fifths?|tenths?) of\b",
    re.IGNORECASE,
)
_QUICK = re.compile(
    rf"\d|\b(?:{'|'.join(one for one in _WORDS if len(one) > 2)})\b|hundred|thousand|million|billion|trillion|dozen|percent|per cent",
    re.IGNORECASE,
)
_NOT_UNITS = frozenset(
    "of in on to for from and or at by with as is was were are the a an that which than about between during after before"
    " since until this last next january february march april may june july august september october november december"
    " people's am pm gmt bc ad th st nd rd".split()
)
_NOT_COUNTED = frozenset(
    "countries sides states nations leaders parties koreas neighbours neighbors days weeks months years hours minutes times"
    " decades centuries day week month year hour minute others governments powers presidents ministers old others".split()
)
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
    >>> [(one.value, one.unit) for one in amounts("It promised $10 billion in aid and 48 tanks, four fifths of its stock.")]
    [(10000000000.0, 'USD'), (48.0, 'tanks'), (80.0, 'percent')]
    """
    if not _QUICK.search(text):
        return []
    shares = list(_FRACTION.finditer(text))
    found = [
        one
        for match in _AMOUNT.finditer(text)
        if (one := _amount(match)) is not None
        and not any(one.start < share.end() > one.end > share.start() for share in shares)
    ]
    for match in shares:
        times = (match["times"] or "one").lower()
        count = float(times) if times.isdigit() else float(_WORDS[times])
        found.append(Amount(*match.span(), round(count * _FRACTIONS[match["part"].lower()], 1), "percent"))
    return sorted(found, key=lambda one: one.start)


def _amount(match: re.Match[str]) -> Amount | None:
    sign, number, scale = (
        (match["sign"] or "").lower().rstrip("."),
        match["number"].lower(),
        (match["scale"] or "").lower(),
    )
    value = float(_WORDS[number]) if number in _WORDS else float(number.replace(",", ""))
    value *= _SCALES.get(scale, 1.0)
    unit = (match["unit"] or "").strip(" -")
    start, end = (
        match.start("sign") if sign else match.start("number"),
        match.end("scale") if scale else match.end("number"),
    )
    if sign:
        return Amount(start, end, value, _SIGNS.get(sign, "USD"))
    if unit == "%" or unit.lower().startswith(("percent", "per cent")):
        return Amount(start, match.end("unit"), value, "percent")
    words = [word for word in unit.split() if word]
    money = next((_MONEY[word.lower().rstrip("s")] for word in words if word.lower().rstrip("s") in _MONEY), None)
    if money:
        return Amount(start, match.end("unit"), value, money)
    words = words[: next((at for at, word in enumerate(words) if word.lower() in _NOT_UNITS), len(words))]
    if not scale and not words and (number in _WORDS or _YEAR.fullmatch(number)):
        return None
    if not scale and _YEAR.fullmatch(number) and "," not in number and not (words and words[-1].endswith("s")):
        return None
    if not words and not scale:
        return None
    if number in _WORDS and not scale and not (value > 1 and words and words[-1].endswith("s")):
        return None
    if words and not scale and words[-1].lower() in _NOT_COUNTED:
        return None
    return Amount(start, end, value, words[-1] if words else None)
