"""A publisher's table as columns, for files of many lines: as strict as ``Line``, checked once per distinct cell.

Cells of a column repeat (a year, a state, a flag), so that each distinct text is read once and an error still names the
first row that holds it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from bilateral.sources.cells import plain_number, plain_year
from bilateral.sources.errors import ImpossibleValueError, UnknownColumnError

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

_Value = TypeVar("_Value")


class Columns:
    """The data lines of a file, column by column; knows which columns the reader has used.

    Parameters
    ----------
    file : RawFile
        The file.
    rows : sequence of int
        Number in the file of every data line, from 1.
    cells : mapping of str to sequence of str
        Every column, as published.
    """

    def __init__(self, file: "RawFile", rows: Sequence[int], cells: Mapping[str, Sequence[str]]) -> None:
        self.file, self.rows = file, rows
        self._cells, self._used = cells, set[str]()

    def __len__(self) -> int:
        """Return the number of data lines."""
        return len(self.rows)

    def refs(self, column: str = "") -> list[str]:
        """Return the row id of every line, or of a cell of every line."""
        prefix, suffix = self.file.ref(1).removesuffix("1"), f"/{column}" if column else ""
        return [f"{prefix}{row}{suffix}" for row in self.rows]

    def text(self, column: str) -> Sequence[str]:
        """Return a column as published."""
        self._used.add(column)
        return self._cells[column]

    def read(self, column: str, meaning: Callable[[str], _Value]) -> list[_Value]:
        """Return what the cells of a column mean.

        Parameters
        ----------
        column : str
            Name of the column.
        meaning : callable
            Called once per distinct cell; says by a ValueError what is wrong with one.

        Raises
        ------
        ImpossibleValueError
            For the first cell that means nothing; the message is the ValueError's.
        """
        cells = self.text(column)
        found: dict[str, _Value] = {}
        for cell in dict.fromkeys(cells):
            try:
                found[cell] = meaning(cell)
            except ValueError as error:
                raise self.impossible(column, cells.index(cell), str(error)) from error
        return [found[cell] for cell in cells]

    def numbers(self, column: str, *, low: float = float("-inf"), high: float = float("inf")) -> list[float]:
        """Return numbers within bounds; an empty cell is refused, it is not 0."""
        return self.read(column, lambda cell: plain_number(cell, low, high))

    def years(self, column: str) -> list[str]:
        """Return years that the source covers, as partial dates."""
        return self.read(column, lambda cell: plain_year(cell, self.file.source.years))

    def words(self, column: str, meanings: Mapping[str, _Value]) -> list[_Value]:
        """Return what the words of a closed list mean."""

        def meaning(cell: str) -> _Value:
            if cell not in meanings:
                message = f"not one of {', '.join(map(repr, meanings))}:"
                raise ValueError(message)
            return meanings[cell]

        return self.read(column, meaning)

    def states(self, column: str, dates: Sequence[str], codes: str = "") -> list[str]:
        """Return the states that a column names on the dates of the lines; see ``RawFile.state``.

        Parameters
        ----------
        column : str
            The column of names; empty for a publisher that gives codes only.
        dates : sequence of str
            Partial date of every line.
        codes : str
            The column of codes, empty for a publisher that gives none.
        """
        nothing = [""] * len(self.rows)
        names = self.text(column) if column else nothing
        known: dict[tuple[str, str, str], str] = {}
        found: list[str] = []
        for index, key in enumerate(zip(self.text(codes) if codes else nothing, names, dates, strict=True)):
            state = known.get(key)
            if state is None:
                code, name, date = key
                state = self.file.state(name, date, row=self.rows[index], column=column or codes, code=code)
                known[key] = state
            found.append(state)
        return found

    def impossible(self, column: str, index: int, problem: str) -> ImpossibleValueError:
        """Return the error for a cell; ``index`` counts the data lines from 0."""
        remedy = "check the file; if the publisher's form has changed, teach the reader"
        return ImpossibleValueError(
            self.file.path.name,
            problem,
            remedy,
            row=self.rows[index],
            column=column,
            value=self._cells[column][index],
        )

    def refuse_leftovers(self, ignore: Collection[str] = ()) -> None:
        """Refuse columns that the reader has neither used nor named as ignored.

        Raises
        ------
        UnknownColumnError
            For the first such column.
        """
        for column, cells in self._cells.items():
            if column not in self._used and column not in ignore:
                problem, remedy = "a column nobody reads, holding", "use it in the reader or name it as ignored"
                row, value = (self.rows[0], cells[0]) if self.rows else (None, "")
                raise UnknownColumnError(self.file.path.name, problem, remedy, row=row, column=column, value=value)
