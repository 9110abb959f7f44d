"""Files of numbers and ids as arrays; what is wrong with them is gathered, not raised."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault
from core.matching.moves import Whole
from core.text import text

NPY = b"\x93NUMPY"
LARGEST = 10**9  # of a number of places: far beyond any program
HIGHEST = 1e300  # of a score: sums of more could not be told


@dataclass
class Reader:
    """Reads one file after the other and keeps every fault, so that all are told at once."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: str, message: str, /, **values: object) -> None:
        self.faults.append(Fault(where, text(message, **values)))

    def scores(self, name: str, content: bytes) -> NDArray[np.float64]:
        """Two dimensions of finite numbers or NaN; zero by zero after a fault."""
        table = self._array(name, content)
        if table is None:
            return np.zeros((0, 0))
        if table.ndim != 2 or table.dtype.kind not in "fiu":
            self.fault(
                name,
                "is not a table of numbers, mentees x mentors (it has shape {shape}, type {type})",
                shape=table.shape,
                type=table.dtype,
            )
            return np.zeros((0, 0))
        known = table.astype(np.float64)
        for row, column in np.argwhere(np.isinf(known))[:10].tolist():
            self.fault(f"{name}, row {row}, column {column}", "is infinite; write NaN where a pair is not allowed")
        if (np.isfinite(known) & (np.abs(known) > HIGHEST)).any():
            self.fault(name, "has scores beyond {most}; divide all of them by the same number", most=HIGHEST)
        return known

    def whole(self, name: str, content: bytes, count: int | None, what: str) -> Whole:
        """Whole numbers from 0, one per person; zeros after a fault. ``count`` None: however many."""
        values = self._values(name, content)
        if values is None:
            return np.zeros(count or 0, dtype=np.int64)
        found = np.zeros(len(values), dtype=np.int64)
        for place, value in enumerate(values):
            number = _whole(value)
            if number is None or number < 0:
                self.fault(f"{name}, line {place + 1}", "“{value}” is not a whole number from 0", value=str(value)[:40])
            elif number > LARGEST:
                self.fault(f"{name}, line {place + 1}", "“{value}” is more than {most}", value=number, most=LARGEST)
            else:
                found[place] = number
        return found if self._counted(name, len(values), count, what) else np.zeros(count or 0, dtype=np.int64)

    def ids(self, name: str, content: bytes, count: int | None, what: str) -> list[int | str]:
        """One id a person, none twice, none blank; whole numbers where all of them are."""
        values = self._values(name, content)
        if values is None:
            return list(range(count or 0))
        self._counted(name, len(values), count, what)
        names = [str(value).strip() for value in values]
        first: dict[str, int] = {}
        for place, one in enumerate(names):
            if not one:
                self.fault(f"{name}, line {place + 1}", "is blank")
            elif one in first:
                where = f"{name}, line {place + 1}"
                self.fault(where, "“{id}” is there already, in line {first}", id=one[:40], first=first[one])
            first.setdefault(one, place + 1)
        numbers = [_whole(one) for one in names]
        return [number for number in numbers if number is not None] if None not in numbers else list(names)

    def _counted(self, name: str, found: int, count: int | None, what: str) -> bool:
        if count is None or found == count:
            return True
        self.fault(name, "has {found} values for {count} {what}", found=found, count=count, what=what)
        return False

    def _values(self, name: str, content: bytes) -> list[Any] | None:
        if content.startswith(NPY):
            array = self._array(name, content)
            if array is not None and array.ndim != 1:
                self.fault(name, "is not one row of values (it has shape {shape})", shape=array.shape)
                return None
            return None if array is None else list(array.tolist())
        try:
            return content.decode("utf-8-sig").rstrip().splitlines()
        except UnicodeDecodeError:
            self.fault(name, "is neither an .npy file nor text")
            return None

    def _array(self, name: str, content: bytes) -> NDArray[Any] | None:
        try:
            array = np.load(BytesIO(content), allow_pickle=False)
        except (ValueError, EOFError, OSError, MemoryError):
            array = None
        if not isinstance(array, np.ndarray):
            self.fault(name, "is not an .npy file of numbers")
            return None
        return array


def _whole(value: Any) -> int | None:
    """``3``, ``"3"`` or ``3.0`` as 3; anything else is none. Yes and no are not numbers."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        shown = value.strip().removeprefix("-")
        return int(value) if shown.isascii() and shown.isdigit() and len(shown) < 19 else None
    if isinstance(value, float) and not value.is_integer():
        return None
    return int(value) if isinstance(value, int | float) else None
