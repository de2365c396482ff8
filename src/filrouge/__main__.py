"""`python -m filrouge`: the command line."""

from filrouge.cli import main

if __name__ == "__main__":
    main()
