/*
title: What courts decided
about: >
  Each decision of a court or judge in a case, whom it concerned, and what it meant for the charges and in penalties; also verdicts, sentences, remands,
  hearings and decisions on appeal by courts that no document names (`court` is empty), and appeals (`done_by` says whose).
parameters:
  court: {type: entity, about: "only decisions of this court or judge; of a court, also those of judges in cases that it alone heard"}
  what:
    type: choices
    values: [verdict, sentence, appeal, appeal_decision, trial_start, hearing, remand, house_arrest, order, ban, closure, blocking, suspension, dropped, release, bail, warning]
    about: only these decisions
  category: {type: choices, values: categories, about: only in cases of these categories}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference)"}
  since: {type: date, about: only on this day or later; what has no date is left out}
  until: {type: date, about: only on this day or earlier; what has no date is left out}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  court: {type: entity, about: who decided; null where no document says}
  what: {type: text, about: "verdict, sentence, remand …"}
  date: {type: date, about: when, of: decision.date}
  decision: {type: entity, about: the step}
  case: {type: entity, about: in which case}
  concerned: {type: entities, about: whom it concerned}
  done_by: {type: entities, about: "of an appeal, who appealed"}
  charges: {type: maps, about: "the charges it concerned: charge, provision (null where none is given), status", of: {provision: charge.provision, status: charge.status}}
  penalties: {type: texts, about: "as imprisonment P3Y, fine KZT 50000", of: decision.penalty}
  changes: {type: maps, about: "what it made of an earlier step: step, result"}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, decision.disputed]}
  evidence: {type: evidence, about: "for who decided, when, and the penalties"}
unit: decisions
example: {what: [sentence]}
*/
MATCH (e:Event)
OPTIONAL MATCH (who:Court|Person|Agency)<-[r:DECIDED_BY]-(e)
  WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: r.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH e, who, r, coalesce(r.claims, COLLECT { MATCH (c:Claim {predicate: 'what'})-[:SUBJECT]->(e) RETURN c.id }) AS claims
WHERE (who IS NOT NULL OR e.what IN ['verdict', 'sentence', 'appeal', 'appeal_decision', 'trial_start', 'hearing', 'remand', 'house_arrest'])
  AND ($court IS NULL OR who.id = $court OR EXISTS {
    MATCH (e)-[:STEP_OF]->(heard:Case)-[:HEARD_BY]->(:Court {id: $court}), (who)-[:JUDGE_IN]->(heard)
    WHERE COUNT { (heard)-[:HEARD_BY]->() } = 1 })
  AND ($what IS NULL OR e.what IN $what)
  AND ($since IS NULL OR e.date_latest >= $since.earliest) AND ($until IS NULL OR e.date_earliest <= $until.latest)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN claims AND x.published_latest <= $reported_by.latest })
OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH * WHERE ($category IS NULL OR k.category IN $category) AND ($occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(k) })
RETURN who{.id, .kind, .name} AS court, e.what AS what, e.date AS date, e{.id, .kind, .name} AS decision, k{.id, .kind, .name} AS case,
  COLLECT { MATCH (e)-[s:CONCERNS]->(d:Person|Institution) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN d{.id, .kind, .name} ORDER BY d.name, d.id } AS concerned,
  COLLECT { MATCH (e)-[s:DONE_BY]->(d) WHERE e.what = 'appeal' AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN d{.id, .kind, .name} ORDER BY d.name, d.id } AS done_by,
  COLLECT { MATCH (e)-[s:CONCERNS]->(ch:Charge) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN {charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END, status: ch.status}
    ORDER BY ch.name, ch.id } AS charges,
  coalesce(e.penalty, []) AS penalties, r.id AS relation,
  COLLECT { MATCH (e)-[c:CHANGES]->(x) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: c.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN {step: x{.id, .kind, .name}, result: c.result} ORDER BY x.id } AS changes,
  coalesce(r.certainty, head(COLLECT { MATCH (e)-[c:CONCERNS|STEP_OF]->() RETURN c.certainty ORDER BY c.certainty DESC }), 'stated') AS certainty,
  coalesce(r.disputed, false) OR size(coalesce(e.disputed, [])) > 0 AS disputed,
  claims + COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty', 'CONCERNS'] RETURN c.id } AS evidence
ORDER BY who IS NULL, who.name, who.id, coalesce(e.date_earliest, '9999'), k.id, e.id
