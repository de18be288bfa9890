"""Web pages: tables with spans and the text between them; nothing is run or fetched."""
