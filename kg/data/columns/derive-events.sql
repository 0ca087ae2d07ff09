SELECT
  ('0x' || substr(split_part(o.node, '/', -1), 1, 16))::UBIGINT AS key, o.node AS iri, o.value AS origin, k.type,
  regexp_extract(c.value, '/id/(.+)$', 1) AS code, b.value::DATE AS begin, u.value::DATE AS until,
  split_part(s.value, '/', -1) AS status, l.value AS label, w.value AS place, p.value AS spot, r.value AS process
FROM origins o
JOIN types t ON t.node = o.node JOIN kinds k ON k.class = t.value
JOIN codes c ON c.node = o.node
JOIN begins b ON b.node = o.node
JOIN untils u ON u.node = o.node
JOIN statuses s ON s.node = o.node
JOIN labels l ON l.node = o.node
LEFT JOIN places p ON p.node = o.node
LEFT JOIN labels w ON w.node = p.value
LEFT JOIN processes q ON q.node = o.node
LEFT JOIN labels r ON r.node = q.value
WHERE o.value <> 'article'
