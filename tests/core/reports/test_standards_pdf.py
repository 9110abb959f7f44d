"""Standards on paper."""

from datetime import UTC, date, datetime

from reportlab.platypus import Table

from core.evaluation.standards import Attested, Judgement, framework, standings
from core.evaluation.standards.facts import Shown
from core.reports.letters import register_fonts
from core.reports.pdf_parts import Paper
from core.reports.standards_pdf import standards_pdf, standards_story
from core.reports.tagged import Tagged

FOUND = framework("elements-2015")
WORD = Attested(Judgement.MET, "Kept on <paper>.", "Cora", datetime(2026, 11, 2, tzinfo=UTC))
STAND = standings(FOUND, {"interviews": Shown("interviews", 3, 12)}, {"B.3.4": WORD}, frozenset())


def test_every_benchmark_its_evidence_and_no_level_are_on_paper():
    register_fonts()
    story = standards_story(FOUND, STAND, "2026", "Lantern", 80, Paper())
    cells = [cell.text for each in story if isinstance(each, Table) for row in each._cellvalues for cell in row]
    words = " ".join([*cells, *(each.text for each in story if isinstance(each, Tagged))])
    assert all(each.code in cells for each in FOUND.benchmarks)
    assert "Of 12 mentors who take part, an interview is noted for 3." in cells
    assert "Cora, 2 Nov 2026: Kept on &lt;paper&gt;." in cells
    assert "claims no level and no award" in words and "What is missing" in words


def test_the_same_standing_is_the_same_file():
    one, other = (standards_pdf(FOUND, STAND, "Lantern", "2026", date(2026, 11, 23), 80) for _ in range(2))
    assert one == other and one.startswith(b"%PDF")
