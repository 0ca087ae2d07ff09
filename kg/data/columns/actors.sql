SELECT DISTINCT name, party AS side, agent AS actor FROM parts
WHERE contains(lower(name), lower($part)) ORDER BY name, actor
