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
  category: {type: text, about: "criminal, civil …"}
  courts: {type: entities, about: the courts that heard the case}
  defendants: {type: entities, about: against whom}
  claimants: {type: entities, about: "who sued or complained"}
  decisions: {type: maps, about: "what the judge decided: what, date, step"}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: some document says otherwise}
  evidence: {type: evidence, about: that the judge sat in the case}
unit: cases
example: {}
*/
MATCH (j:Person)-[r:JUDGE_IN]->(k:Case)
WHERE ($judge IS NULL OR j.id = $judge) AND ($defendant IS NULL OR EXISTS { MATCH (:Entity {id: $defendant})-[:DEFENDANT_IN]->(k) })
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN j{.id, .kind, .name} AS judge, k{.id, .kind, .name} AS case, k.category AS category,
  COLLECT { MATCH (k)-[:HEARD_BY]->(c) RETURN c{.id, .kind, .name} ORDER BY c.name, c.id } AS courts,
  COLLECT { MATCH (k)<-[:DEFENDANT_IN]-(d) RETURN d{.id, .kind, .name} ORDER BY d.name, d.id } AS defendants,
  COLLECT { MATCH (k)<-[:CLAIMANT_IN|COMPLAINANT_IN]-(d) RETURN DISTINCT d{.id, .kind, .name} } AS claimants,
  COLLECT { MATCH (k)<-[:STEP_OF]-(e:Event)-[:DECIDED_BY]->(j) RETURN {what: e.what, date: e.date, step: e{.id, .kind, .name}}
    ORDER BY coalesce(e.date_earliest, '9999'), e.id } AS decisions,
  r.certainty AS certainty, r.disputed AS disputed,
  r.claims + reduce(all = [], x IN COLLECT { MATCH (k)<-[:STEP_OF]-(:Event)-[y:DECIDED_BY]->(j) RETURN y.claims } | all + x) AS evidence
ORDER BY j.name, j.id, k.name, k.id
