"""A package, so that `tests` is this folder and not one that a dependency installs."""
