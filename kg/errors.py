"""The errors that Summitry raises, each one sentence: what is wrong, with which value, what to do.

KgError
├── UsageError        the call itself is wrong: unknown option value, bad date, missing parameter
├── ReadError         a source cannot be read as an article or a table
│   └── NoDateError   an article whose publication date nobody gave
├── StoreError        a store cannot be opened, written or does not exist
├── QueryError        SPARQL that does not parse, does not run, or is not allowed
└── DataError         a lexicon, gazetteer or ontology file of ours is broken
"""


class KgError(Exception):
    """The root of every error that Summitry raises on purpose; `str()` of it is one sentence for a person."""


class UsageError(KgError):
    """The call is wrong: a value that is not understood or a combination that makes no sense."""


class ReadError(KgError):
    """A source that cannot be read as an article or as a table."""


class NoDateError(ReadError):
    """An article without a publication date, against which its "on Monday" could not be resolved."""


class StoreError(KgError):
    """A store that does not exist, is in use by another process, or cannot be written."""


class QueryError(KgError):
    """A query that does not parse, fails, takes too long, or does what is not allowed."""


class DataError(KgError):
    """A data file that travels with the package, or a user's own lexicon, is not as it should be."""
