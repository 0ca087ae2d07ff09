SELECT guest.name, count(DISTINCT guest.key) AS visits
FROM parts guest JOIN parts host ON guest.key = host.key AND guest.agent <> host.agent
WHERE host.party = $country AND guest.type = 'visit' AND host.type = 'visit'
  AND guest.begin <= $to AND guest.until >= $from AND host.begin <= $to AND host.until >= $from
  AND ((guest.code = 'cameo/043' AND guest.role = 'recipient' AND host.role = 'initiator')
    OR (guest.code <> 'cameo/043' AND guest.role = 'initiator' AND host.role = 'recipient'))
GROUP BY guest.name
ORDER BY visits DESC, guest.name
