"""The memory. A page is handed what stands here, and takes nothing else from inside."""

from db.engine import make_engine
from db.workspace import Workspace, open_as_participant, open_workspace

__all__ = ["Workspace", "make_engine", "open_as_participant", "open_workspace"]
