"""What the narrative says, held against the tables and against itself."""
