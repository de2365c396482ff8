"""Exports: a chronology to bytes, one file a format, all named in `formats.FORMATS`."""
