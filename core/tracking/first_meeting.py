"""How to begin: an agenda for the first meeting, and what to do while one waits."""

from core.program.questions import Side
from core.text import Text, text

AGENDA: tuple[tuple[int, Text], ...] = (  # minutes, what
    (5, text("Arrive. How was your day? Which name and which way of talking suit you?")),
    (10, text("Tell each other how you came to where you are. A detour makes the better story.")),
    (10, text("What would you like to be different in half a year? Write one sentence down.")),
    (5, text("What may the other one tell nobody? Agree on it now.")),
    (5, text("When and where next? Put the next two dates into both calendars before you part.")),
)

PREPARE: dict[Side, Text] = {
    Side.MENTEE: text(
        "Bring one thing that you would like to be different, and one question that you would like to ask."
    ),
    Side.MENTOR: text("Bring a beginning of your own that was hard. Listen more than you advise, the first time."),
    Side.PEER: text("Bring one question of yours, and share the time: half for each."),
}

MEANWHILE: dict[Side, tuple[Text, ...]] = {
    Side.MENTEE: (
        text("Write one sentence: what should be different in half a year?"),
        text("Look at your answers again: are your times still right?"),
    ),
    Side.MENTOR: (
        text("Think of somebody who helped you once: what did they do?"),
        text("Look at your answers again: are your times and places still right?"),
    ),
    Side.PEER: (
        text("Write one sentence: which question would you like to think about with somebody?"),
        text("Look at your answers again: are your times still right?"),
    ),
}
