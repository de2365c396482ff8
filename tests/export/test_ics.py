"""iCalendar, read by the icalendar library."""

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from filrouge.export.ics import render
from filrouge.model.mentions import Status
from filrouge.words import words
from tests.builders import ENGLISH, chronology


def calendar(made=None):
    data = render(made or chronology(), words("en"))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return Calendar.from_ical(data)


def test_days_are_whole_and_the_end_is_the_day_after():
    (entry,) = calendar().walk("VEVENT")
    assert entry["uid"] == "e-call@filrouge"
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2025, 3, 3), date(2025, 3, 5))
    assert entry["dtstamp"].dt.date() == date(2025, 3, 4)
    assert entry["status"] == "CONFIRMED"
    assert ENGLISH in entry["description"]
    assert "call.txt [0–" in entry["description"]


def test_what_is_to_be_followed_is_a_task():
    (task,) = calendar().walk("VTODO")
    assert (task["due"].dt, task["status"], task["related-to"]) == (
        date(2025, 3, 7),
        "NEEDS-ACTION",
        "e-promise@filrouge",
    )


def test_the_undated_has_no_day():
    (entry,) = calendar().walk("VJOURNAL")
    assert entry["uid"] == "e-promise@filrouge"
    assert "dtstart" not in entry


def test_status_says_what_is_not_sure():
    made = chronology()
    for status, said in ((Status.ANNOUNCED, "TENTATIVE"), (Status.DENIED, "CANCELLED")):
        (entry,) = calendar(replace(made, events=(replace(made.events[0], status=status),))).walk("VEVENT")
        assert entry["status"] == said


def test_uids_are_unique():
    uids = [str(c["uid"]) for c in calendar().walk() if "uid" in c]
    assert len(uids) == len(set(uids)) == 3
