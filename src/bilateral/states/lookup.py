"""From a name to a state: exact names first, then leaders, then misspellings near one state only."""

import re
from datetime import date

import msgspec

from bilateral.states.groups import bloc_by_key
from bilateral.states.index import abbreviations, by_key, codes, guess
from bilateral.states.people import bearers
from bilateral.states.resolution import Resolution, of_bloc, of_leaders, of_names
from bilateral.states.spelling import key, tokens, without_possessive
from bilateral.states.tables import Name, name_on
from bilateral.states.words import FILLERS, LOWER_ABBREVIATIONS, PRONOUNS, TITLES, about

_QUOTES = "\"'«»`.,;:!?()[] \t\n" + "".join(
    map(chr, (0x2018, 0x2019, 0x201C, 0x201D, 0x201E))
)  # and curly quotation marks
_GERMAN_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des)\s+(?=[A-ZÄÖÜ])")
_INVERTED = re.compile(r"(?P<name>[^,()]+?)\s*(?:,\s*|\()(?P<rest>[^,()]+)\)?")
_LONG_ENOUGH = 4


def entries_of(text: str) -> tuple[Name, ...]:
    """Return the names that a text is, as a code, an abbreviation or a name; none for anything else."""
    bare = text.replace(".", "")
    if bare in abbreviations():
        return abbreviations()[bare]
    if bare.lower() in LOWER_ABBREVIATIONS and not bare.isupper():
        return abbreviations().get(LOWER_ABBREVIATIONS[bare.lower()], ())
    if "." in text and bare.upper() in abbreviations():
        return abbreviations()[bare.upper()]
    found = by_key().get(key(text), ())
    if found:
        return found
    if text in codes():
        return codes()[text]
    return ()


def endings_stripped(text: str) -> tuple[str, ...]:
    """Return a text without its possessive or its German genitive or plural s."""
    bare = without_possessive(text)
    if bare:
        return (bare,)
    return (text[:-1],) if text[-1:] == "s" and text[-2:-1] != "s" and len(text) > _LONG_ENOUGH else ()


def exact(text: str, on: date | None) -> Resolution | None:
    """Resolve a text that is a name as it stands; None where it is none."""
    for variant in (text, *endings_stripped(text)):
        if variant.lower() in PRONOUNS and not variant.isupper():
            continue
        entries = entries_of(variant)
        if entries:
            return of_names(text, entries, on)
        bloc = bloc_by_key().get(key(variant))
        if bloc:
            return of_bloc(text, bloc, on)
        rows = bearers(key(variant))
        if rows:
            return of_leaders(text, rows, on)
    return None


def _inverted(text: str, on: date | None) -> Resolution | None:
    """Resolve a name as lists write it: "Korea, Republic of", "Congo (the Democratic Republic of the)"."""
    found = _INVERTED.fullmatch(text)
    if found is None:
        return None
    return exact(f"{found['rest']} {found['name']}", on) or (
        exact(found["name"], on) if found["rest"].lower() in {"the", "el", "les"} else None
    )


def misspelt(text: str, on: date | None) -> Resolution:
    """Resolve a text that is no name: to the one state whose name is nearest, else to near names."""
    found = guess(key(text))
    if found.key is None or about(key(text)):
        near = () if about(key(text)) else found.near
        return Resolution(status="unknown", text=text, near=near, note=_unknown_note(text, near))
    if found.key in by_key():
        told = of_names(text, by_key()[found.key], on)
        read = next(name.text for name in by_key()[found.key])
    else:
        told = of_leaders(text, bearers(found.key), on)
        read = bearers(found.key)[0].name
    if told.status != "state" or told.state_id is None:
        return msgspec.structs.replace(told, via="misspelling")
    shown = read if read == name_on(told.state_id, on) else f"{read} ({name_on(told.state_id, on)})"
    return msgspec.structs.replace(told, via="misspelling", note=f"Read {text!r} as {shown}. {told.note}".strip())


def _unknown_note(text: str, near: tuple[str, ...]) -> str:
    known = about(key(text))
    if known:
        return f"{text!r} is {known}, not a state."
    return f"No state is known as {text!r}." + (f" Near: {', '.join(near)}." if near else "")


def _inside(text: str, on: date | None) -> Resolution | None:
    """Resolve "the government of Russia", "President Putin": one state and words that only wrap it."""
    from bilateral.states.mentions import find_mentions  # noqa: PLC0415 -- the scanner uses this module

    mentions = find_mentions(text, on=on, fuzzy=False)
    if not mentions or len({(one.resolution.status, one.resolution.state_id) for one in mentions}) > 1:
        return None
    outside = text
    for one in reversed(mentions):
        outside = outside[: one.start] + " " + outside[one.end :]
    if all(token.key in FILLERS or token.key in TITLES for token in tokens(outside)):
        return msgspec.structs.replace(mentions[-1].resolution, text=text)
    return None


def resolve(text: str, *, on: date | None = None) -> Resolution:
    """Say which state a name means, on a day.

    Parameters
    ----------
    text : str
        A name: of a state, its people, capital or seat of government, a code, a leader, a bloc; possessives, accents
        and small letters are understood ("us" in small letters is the pronoun).
    on : date, optional
        The day for which the name is asked. Without it, names in use today come first.

    Returns
    -------
    Resolution
        ``unknown`` rather than a guess.

    Examples
    --------
    >>> resolve("Soviet Union").state_id
    'RUS'
    >>> resolve("Germany", on=date(1970, 1, 1)).candidates
    ('DEU', 'DDR')
    >>> resolve("Norht Korea").note
    "Read 'Norht Korea' as North Korea."
    """
    cleaned = _GERMAN_ARTICLE.sub("", " ".join(text.split()).strip(_QUOTES), count=1) or text.strip()
    if not tokens(cleaned):
        return Resolution(status="unknown", text=text, note="No name was given.")
    found = exact(cleaned, on) or _inverted(text.strip(), on) or _inside(cleaned, on)
    if found is not None:
        return found
    if cleaned.lower() in PRONOUNS:
        note = f"{cleaned!r} is read as the pronoun; write US or United States for the state."
        return Resolution(status="unknown", text=cleaned, note=note, near=("United States",))
    return misspelt(cleaned, on)
