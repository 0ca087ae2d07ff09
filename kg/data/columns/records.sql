WITH chosen AS (
  SELECT * FROM events e
  WHERE CASE WHEN begin IS NULL THEN $from = DATE '0001-01-01' AND $to = DATE '9999-12-31'
             ELSE begin <= $to AND coalesce(until, begin) >= $from END
    AND ($place = '' OR contains(lower(place), lower($place)))
    AND ($type = '' OR type = $type) AND ($status = '' OR status = $status) AND ($origin = '' OR origin = $origin)
    AND ($party = '' OR key IN (SELECT key FROM parts WHERE party = $party))
    AND ($actor = '' OR key IN (SELECT key FROM parts WHERE name = $actor))
    AND ($person = '' OR key IN (SELECT key FROM parts WHERE role <> 'party' AND contains(lower(name), lower($person))))
), acting AS (
  SELECT key, list({role: p.role, name: p.name, party: p.party, agent: p.agent} ORDER BY p.role, p.agent) AS parts
  FROM parts p SEMI JOIN chosen c ON p.key = c.key AND p.begin = c.begin GROUP BY key
), behind AS (
  SELECT key, list(source ORDER BY source) AS records
  FROM sources s SEMI JOIN chosen c ON s.key = c.key AND s.begin = c.begin GROUP BY key
)
SELECT c.iri, c.origin, c.type, c.begin, c.until, c.status, c.label, c.spot, c.process, a.parts, b.records
FROM chosen c LEFT JOIN acting a USING (key) LEFT JOIN behind b USING (key)
ORDER BY c.begin IS NULL, c.begin, c.until, c.iri
