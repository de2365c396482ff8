"""Reading: files, folders, archives and standard input to articles, one file a format."""

from filrouge.read.formats import READERS
from filrouge.read.options import Limits, ReadOptions
from filrouge.read.reading import read

__all__ = ["READERS", "Limits", "ReadOptions", "read"]
