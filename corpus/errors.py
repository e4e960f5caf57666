"""The errors that people see. Each message says what is wrong and what to do, in Vietnamese."""


class TraCuuError(Exception):
    """Base of every error this program raises on purpose; its text is shown as it is."""


class UnreadableFile(TraCuuError):
    """A file that no reader can make text of, or that is empty, too large or damaged."""


class StoreError(TraCuuError):
    """The library's home cannot be opened, written, or was made by a newer version."""


class NotFound(TraCuuError):
    """Nothing in the library has that id."""
