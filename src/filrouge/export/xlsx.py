"""An Excel workbook: the chronology, then a sheet with the exact words under every line, and the rest."""

from __future__ import annotations

import io
from typing import Any

from filrouge.export.citing import Sources
from filrouge.export.extras import require
from filrouge.export.packing import settled
from filrouge.export.tables import Table, tables
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTRA = "office"
_LONGEST = 32_767  # characters that Excel holds in one cell
_WIDEST = 60
_TITLE = 31  # characters of a sheet's name


def render(chronology: Chronology, words: Words) -> bytes:
    """The chronology as a workbook, text cells only."""
    require(EXTRA, words)
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and only for this format

    sources, book, out = Sources(chronology), Workbook(), io.BytesIO()
    book.remove(book.active)
    for table in tables(sources, words):
        _fill(book.create_sheet(table.title[:_TITLE]), table)
    book.save(out)
    return settled(out.getvalue(), sources.stamp())


def _fill(sheet: Any, table: Table) -> None:  # noqa: ANN401 - openpyxl has no types
    for row, cells in enumerate([table.headings, *table.rows], 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = text[:_LONGEST], "s"  # never a formula, number or date by guess
    sheet.freeze_panes = "A2"
    if table.rows:
        sheet.auto_filter.ref = sheet.dimensions
    for column, heading in enumerate(table.headings):
        longest = max(len(cells[column]) for cells in [table.headings, *table.rows])
        letter = sheet.cell(1, column + 1).column_letter
        sheet.column_dimensions[letter].width = min(_WIDEST, max(len(heading), longest) + 2)
