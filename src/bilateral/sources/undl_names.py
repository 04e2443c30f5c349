"""Members as the UN Digital Library writes them: a three-letter code, and the name that the state had at the time.

The code alone does not do: China's seat was the Republic of China's, and codes of the two Koreas or Congos that were
swapped would all be known ones. So the name must mean the state of the code: by our table where it lists both together,
else by the names of ``bilateral.states``.
"""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bilateral.sources.arrays import np
from bilateral.sources.errors import UnknownNameError
from bilateral.sources.name_tables import NameTable, load_names
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import Texts
from bilateral.sources.whole_columns import coded, states
from bilateral.states import resolve

if TYPE_CHECKING:
    from numpy.typing import NDArray


def members() -> NameTable:
    """Return the table of codes, and of names that only their code tells apart; one for every layout of the library."""
    return load_names("undl_votes")


@lru_cache(maxsize=4096)
def _means(name: str, state_id: str, day: str = "") -> bool:
    """Return whether a name may mean a state, on a day or at any time."""
    found = resolve(name, on=date.fromisoformat(day) if day else None)
    return state_id in {found.state_id, *found.candidates}


def member_states(
    file: RawFile,
    codes: Texts,
    names: Texts,
    dates: Texts,
    *,
    rows: "NDArray[np.int64]",
    columns: tuple[str, str],
) -> "NDArray[np.object_]":
    """Return the state of every row.

    Parameters
    ----------
    file : RawFile
        The file.
    codes, names, dates : Texts
        Code, name and ISO day of each row.
    rows : array of int
        Number in the file of each row.
    columns : tuple of str
        What the publisher calls the columns of code and name.

    Raises
    ------
    UnknownNameError
        For the first row whose code is unknown, and for one whose name means another state than its code.
    """
    table, width = members(), len(names.levels)
    distinct, pair = np.unique(codes.codes.astype(np.int64) * width + names.codes, return_inverse=True)
    pairs = [(codes.levels[one // width] or "", names.levels[one % width] or "") for one in distinct.tolist()]
    listed = coded([name if table.knows(code, name) else "" for code, name in pairs]).take(pair)
    found = states(file, listed, dates, rows=rows, column=columns[0], codes=codes, table=table)
    for one, (code, name) in enumerate(pairs):
        if table.knows(code, name):
            continue
        at = np.flatnonzero(pair == one)
        for state_id in dict.fromkeys(found[at].tolist()):
            first = int(at[(found[at] == state_id).argmax()])
            if not _means(name, state_id) and not _means(name, state_id, dates[first] or ""):
                problem = f"the code {code!r} is {state_id}, the name beside it is not:"
                remedy = f"check the file; if both are right, list them together in {table.where}"
                raise UnknownNameError(
                    file.path.name, problem, remedy, row=int(rows[first]), column=columns[1], value=name
                )
    return found
