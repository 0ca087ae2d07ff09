WITH both_sides AS (
  SELECT DISTINCT a.key, a.begin FROM parts a JOIN parts b ON a.key = b.key AND a.begin = b.begin
  WHERE a.party = $a AND b.party = $b AND a.begin <= $to AND a.until >= $from AND b.begin <= $to AND b.until >= $from
)
SELECT begin, e.until AS "end", e.label, e.iri AS event FROM both_sides JOIN events e USING (key, begin) ORDER BY begin, e.iri
