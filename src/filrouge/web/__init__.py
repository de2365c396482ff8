"""The desk: a dossier in the browser, to read, check and correct. `application` is the way in."""

from filrouge.web.application import application
from filrouge.web.desk import Setting

__all__ = ["Setting", "application"]
