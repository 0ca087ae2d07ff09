WITH met AS (
  SELECT a.key, a.name AS one, b.name AS other
  FROM parts a JOIN parts b ON a.key = b.key AND a.name < b.name
  WHERE a.begin <= $to AND a.until >= $from AND b.begin <= $to AND b.until >= $from
    AND a.type IN (FROM meeting_types)
    AND b.type IN (FROM meeting_types)
)
SELECT one, other, count(DISTINCT key) AS events FROM met GROUP BY one, other ORDER BY events DESC, one, other LIMIT $count
