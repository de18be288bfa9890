"""Excel files: each sheet's cells as shown, merged cells, what is hidden."""
