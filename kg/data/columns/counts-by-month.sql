SELECT strftime(begin, '%Y-%m') AS month, count(*) AS events
FROM events WHERE begin <= $to AND until >= $from AND ($type = '' OR type = $type)
GROUP BY month ORDER BY month
