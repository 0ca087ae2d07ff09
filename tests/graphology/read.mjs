// Reads GEXF files as Gephi Lite does and prints what it saw, one JSON line a file: node read.mjs FILE ...
import { readFileSync } from "node:fs";
import gexf from "graphology-gexf";
import Graph from "graphology";

class Multi extends Graph {
  constructor(options) {
    super({ ...options, multi: true });
  }
}

for (const path of process.argv.slice(2)) {
  const graph = gexf.parse(Multi, readFileSync(path, "utf8"));
  const nodes = graph.mapNodes((id, attributes) => [id, attributes]);
  const edges = graph.mapEdges((id, attributes, source, target) => [id, source, target, attributes]);
  console.log(JSON.stringify({ type: graph.type, nodes, edges }));
}
