"""How disclosures, corpora and sources show themselves in a notebook and a terminal."""
