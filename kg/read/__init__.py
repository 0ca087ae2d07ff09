"""From a source to articles: files, folders, packed files and stdin, in whatever form and encoding they come.

Every form ends as a mapping of fields and passes one door, `article_from_object`, which names the fields, finds the
day of publication, and splits the text into regions (body, caption, credit, tags ...). The text itself is never
changed there, so offsets into it are offsets into what the caller gave. Minting identifiers is left to `kg.rdf`.
"""

from .objects import article_from_object as article_from_object
from .sources import articles as articles

__all__ = ["article_from_object", "articles"]
