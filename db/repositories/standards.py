"""Standards of good mentoring: what this program shows of them, and what its people say."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from core.errors import NotFound
from core.evaluation.standards import (
    Attested,
    Framework,
    Judgement,
    Standing,
    check_attestation,
    framework,
    frameworks,
    standings,
)
from core.roles import Action
from db.admission import program_of
from db.models import AttestationRow
from db.pairing_past import account_names
from db.repository import Repository, needs
from db.standards_shown import shown

WITHDRAWN = ""  # what stands in place of a judgement that was taken back


@dataclass(frozen=True)
class KeptStandards:
    """One framework in this program. ``said``: by benchmark, all that anybody said of it, newest first."""

    framework: Framework
    standings: tuple[Standing, ...]
    said: Mapping[str, tuple[Attested, ...]]
    share: int  # percent of what is counted from which a benchmark is met


class Standards(Repository):
    """Of the frameworks that the program chose; the data are those of the cohort one is working in."""

    @needs(Action.READ_CHARTER)
    def chosen(self) -> tuple[Framework, ...]:
        """In the order in which they are offered; none is the usual. One query."""
        keys = program_of(self._session, self.workspace.actor.program_id).standards
        return tuple(each for each in frameworks() if each.key in keys)

    @needs(Action.READ_TOTALS)
    def read(self, key: str) -> KeptStandards:
        """What the data show now, and what was said last. A fixed number of queries. Raises NotFound."""
        found = self._chosen(key)
        program = program_of(self._session, self.workspace.actor.program_id)
        counted = shown(self._session, self.workspace.cohort_id, self.workspace.today, program, found.facts)
        said, newest = self._said(key)
        share = program.standards_share
        return KeptStandards(found, standings(found, counted, newest, program.parts, share / 100), said, share)

    @needs(Action.CHANGE_PROGRAM)
    def attest(self, key: str, benchmark: str, judgement: Judgement, note: str) -> None:
        """Say where a benchmark stands, and what shows it. What was said before stays."""
        check_attestation(self._chosen(key), benchmark, judgement, note)
        self._add(key, benchmark, judgement.value, note.strip())

    @needs(Action.CHANGE_PROGRAM)
    def withdraw(self, key: str, benchmark: str) -> None:
        """From now on the data speak alone again; that somebody said otherwise stays written down."""
        self._chosen(key)
        self._add(key, benchmark, WITHDRAWN, "")

    def _add(self, key: str, benchmark: str, judgement: str, note: str) -> None:
        self._session.add(
            AttestationRow(
                program_id=self.workspace.actor.program_id, framework=key, benchmark=benchmark, judgement=judgement,
                note=note, at=self.workspace.now, account_id=self.workspace.actor.account_id,
            )
        )  # fmt: skip

    def _said(self, key: str) -> tuple[Mapping[str, tuple[Attested, ...]], Mapping[str, Attested]]:
        """Everything that was said, and what holds of it."""
        names = account_names(self._session)
        rows = self._session.exec(
            select(AttestationRow).where(AttestationRow.framework == key).order_by(col(AttestationRow.id).desc())
        ).all()
        said: defaultdict[str, list[Attested]] = defaultdict(list)
        newest: dict[str, Attested] = {}
        last: set[str] = set()
        for row in rows:
            if row.judgement != WITHDRAWN:
                one = Attested(Judgement(row.judgement), row.note, names.get(row.account_id or 0, ""), row.at)
                said[row.benchmark].append(one)
                if row.benchmark not in last:
                    newest[row.benchmark] = one
            last.add(row.benchmark)
        return {code: tuple(each) for code, each in said.items()}, newest

    def _chosen(self, key: str) -> Framework:
        found = framework(key)
        if found is None or found not in self.chosen():
            raise NotFound(
                "That standard is not one that this program looks at.", "Choose it in the program's settings."
            )
        return found
