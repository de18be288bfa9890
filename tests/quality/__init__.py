"""The review of target quality: rules, labels, laws."""
