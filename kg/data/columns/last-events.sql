WITH last AS (
  SELECT DISTINCT key, begin, until FROM parts WHERE name = $actor AND until < $before ORDER BY begin DESC, key LIMIT $count
)
SELECT begin, e.until AS "end", e.label, e.iri AS event FROM last JOIN events e USING (key, begin) ORDER BY begin DESC, e.iri
