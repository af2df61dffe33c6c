/*
title: Judges and their cases
about: Which judge sat in which case, against whom, at which court, and what the judge decided there.
parameters:
  judge: {type: entity, about: only this judge}
  defendant: {type: entity, about: only cases against this person or institution}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  judge: {type: entity, about: the judge}
  case: {type: entity, about: the case}
  category: {type: text, about: "criminal, civil …", of: case.category}
  courts: {type: entities, about: the courts that heard the case}
  defendants: {type: entities, about: against whom}
  claimants: {type: entities, about: "who sued or complained"}
  decisions: {type: maps, about: "what the judge decided: what, date, step, certainty, by (who says so of what is alleged)", of: {what: step.what, date: step.date}}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: relation.disputed}
  evidence: {type: evidence, about: "that the judge sat in the case, and decided in it"}
unit: cases
example: {}
*/
MATCH (j:Person)-[r:JUDGE_IN]->(k:Case)
WHERE ($judge IS NULL OR j.id = $judge) AND ($defendant IS NULL OR EXISTS { MATCH (:Entity {id: $defendant})-[:DEFENDANT_IN]->(k) })
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN j{.id, .kind, .name} AS judge, k{.id, .kind, .name} AS case, k.category AS category,
  COLLECT { MATCH (k)-[s:HEARD_BY]->(c) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN c{.id, .kind, .name} ORDER BY c.name, c.id } AS courts,
  COLLECT { MATCH (k)<-[s:DEFENDANT_IN]-(d) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN d{.id, .kind, .name} ORDER BY d.name, d.id } AS defendants,
  COLLECT { MATCH (k)<-[s:CLAIMANT_IN|COMPLAINANT_IN]-(d) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT d{.id, .kind, .name} } AS claimants,
  COLLECT { MATCH (k)<-[:STEP_OF]-(e:Event)-[s:DECIDED_BY]->(j) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN {what: e.what, date: e.date, step: e{.id, .kind, .name}, certainty: s.certainty, by: COLLECT { MATCH (c:Claim {relation: s.id})-[:SAID_BY]->(x:Entity) RETURN DISTINCT x{.id, .kind, .name} }}
    ORDER BY coalesce(e.date_earliest, '9999'), e.id } AS decisions,
  r.id AS relation, r.certainty AS certainty, r.disputed AS disputed,
  r.claims + reduce(all = [], x IN COLLECT { MATCH (k)<-[:STEP_OF]-(:Event)-[y:DECIDED_BY]->(j) RETURN y.claims } | all + x) AS evidence
ORDER BY j.name, j.id, k.name, k.id
