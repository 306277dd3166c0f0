"""How large a file may be. A trust of schools fits several times over; a bomb does not."""

MIB = 1024 * 1024
INFLATED = 96 * MIB
ARCHIVE_ENTRIES = 2_000
ROWS = 200_000
COLUMNS = 200
CELLS = 6_000_000
CELL_CHARACTERS = 32_767  # as a spreadsheet's own limit
NAME = 80
FULL_NAME = 120
IDENTIFIER = 40
FORM = 20
