WITH acting AS (
  SELECT node, 'initiator' AS role, value AS agent FROM initiator
  UNION ALL SELECT node, 'recipient', value FROM recipient
  UNION ALL SELECT node, 'signatory', value FROM signatory
  UNION ALL SELECT node, 'mediator', value FROM mediator
)
SELECT e.key, a.role, a.agent, l.value AS name, n.value AS party, e.type, e.code, e.begin, e.until
FROM acting a
JOIN graph_events e ON e.iri = a.node
JOIN labels l ON l.node = a.agent
LEFT JOIN sides s ON s.node = a.agent
LEFT JOIN notations n ON n.node = s.value
