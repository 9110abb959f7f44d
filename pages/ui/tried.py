"""Values that are tried out on a screen: widgets begin with what is kept, and every change can be undone and redone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

MOST = 50  # steps back

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Tried:
    """Of one screen, in this browser tab. Of a value that nobody touched nothing is kept: it is what it usually is."""

    key: str

    @property
    def values(self) -> Values:
        steps, place = self._kept()
        return steps[place]

    @property
    def can_undo(self) -> bool:
        return self._kept()[1] > 0

    @property
    def can_redo(self) -> bool:
        steps, place = self._kept()
        return place < len(steps) - 1

    def value(self, name: str, usual: Any) -> Any:
        return self.values.get(name, usual)

    def change(self, values: Values) -> None:
        """Try these values besides those tried already: one step, whatever their number."""
        self._step({**self.values, **values})

    def clear(self) -> None:
        """Back to what is kept; a step like any other."""
        self._step({})

    def undo(self) -> None:
        steps, place = self._kept()
        self._keep(steps, max(0, place - 1))

    def redo(self) -> None:
        steps, place = self._kept()
        self._keep(steps, min(len(steps) - 1, place + 1))

    def widget(self, name: str, usual: Any, shape: str = "") -> dict[str, Any]:
        """What to give a widget instead of its value. ``shape``: two kinds of widget for one value have two."""
        key = f"{self.key}_{name}{shape}"
        st.session_state[key] = self.value(name, usual)
        return {"key": key, "on_change": self._take, "args": (name, key)}

    def shown(self, name: str, value: Any) -> str:
        """The key of a widget that shows this value now, whatever was chosen in it before."""
        key = f"{self.key}_{name}"
        st.session_state[key] = value
        return key

    def _take(self, name: str, key: str) -> None:
        value = st.session_state[key]
        self.change({name: value})

    def _step(self, values: Values) -> None:
        steps, place = self._kept()
        if values != steps[place]:
            steps = (*steps[: place + 1], values)[-MOST - 1 :]
            self._keep(steps, len(steps) - 1)

    def _kept(self) -> tuple[tuple[Values, ...], int]:
        known: tuple[tuple[Values, ...], int] = st.session_state.get(f"{self.key}_tried", (({},), 0))
        return known

    def _keep(self, steps: tuple[Values, ...], place: int) -> None:
        st.session_state[f"{self.key}_tried"] = (steps, place)
