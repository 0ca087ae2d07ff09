SELECT DISTINCT begin, e.until AS "end", e.label, e.iri AS event
FROM parts p JOIN events e USING (key, begin)
WHERE p.name = $actor AND p.begin <= $to AND p.until >= $from
  AND p.type IN (FROM meeting_types)
ORDER BY begin, e.iri
