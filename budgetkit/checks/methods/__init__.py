"""How the rules are carried out, one module per subject."""
