"""Explicit dates as publication lines write them."""

import pytest

from filrouge.lang.pack import shipped
from filrouge.read.calendar import stated_days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "le jeudi 05 juillet 2018 à 16h35", ["2018-07-05"]),
        ("fr", "1er AOÛT 2012. -", ["2012-08-01"]),
        ("fr", "du 12 janv. 2014 au 3 févr. 2014", ["2014-01-12", "2014-02-03"]),
        ("fr", "03/04/2012 et 3.4.2012", ["2012-04-03", "2012-04-03"]),
        ("fr", "2012-05-06T10:00", ["2012-05-06"]),
        ("fr", "le 31 février 2011, le 45 mai 2012 et mai 2012", []),
        ("en", "Tuesday, April 11, 2023", ["2023-04-11"]),
        (
            "en",
            "Sept. 3, 2011; 3rd of May 2012; 30 Jun 2011; Dec 1 2011",
            ["2011-09-03", "2012-05-03", "2011-06-30", "2011-12-01"],
        ),
        ("en", "05/13/2014", ["2014-05-13"]),
        ("en", "05/03/2014", []),  # May or March: no figure says so
        ("en", "05/05/2014", ["2014-05-05"]),
        ("en", "He may 3, 2011 times", ["2011-05-03"]),
    ],
)
def test_days(language: str, text: str, days: list[str]) -> None:
    assert [found.day.isoformat() for found in stated_days(text, shipped(language))] == days
