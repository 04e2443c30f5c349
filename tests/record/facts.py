"""Facts made for tests; none of them is part of the record."""

from typing import Any

import msgspec

from bilateral.record.facts import Fact

_PLAIN: dict[str, Any] = {
    "id": "aut-che-001",
    "date": "2020-05-04",
    "precision": "day",
    "actor": "AUT",
    "target": "CHE",
    "kind": "statement",
    "action": "SUPPORT",
    "dimension": "diplomatic",
    "rung": "words",
    "polarity": "for",
    "sentence": "Austria said in a test that it backed Switzerland in everything.",
    "published": "2020-05-04",
    "grade": "B2",
    "sources": [
        {
            "title": "A test",
            "publisher": "Nobody",
            "url": "https://example.org/a",
            "kind": "press",
            "checked_via": "written for the test",
            "checked_on": "2026-11-24",
        }
    ],
}


def fact(**changes: Any) -> Fact:  # noqa: ANN401 -- slots of many types
    """Return a well-formed fact with some slots changed."""
    return msgspec.convert({**_PLAIN, **changes}, Fact)


def source(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 -- slots of many types
    """Return a well-formed source with some slots changed."""
    return {**_PLAIN["sources"][0], **changes}
