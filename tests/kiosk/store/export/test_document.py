import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import kiosk.store.export
from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import SetResult, Step
from kiosk.store.export.document import BadDocument, read_document, schema_text, write_document
from tests.kiosk.store.conftest import a_visit, visits


def of_a_set(result: SetResult, *steps: Step) -> VisitRecord:
    return replace(a_visit(), sets=(SetRecord("run", 1, result, steps),))


def a_step() -> Step:
    return a_visit(1).sets[0].steps[0]


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


@pytest.mark.parametrize(
    ("impossible", "said"),
    [
        (replace(a_visit(), started_at="yesterday"), "started_at: should be a moment"),
        (replace(a_visit(), started_at="2026-11-22T10:00:00"), "with its offset"),
        (replace(a_visit(), started_at="0001-01-01T00:00:00+14:00"), "with its offset"),
        (of_a_set(SetResult(5, 4, 0)), "sets.0.result: should end after it began"),
        (of_a_set(SetResult(0, 2**50, 0)), "within a day"),
        (of_a_set(SetResult(2**63, 2**63, 0)), "no greater than"),
        (of_a_set(SetResult(0, 1, 0), replace(a_step(), confidence=float("nan"))), "confidence"),
    ],
)
def test_what_no_kiosk_writes_is_one_line_and_not_taken_in(
    tmp_path: Path, impossible: VisitRecord, said: str
) -> None:
    write_document(impossible, tmp_path / "visit.json")
    text = (tmp_path / "visit.json").read_text()
    (tmp_path / "visit.json").write_text(text.replace('"confidence": null', '"confidence": "NaN"'))
    with pytest.raises(BadDocument, match=said) as error:
        read_document(tmp_path / "visit.json")
    assert "\n" not in str(error.value)
