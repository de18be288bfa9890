"""Word files: the final text, headings, tables with merged cells, text boxes."""
