import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import kiosk.store.export
from kiosk.coaching.record import VisitRecord
from kiosk.store.export.document import BadDocument, read_document, schema_text, write_document
from tests.kiosk.store.conftest import a_visit, visits


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visit=visits)
def test_a_document_comes_back_as_the_same_visit(tmp_path: Path, visit: VisitRecord) -> None:
    write_document(visit, tmp_path / "visit.json")
    assert read_document(tmp_path / "visit.json") == visit


def test_it_says_what_it_is(tmp_path: Path) -> None:
    write_document(a_visit(), tmp_path / "visit.json")
    said = json.loads((tmp_path / "visit.json").read_text())
    assert (said["format"], said["version"]) == ("treadform-visit", 1)


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = Path(kiosk.store.export.__file__).parent / "visit.schema.json"
    assert published.read_text() == schema_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the whole file"),
        ('{"format": "treadform-visit", "version": 2, "visit": {}}', "version|visit"),
        ('{"format": "treadform-visit", "version": 1}', "visit: Field required"),
        ('{"visit": {"visit_id": 7}}', r"visit\.visit_id"),
    ],
)
def test_what_is_no_visit_is_one_line_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "bad.json").write_text(text)
    with pytest.raises(BadDocument, match=told) as fault:
        read_document(tmp_path / "bad.json")
    assert str(fault.value).startswith(str(tmp_path / "bad.json"))
    assert "\n" not in str(fault.value)
