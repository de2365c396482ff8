"""The page of licences is that of the locked parts, and none of them binds what is made with filrouge."""

from __future__ import annotations

import sys

import pytest

from tests.loading import program

licences = program("scripts/licences.py")


def test_the_page_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["licences.py", "--check"])
    assert licences.main() == 0
    assert "| spacy |" in licences.PAGE.read_text("utf-8")


@pytest.mark.parametrize("stated", ["MIT", "Apache-2.0 OR GPL-3.0", "LGPL-3.0-only", "LGPL-LR", "MPL-2.0 AND MIT"])
def test_what_may_be_used(stated: str) -> None:
    assert licences.allowed(stated)


@pytest.mark.parametrize("stated", ["GPL-3.0-only", "AGPL-3.0", "GNU General Public License v3 (GPLv3)", "not stated"])
def test_what_may_not(stated: str) -> None:
    assert not licences.allowed(stated)
