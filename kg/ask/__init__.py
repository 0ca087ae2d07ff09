"""Questions in plain English, answered by SPARQL that can be read.

    words → mentions and times → frame → form → query → reply

The words of a question are linked to the graph (`names`, `lexicon`), its frame says what is asked for, when and in
which order (`frame`), the logical form (`form`) becomes one query (`sparql`), and the reply is what that query gives on
the store. Questions on events from articles have forms of their own (`told`, `read_told`, `told_sparql`).
"""

from .answer import Asker as Asker
from .complete import complete as complete
from .reply import Reply as Reply

__all__ = ["Asker", "Reply", "complete"]
