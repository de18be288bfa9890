"""``python -m budgetkit``: the command line, where the script is not on the path."""

from budgetkit.cli import main

if __name__ == "__main__":
    main()
