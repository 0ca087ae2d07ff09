SELECT b.name, b.type, count(DISTINCT b.key) AS events, min(b.begin) AS first, max(b.until) AS last
FROM parts a JOIN parts b ON a.key = b.key AND a.agent <> b.agent
WHERE a.name = $actor
GROUP BY b.name, b.type ORDER BY events DESC, b.name, b.type
