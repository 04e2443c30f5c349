"""Many rows of one shape as columns, for publishers' tables of a hundred thousand rows and more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from bilateral.shapes.rows import Row

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Block(msgspec.Struct, frozen=True):
    """Rows of one shape, column by column.

    ``columns`` has a sequence or NumPy array per field of the shape, all of one length, in the order of the publisher's
    rows; a text that is the same in every row (``vintage``) may be given once in ``constants``. NaN in an array of
    floats stands for None. A block says what as many single rows would say: checks are the reader's, made on whole
    columns.
    """

    shape: type[Row]
    columns: "Mapping[str, Sequence[Any] | NDArray[Any]]"
    constants: Mapping[str, Any] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self.columns.values())))

    def rows(self) -> Iterator[Row]:
        """Yield the rows one by one; for tests and for small blocks, the columns are what a warehouse loads."""
        columns = [_values(column) for column in self.columns.values()]
        for values in zip(*columns, strict=True):
            yield self.shape(**dict(zip(self.columns, values, strict=True)), **self.constants)


def _values(column: "Sequence[Any] | NDArray[Any]") -> Sequence[Any]:
    """Return a column as Python values."""
    values = column.tolist() if hasattr(column, "tolist") else column
    return [None if value != value else value for value in values]  # noqa: PLR0124 - NaN alone is not equal to itself


def single_rows(read: Iterable[Row | Block]) -> Iterator[Row]:
    """Yield what a reader yields as single rows."""
    for one in read:
        if isinstance(one, Block):
            yield from one.rows()
        else:
            yield one
