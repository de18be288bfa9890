"""Print the page, or write it with ``--write``."""

import sys

from tests.accuracy.page import page
from tests.accuracy.place import PAGE

if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), "utf-8")
    else:
        sys.stdout.write(page())
