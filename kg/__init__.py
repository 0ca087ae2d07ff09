"""Summitry: a knowledge graph of who met whom, where and when, read out of the news."""

from .errors import KgError as KgError
from .model import Article as Article
from .model import Event as Event
from .model import Interval as Interval
from .model import Participation as Participation
from .model import Place as Place
from .model import Record as Record
from .model import Source as Source
from .model import Span as Span
from .pipeline.graph import Graph as Graph
from .pipeline.graph import open as open
from .timeline import Filters as Filters
from .timeline import Timeline as Timeline

__version__ = "0.1.0"
