"""Events as triples and back: the one place that knows the shape of the graph.

`article` writes what one article says into its named graph (article, mentions, reports, claims); `report` reads it
back; `record` writes and reads the consolidated layer in the default graph; `reference` describes the parties and
places that are used. Where things are stored, and how queries run, is left to `kg.store` and `kg.query`.
"""
