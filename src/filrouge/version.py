"""The program's version, apart from the package so that nothing inside imports the public names."""

VERSION = "0.1.0"
