"""The dataset: tidy tables whose every row says where it came from."""
