"""Executing notebooks fast: an engine for papermill, and the server that forks for each report."""
