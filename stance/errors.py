"""The errors that people see: each names the value and the remedy in one line."""


class StanceError(Exception):
    """Base of every error that the command line prints as one line with exit code 1."""


class Refused(StanceError):
    """An input that cannot become an article; the rest of the run goes on."""

    def __init__(self, where: str, what: str, remedy: str):
        """Keep the three parts: `where` (path, URL or line), `what` is wrong, and the `remedy`."""
        super().__init__(f"{where}: {what}; {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class HomeError(StanceError):
    """The home cannot be used: not writable, made by a newer version, or damaged."""


class IndexMismatch(StanceError):
    """The vector index does not belong to the database; `stance index rebuild` mends it."""


class UsageError(StanceError):
    """What was asked cannot be understood; printed with exit code 2."""


class Ambiguous(UsageError):
    """A name that means several actors; each of the `choices` means one of them."""

    def __init__(self, name: str, choices: tuple[str, ...]):
        """Keep the name and the choices."""
        super().__init__(f"{name!r} can be {' or '.join(map(repr, choices))}; give one of these names")
        self.name, self.choices = name, choices
