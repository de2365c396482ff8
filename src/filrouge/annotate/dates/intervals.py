"""Intervals whose ends complete each other: `du 3 au 5 mars`, `summer-fall 1919`, `from 3 to 5 p.m.`."""

from __future__ import annotations

from dataclasses import replace

from filrouge.model.expression import Between, Calendar, Clock, End, Period, Told, Within


def interval(start: End, end: End, *, each: bool) -> Between:
    """The interval, each end with the month, year or half of the day that only the other one says."""
    first = _completed(start.value.told, end.value.told, earlier=True)
    last = _completed(end.value.told, first, earlier=False)
    return Between(_with(start, first), _with(end, last), each)


def _with(end: End, told: Told) -> End:
    return End(end.span, replace(end.value, told=told))


def _completed(told: Told, other: Told, *, earlier: bool) -> Told:
    if isinstance(told, Calendar) and isinstance(other, Calendar):
        return _calendar(told, other, earlier=earlier)
    if isinstance(told, Period) and isinstance(other, Within) and isinstance(other.inner, Period):
        return Within(told, other.outer)
    if isinstance(told, Clock) and isinstance(other, Clock) and earlier:
        zone = told.zone or other.zone
        hour = told.hour + 12 if told.hour < 12 <= other.hour and told.hour + 12 < other.hour <= 24 else told.hour
        return replace(told, zone=zone, hour=hour) if other.hour > 12 else replace(told, zone=zone)
    if isinstance(told, Calendar | Clock) and isinstance(other, Within) and isinstance(other.inner, Clock):
        return Within(told, other.outer) if isinstance(told, Clock) else told
    return told


def completed(told: Calendar, following: Calendar) -> Calendar:
    """A day with the month and year of the one after it: ``la nuit du ⟦4⟧ au 5 mars``."""
    return _calendar(told, following, earlier=True)


def _calendar(told: Calendar, other: Calendar, *, earlier: bool) -> Calendar:
    if earlier and told.year is None and told.direction is None:
        told = replace(told, direction=other.direction)
    if told.day is not None and told.month is None and other.day is not None:
        told = replace(told, month=other.month)
    if told.year is None and other.year is not None and told.month is not None:
        turns = other.month is not None and (told.month > other.month if earlier else told.month < other.month)
        year = other.year - 1 if turns and earlier else other.year + 1 if turns else other.year
        told = replace(told, year=year, short=other.short)
    if told.short != other.short and told.year is not None and other.year is not None:
        told = _whole_year(told, other)
    return told


def _whole_year(told: Calendar, other: Calendar) -> Calendar:
    """``1914-18``: the century of the whole year."""
    if told.short and other.year is not None and told.year is not None and other.year >= 100:
        return replace(told, year=other.year // 100 * 100 + told.year, short=False)
    return told
