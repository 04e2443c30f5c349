"""What to ask UN Comtrade's interface for, so that ``un_comtrade`` can read the answers: totals only, in whole years.

One answer holds 500 objects without a key, 100,000 with a free one. A year and a commodity of all reporters fit into
the latter; where an answer is as long as it may be, the same is asked for half of the reporters at a time. The
interface refuses who asks too fast with status 429 and says in ``Retry-After`` how many seconds to wait.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlencode

from bilateral.sources.un_comtrade import KINDS

WITH_KEY: Final = "https://comtradeapi.un.org/data/v1/get/C/A/HS"
PREVIEW: Final = "https://comtradeapi.un.org/public/v1/preview/C/A/HS"
KEY_HEADER: Final = "Ocp-Apim-Subscription-Key"


class Request(NamedTuple):
    """One question to the interface; the key is in a header and never in the address, which is logged."""

    url: str
    headers: Mapping[str, str]


def request(
    year: int, commodity: str, reporters: Sequence[int] = (), *, key: str = "", address: str = WITH_KEY
) -> Request:
    """Return the question for imports and exports of a year and commodity.

    Parameters
    ----------
    year : int
        Year of the trade.
    commodity : str
        A key of ``un_comtrade.KINDS``.
    reporters : sequence of int
        Codes of the reporters; empty for all.
    key : str
        Subscription key; without one, the preview is asked.
    address : str
        Of the interface for those with a key.

    Examples
    --------
    >>> request(2016, "27", [643]).url.partition("?")[2][:52]
    'reporterCode=643&period=2016&cmdCode=27&flowCode=X%2'
    """
    if commodity not in KINDS:
        message = f"no commodity {commodity!r} is read; known are {', '.join(KINDS)}"
        raise ValueError(message)
    asked = {
        "reporterCode": ",".join(map(str, reporters)),
        "period": year,
        "cmdCode": commodity,
        "flowCode": "X,M",
        "partner2Code": 0,
        "customsCode": "C00",
        "motCode": 0,
        "includeDesc": "false",
    }
    query = urlencode({name: value for name, value in asked.items() if value != ""})
    return Request(f"{address if key else PREVIEW}?{query}", {KEY_HEADER: key} if key else {})


def halves(reporters: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the reporters in two parts, for a question whose answer is as long as it may be.

    >>> list(halves([156, 410, 643]))
    [[156], [410, 643]]
    """
    middle = len(reporters) // 2
    if not middle:
        message = f"{list(reporters)} cannot be halved: a single reporter's year is longer than an answer; use a key"
        raise ValueError(message)
    yield reporters[:middle]
    yield reporters[middle:]
