/*
title: Lawyers and their clients
about: >
  Who is lawyer in which case and of whom, and which lawyer represents whom: one row for each lawyer, client and case. Where a document does not
  say whose lawyer it is, the client is empty: that somebody is defendant in the case does not make them the client. Who represents somebody
  and is no lawyer (a spokesman, an official) is not here; the relation is in `affiliations`.
parameters:
  lawyer: {type: entity, about: only this lawyer or firm}
  client: {type: entity, about: only lawyers of this client}
  named: {type: boolean, default: false, about: "only lawyers with a name, not whom a document only describes; their clients may have none"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  lawyer: {type: entity, about: "a person, firm or organisation"}
  client: {type: entity, about: whose lawyer; null where no document says}
  case: {type: entity, about: in which case; null where they represent the client in general}
  certainty: {type: text, about: "stated, alleged or denied: that of the surest", of: relations.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: relations.disputed}
  evidence: {type: evidence, about: "that they are lawyer in the case, and represent the client"}
unit: lawyers and clients
example: {}
*/
CALL () {
  MATCH (l:Entity)-[r:LAWYER_IN]->(k:Case)
  UNWIND CASE WHEN r.of IS NULL THEN [null] ELSE split(r.of, '; ') END AS of
  OPTIONAL MATCH (same:Entity {id: of})
  OPTIONAL MATCH (:FormerId {id: of})-[:NOW]->(now:Entity)
  WITH l, coalesce(same, now) AS client, k, r
  OPTIONAL MATCH (l)-[general:REPRESENTS]->(client)
  UNWIND [r, general] AS said
  RETURN DISTINCT l, client, k, said
UNION ALL
  MATCH (l:Entity)-[said:REPRESENTS]->(client:Entity)
  WHERE (l:Lawyer OR EXISTS { (l)-[:LAWYER_IN]->() })
    AND NOT EXISTS { MATCH (l)-[in:LAWYER_IN]->(:Case) UNWIND split(in.of, '; ') AS of
      MATCH (x) WHERE (x:Entity OR x:FormerId) AND x.id = of AND (x = client OR (x)-[:NOW]->(client)) }
  RETURN l, client, null AS k, said
}
WITH * WHERE said IS NOT NULL AND ($lawyer IS NULL OR l.id = $lawyer) AND ($client IS NULL OR client.id = $client)
  AND (NOT $named OR l.named IS NULL)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN said.claims AND x.published_latest <= $reported_by.latest })
WITH l, client, k, collect(said) AS said
RETURN l{.id, .kind, .name} AS lawyer, client{.id, .kind, .name} AS client, k{.id, .kind, .name} AS case,
  head([x IN ['stated', 'alleged', 'denied'] WHERE any(r IN said WHERE r.certainty = x)]) AS certainty, any(r IN said WHERE r.disputed) AS disputed,
  [r IN said | r.id] AS relations, reduce(all = [], r IN said | all + r.claims) AS evidence
ORDER BY l.name, l.id, client.name, client.id, k.name, k.id
