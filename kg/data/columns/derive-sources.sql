SELECT e.key, d.value AS source, e.begin FROM derived d JOIN graph_events e ON e.iri = d.node
