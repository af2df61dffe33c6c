/*
title: In which cases is somebody, and as what
about: >
  Every case in which an actor has a role, with the charges it faces there, the courts, and how it ended. With `reported_by`, charges stand as the
  documents published by then tell.
parameters:
  actor: {type: entity, required: true, about: whose cases}
  role:
    type: choices
    values: [defendant, complainant, claimant, victim, prosecutor, investigator, judge, lawyer, witness, court]
    about: only as this
  category: {type: choices, values: categories, about: only cases of these categories}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  case: {type: entity, about: the case}
  role: {type: text, about: what the actor is in it}
  category: {type: text, about: "criminal, civil, administrative …", of: case.category}
  charges: {type: maps, about: "if defendant, the charges: charge, provision, status, status_date"}
  outcome: {type: texts, about: "how a case without charges ended, in our words", of: case.outcome}
  courts: {type: entities, about: which courts heard it}
  from: {type: date, about: its first dated step, of: first.date}
  to: {type: date, about: its last dated step, of: last.date}
  related: {type: entities, about: related cases}
  documents: {type: integer, about: how many documents speak of the actor's role in it, of: relation.documents}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: relation.disputed}
  evidence: {type: evidence, about: for the role and the charges}
unit: cases
finish: cases
example: {actor: "amnesty-2015:guzyal-baidalinova"}
*/
MATCH (a:Entity {id: $actor})
MATCH (a)-[r:DEFENDANT_IN|COMPLAINANT_IN|CLAIMANT_IN|VICTIM_IN|PROSECUTOR_IN|INVESTIGATOR_IN|JUDGE_IN|LAWYER_IN|WITNESS_IN|HEARD_BY]-(k:Case)
WITH a, r, k, CASE type(r) WHEN 'HEARD_BY' THEN 'court' ELSE toLower(split(type(r), '_')[0]) END AS role
WHERE ($role IS NULL OR role IN $role) AND ($category IS NULL OR k.category IN $category)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
CALL (a, r, k) {
  OPTIONAL MATCH (a)-[f:FACES]->(ch:Charge)-[:IN_CASE]->(k) WHERE type(r) = 'DEFENDANT_IN' AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN f.claims AND x.published_latest <= $reported_by.latest })
  WITH ch, f, COLLECT { MATCH (ch)<-[:SUBJECT]-(c:Claim)-[:FROM]->(x:Document) WHERE c.predicate IN ['status', 'UNDER']
    AND x.published_latest <= $reported_by.latest RETURN c{.predicate, .to, .value, .start, .certainty, .document, published: x.published} ORDER BY c.place } AS told
  ORDER BY ch.provision, ch.id
  RETURN [x IN collect(ch{charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END, .status, .status_date, .history, told: told}) WHERE x IS NOT NULL] AS charges,
    reduce(all = [], x IN collect(f.claims) | all + x) AS faced
}
WITH *, COLLECT { MATCH (k)<-[:STEP_OF]-(e) WHERE e.date IS NOT NULL AND ($reported_by IS NULL OR EXISTS {
    MATCH (e)<-[:SUBJECT]-(:Claim {predicate: 'date'})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN e } AS dated
WITH *, head(COLLECT { UNWIND dated AS e RETURN e ORDER BY e.date_earliest LIMIT 1 }) AS began,
  head(COLLECT { UNWIND dated AS e RETURN e ORDER BY e.date_latest DESC LIMIT 1 }) AS ended
RETURN k{.id, .kind, .name} AS case, role, k.category AS category, charges, coalesce(k.outcome, []) AS outcome,
  COLLECT { MATCH (k)-[h:HEARD_BY]->(c) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: h.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN c{.id, .kind, .name} ORDER BY c.name, c.id } AS courts,
  began.date AS from, ended.date AS to, began.id AS first, ended.id AS last, r.id AS relation,
  COLLECT { MATCH (k)-[s:RELATED_CASE]-(c) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT c{.id, .kind, .name} } AS related,
  r.documents AS documents, r.certainty AS certainty, r.disputed AS disputed, r.claims + faced AS evidence
ORDER BY coalesce(from, '9999'), k.name, k.id, role
