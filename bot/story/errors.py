"""Everything that can be wrong with what a person wrote, said so that it can be mended."""


class CrosscheckError(Exception):
    """Base of all errors that are told to a person; its text names the place and the remedy."""


class ReadingError(CrosscheckError):
    """A reading is broken: unknown name, bad range, missing field."""


class StoryError(CrosscheckError):
    """A story file is broken."""


class DigestError(CrosscheckError):
    """A digest is missing, damaged, or from another version of the format."""


class SettingsError(CrosscheckError):
    """The environment lacks something that this command needs."""


class UsageError(CrosscheckError):
    """A command was called with words it does not take."""


class IntakeError(CrosscheckError):
    """An article cannot be taken in: not found, refused as unsafe, too large, or of no known form."""


class DatabaseUnavailableError(CrosscheckError):
    """The database cannot be reached or used now; it says nothing about what is stored in it."""


class SealError(CrosscheckError):
    """A stored secret cannot be opened: its key is missing, or it was changed."""


class DraftingError(CrosscheckError):
    """Claims of an article could not be drafted; it may be tried again."""
