"""Language packs: the loader, and one folder of data a language."""
