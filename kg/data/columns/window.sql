SELECT begin, until AS "end", label, iri AS event FROM events WHERE begin <= $to AND until >= $from ORDER BY begin, iri
