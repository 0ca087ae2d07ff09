"""The graph in the tools that people use: Gephi, spreadsheets, maps, calendars, a page, RDF.

`write` takes records (`kg.timeline.records`) and a format by name; `write_rdf` takes the store. Both write files that
appear whole or not at all. Networks as values are in `kg.export.network`.
"""

from .formats import Format as Format
from .formats import formats as formats
from .formats import write as write
from .network import NETWORKS as NETWORKS
from .network import build_network as build_network
from .network import to_networkx as to_networkx
from .rdf import write_rdf as write_rdf
