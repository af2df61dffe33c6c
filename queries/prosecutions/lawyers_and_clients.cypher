/*
title: Lawyers and their clients
about: >
  Who is lawyer in which case and of whom, and who represents whom. Where a document does not say whose lawyer it is, the client is empty: that
  somebody is defendant in the case does not make them the client.
parameters:
  lawyer: {type: entity, about: only this lawyer or firm}
  client: {type: entity, about: only lawyers of this client}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  lawyer: {type: entity, about: "a person, firm or organisation"}
  client: {type: entity, about: whose lawyer; null where no document says}
  case: {type: entity, about: in which case; null where they represent the client in general}
  how: {type: text, about: "LAWYER_IN or REPRESENTS"}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: some document says otherwise}
  evidence: {type: evidence, about: for the relation}
unit: lawyers and clients
example: {}
*/
CALL () {
  MATCH (l:Entity)-[r:LAWYER_IN]->(k:Case)
  UNWIND CASE WHEN r.of IS NULL THEN [null] ELSE split(r.of, '; ') END AS of
  OPTIONAL MATCH (same:Entity {id: of})
  OPTIONAL MATCH (:FormerId {id: of})-[:NOW]->(now:Entity)
  RETURN DISTINCT l, coalesce(same, now) AS client, k, r
UNION ALL
  MATCH (l:Entity)-[r:REPRESENTS]->(client:Entity)
  RETURN l, client, null AS k, r
}
WITH * WHERE ($lawyer IS NULL OR l.id = $lawyer) AND ($client IS NULL OR client.id = $client)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN l{.id, .kind, .name} AS lawyer, client{.id, .kind, .name} AS client, k{.id, .kind, .name} AS case, type(r) AS how,
  r.certainty AS certainty, r.disputed AS disputed, r.claims AS evidence
ORDER BY l.name, l.id, client.name, client.id, k.name, k.id, how
