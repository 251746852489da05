"""docs/database.md as a test reads it: the queries with the rows that stand under them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "database.md"
EXAMPLE = re.compile(r"```sql\n(.*?)```\n```\n(.*?)```", re.S)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def text():
    return DOCUMENT.read_text()


def examples():
    """(query, the lines it gives), in the order of the page."""
    return [(query.strip(), rows.splitlines()) for query, rows in EXAMPLE.findall(text())]


def without_times(lines):
    return [TIME.sub("<time>", line) for line in lines]
