WITH met AS (
  SELECT a.party AS side, b.party AS other, a.begin
  FROM parts a JOIN parts b ON a.key = b.key
  WHERE b.party IN ($a, $b) AND a.party <> b.party AND a.type IN (FROM meeting_types)
), days AS (SELECT DISTINCT side, other, begin FROM met WHERE side NOT IN ($a, $b)
), near AS (
  SELECT x.side, x.begin AS met_a, y.begin AS met_b
  FROM (SELECT * FROM days WHERE other = $a) x ASOF JOIN (SELECT * FROM days WHERE other = $b) y
    ON x.side = y.side AND x.begin >= y.begin
  UNION ALL
  SELECT x.side, x.begin, y.begin
  FROM (SELECT * FROM days WHERE other = $a) x ASOF JOIN (SELECT * FROM days WHERE other = $b) y
    ON x.side = y.side AND x.begin <= y.begin
)
SELECT side FROM near GROUP BY side HAVING min(abs(date_diff('day', met_a, met_b))) <= $days ORDER BY side
