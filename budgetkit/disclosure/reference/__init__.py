"""Reference lists: administrative divisions and budget classifications, by edition."""
