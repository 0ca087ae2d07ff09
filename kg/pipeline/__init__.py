"""From sources to the graph: read, extract, link, write. What `kg add` and `kg remove` do.

`add` is the way of the data in one place; `consolidation` keeps the consolidated layer in step.
"""
