"""SPARQL over a store: named queries of `queries/`, files, and text from strangers.

Parameters are written `$name` in a query, which SPARQL takes for a variable; they are put in as terms, never pasted.
`SERVICE`, which would reach into the network, is refused unless it is asked for.
"""

from .named import NamedQuery as NamedQuery
from .named import named_queries as named_queries
from .named import named_query as named_query
from .run import Answer as Answer
from .run import run as run
from .run import run_named as run_named
from .run import select as select
