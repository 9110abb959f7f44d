"""What every repository is made of: one verb, one permission, one transaction."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session, select

from core.roles import Action
from db.message_wording import signed_by
from db.models import CohortRow

if TYPE_CHECKING:
    from db.workspace import Workspace

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound="Repository")


def needs(action: Action) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Mark a method with the action it is. It then runs only for who may, as one transaction."""

    def mark(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with self.workspace.doing(action):
                return method(self, *args, **kwargs)

        marked: Any = guarded
        marked.needs = action
        return guarded

    return mark


class Repository:
    """One subject's records, as one actor may see them.

    Every public name of a subclass must be a method marked ``@needs(...)``. A subclass with an
    unmarked one cannot be defined, so none can be forgotten. Values come in and go out; rows never leave.
    """

    def __init__(self, workspace: "Workspace") -> None:
        self.workspace = workspace

    def __init_subclass__(cls) -> None:
        bare = [name for name, value in vars(cls).items() if not name.startswith("_") and not hasattr(value, "needs")]
        if bare:
            raise TypeError(f"{cls.__name__}.{bare[0]} names no action: mark it @needs(Action.…)")

    @property
    def _session(self) -> Session:
        """The session of the verb under way."""
        session = self.workspace.session
        if session is None:
            raise RuntimeError("a repository's inside was used outside a verb")
        return session

    def _signature(self) -> str:
        """Who signs the messages of the verb under way: whoever does it, else the program."""
        return signed_by(self._session, self.workspace.actor.account_id, self.workspace.place.name)

    def _one_at_a_time(self) -> None:
        """Of two verbs in one cohort the second waits here until the first is done, then reads what it has made."""
        here = select(CohortRow.id).where(CohortRow.id == self.workspace.cohort_id)
        self._session.exec(here.with_for_update()).one()
