"""Everything that filrouge raises on purpose.

FilrougeError            anything below; its message is a sentence for people
├── PackError            a language pack is broken: names the file and the rule or line
├── InputError           a path, option or file that the user named cannot be used
│   └── FormatError      an output or input format that is not known
├── ModelMissingError         a parser model that a pack names is not installed
└── CheckError          a chronology no longer says what its sources say

What is wrong with one article is never raised: it is a `filrouge.model.text.Rejected` value.
"""


class FilrougeError(Exception):
    """The root of the tree."""


class PackError(FilrougeError):
    """A language pack is broken; raised at load."""


class InputError(FilrougeError):
    """Something the user named cannot be used."""


class FormatError(InputError):
    """An unknown format."""


class ModelMissingError(FilrougeError):
    """A model named by a pack is not installed."""


class CheckError(FilrougeError):
    """A span no longer says what the chronology shows."""
