"""The events layer: what happened, sentence by sentence, before anything is merged."""

from filrouge.annotate.events.found import Found
from filrouge.annotate.events.lines import lines
from filrouge.annotate.events.telling import events, given

__all__ = ["Found", "events", "given", "lines"]
