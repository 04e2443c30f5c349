"""Which language a text is in, by its small words; only English is read."""

import re

_WORDS = re.compile(r"[^\W\d_]+")
_LOOK = 20_000
_FEW = 8
_SHARE = 0.12
_LATIN = 0.5

_SMALL = {
    "en": "the of and to in a is that for with on was as by it from his he at are be this has have an not had but were which said its their they who will been would or after about also two new",
    "de": "der die das und ist nicht mit von den dem ein eine zu auf für im sich des werden hat haben wird auch als nach bei einer aus dass wie über",
    "fr": "le la les des et est une dans pour que qui par sur pas au avec son du ce il elle plus sont aux ont cette été mais",
    "es": "el la los las y es en que por para con una del se no su al como más pero fue ha este sus han son entre",
    "it": "il la gli e di che per una con del della non sono nel alla dei le da si ha più anche come delle dal stato",
    "pt": "o a os as e de que em para com uma do da não se por mais dos no na foi ao das são como pelo",
    "nl": "de het een en van is dat op te zijn voor met niet aan er ook als bij door naar uit heeft worden om maar",
    "sv": "och att det som en på är av för med till den har inte om ett han de vid från men ska var efter",
    "pl": "i w na z się do nie to że jest o jak po od za przez dla ale oraz był są ich przy być",
    "tr": "ve bir bu için ile olarak da de olan çok daha gibi sonra kadar ise olduğu en ama türk",
    "id": "yang dan di untuk dengan ini dari itu dalam pada tidak akan oleh juga telah sebagai ke adalah mereka",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def language_of(text: str) -> str | None:
    """Return the language of a text: an ISO 639-1 code, or None where it cannot be told.

    Examples
    --------
    >>> language_of("Das Land hat die Sanktionen gegen Iran nicht aufgehoben und wird sie auch behalten.")
    'de'
    """
    words = _WORDS.findall(text[:_LOOK].lower())
    if not words:
        return None
    latin = sum("a" <= word[0] <= "z" or "à" <= word[0] <= "ž" for word in words)
    if latin < _LATIN * len(words):
        return _script(words)
    shares = {language: sum(word in small for word in words) / len(words) for language, small in _SETS.items()}
    best = max(shares, key=lambda language: shares[language])
    if len(words) < _FEW:
        return "en" if shares["en"] >= shares[best] - 0.15 else best
    if shares[best] < _SHARE:
        return "en" if shares["en"] == shares[best] and shares["en"] > _SHARE / 3 else None
    return "en" if shares["en"] >= shares[best] else best


def _script(words: list[str]) -> str | None:
    sample = "".join(words[:200])
    for language, low, high in (("ru", "а", "я"), ("ar", "\u0600", "\u06ff"), ("he", "\u0590", "\u05ff"),
                                ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7a3"), ("zh", "\u4e00", "\u9fff"),
                                ("el", "α", "ω"), ("hi", "\u0900", "\u097f")):  # fmt: skip
        if sum(low <= sign <= high for sign in sample) * 4 > len(sample):
            return language
    return None


def is_english(paragraph: str) -> bool:
    """Return whether a paragraph may be English; short ones and names get the benefit of the doubt."""
    words = _WORDS.findall(paragraph[:2000].lower())
    if sum(word[0].isascii() for word in words) < _LATIN * len(words):
        return False
    if len(words) < _FEW:
        return True
    english = sum(word in _SETS["en"] for word in words)
    return english * 12 >= len(words) and all(
        english >= sum(word in small for word in words) for language, small in _SETS.items() if language != "en"
    )
