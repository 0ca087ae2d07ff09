WITH met AS (
  SELECT DISTINCT key, begin FROM parts a SEMI JOIN parts b ON a.key = b.key AND b.party = $b
  WHERE a.party = $a AND a.type IN (FROM meeting_types)
), ends AS (
  SELECT * FROM met WHERE begin IN ((SELECT min(begin) FROM met), (SELECT max(begin) FROM met))
)
SELECT begin, e.until AS "end", e.label, e.iri AS event FROM ends JOIN events e USING (key, begin) ORDER BY begin, e.iri
