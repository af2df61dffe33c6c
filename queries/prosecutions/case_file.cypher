/*
title: Everything in a case
about: >
  A case from its parties to its last step: one row for the case itself, each party, each charge of each defendant with its history, and each step (opening,
  searches, remands, hearings, verdicts, sentences, appeals), the steps in the order in which they happened. With `related`, also the cases that a document
  calls related and the other cases of the same defendants, each under its own name: what happened in one is not told of the other.
parameters:
  case: {type: entity, about: which case}
  actor: {type: entity, about: "the cases in which this person or institution is defendant, claimant or complainant"}
  related: {type: boolean, default: false, about: "with case: also related cases, and other cases of its defendants"}
  occasion: {type: entity, about: "only cases that arose from this event (a protest, a riot, a press conference)"}
  category: {type: choices, values: categories, about: only cases of these categories}
  parts: {type: choices, values: [case, party, charge, step], about: only these parts}
  as_of: {type: date, about: "charges as they stood on this day, and only steps that had begun by then; what has no date is left out"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  case: {type: entity, about: which case}
  part: {type: text, about: "case, party, charge or step"}
  what: {type: text, about: "of the case its category, of a party its role, of a step what happened; charge", of: [thing.category, thing.what]}
  date: {type: date, about: "of a step when it happened; of a party or charge since when, where a document says so", of: [thing.date, dated.start]}
  end: {type: date, about: "of a step until when", of: thing.end}
  who: {type: entities, about: "the party, who faces the charge, whom the step concerns"}
  done_by: {type: entities, about: "who did the step; of what is stated, only where that is stated too"}
  decided_by: {type: entities, about: "the court or judge; of the case, those that heard it"}
  provision: {type: text, about: "of a charge, as finely as any document gives it", of: thing.provision}
  status: {type: text, about: where the charge stands}
  status_date: {type: date, about: since when}
  history: {type: texts, about: "all statuses of the charge, oldest first: 2015-12-18 investigated; ? where undated"}
  pleas: {type: texts, about: "what the defendant says to the charge: denied, admitted, confessed, retracted", of: thing.plea}
  penalties: {type: texts, about: "of a step: imprisonment P3Y, fine KZT 50000", of: thing.penalty}
  changes: {type: maps, about: "what the step made of an earlier one: step, result"}
  text: {type: texts, about: "in our words: how the case ended, damage alleged, the offence, what the step was", of: [thing.outcome, thing.damage, thing.description, thing.offence, thing.ground]}
  thing: {type: entity, about: "the case, party, charge or step itself"}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, thing.disputed]}
  evidence: {type: evidence, about: for this part of the case}
unit: parts of cases
finish: history
example: {case: "amnesty-2015:nakanune-274", related: true}
*/
CALL () {
  MATCH (k:Case) WHERE $case IS NULL AND $actor IS NULL RETURN k
UNION
  MATCH (k:Case {id: $case}) RETURN k
UNION
  MATCH (:Case {id: $case})-[:RELATED_CASE]-(k:Case) WHERE $related RETURN k
UNION
  MATCH (:Case {id: $case})<-[:DEFENDANT_IN]-(:Entity)-[:DEFENDANT_IN]->(k:Case) WHERE $related RETURN k
UNION
  MATCH (:Entity {id: $actor})-[:DEFENDANT_IN|CLAIMANT_IN|COMPLAINANT_IN]->(k:Case) WHERE $case IS NULL RETURN k
}
WITH k WHERE ($actor IS NULL OR EXISTS { (k)<-[:DEFENDANT_IN|CLAIMANT_IN|COMPLAINANT_IN]-(:Entity {id: $actor}) })
  AND ($category IS NULL OR k.category IN $category)
  AND ($occasion IS NULL OR EXISTS { (k)-[:AROSE_FROM]->(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) })
CALL (k) {
  WITH k, COLLECT { MATCH (c:Claim)-[:SUBJECT]->(k) WHERE c.predicate IN ['category', 'outcome', 'damage', 'description'] RETURN c.id } AS claims
  RETURN 1 AS place, 'case' AS part, k.category AS what, null AS date, null AS earliest, [] AS who, k AS thing, coalesce(k.outcome, []) +
    [x IN [k.damage] WHERE x IS NOT NULL | 'damage ' + x] + coalesce(k.description, []) AS text, null AS certainty, false AS disputed, claims, null AS relation
UNION ALL
  MATCH (k)<-[r:DEFENDANT_IN|COMPLAINANT_IN|CLAIMANT_IN|VICTIM_IN|PROSECUTOR_IN|INVESTIGATOR_IN|JUDGE_IN|LAWYER_IN|WITNESS_IN]-(a:Entity)
  RETURN 2 AS place, 'party' AS part, toLower(split(type(r), '_')[0]) AS what, r.start AS date, null AS earliest, [a] AS who, a AS thing, [] AS text,
    r.certainty AS certainty, r.disputed AS disputed, r.claims AS claims, r.id AS relation
UNION ALL
  MATCH (k)<-[:IN_CASE]-(ch:Charge)<-[r:FACES]-(a:Entity)
  RETURN 3 AS place, 'charge' AS part, 'charge' AS what, r.start AS date, null AS earliest, [a] AS who, ch AS thing,
    coalesce(ch.offence, []) + [x IN [ch.damage] WHERE x IS NOT NULL | 'damage ' + x] + coalesce(ch.description, []) AS text,
    r.certainty AS certainty, r.disputed OR size(coalesce(ch.disputed, [])) > 0 AS disputed,
    r.claims + COLLECT { MATCH (ch)<-[:SUBJECT]-(c:Claim) WHERE c.predicate IN ['status', 'plea', 'offence', 'damage'] RETURN c.id } AS claims, r.id AS relation
UNION ALL
  MATCH (k)<-[r:STEP_OF]-(e:Event) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: r.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
  RETURN 4 AS place, 'step' AS part, e.what AS what, e.date AS date, coalesce(e.date_earliest, head(COLLECT { MATCH (e)-[:AFTER|CHANGES]->{1,6}(o:Event)
      WHERE o.date IS NOT NULL RETURN o.date_earliest AS day ORDER BY day DESC LIMIT 1 }), '9999') AS earliest,
    COLLECT { MATCH (e)-[s:CONCERNS]->(a:Person|Institution) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN a ORDER BY a.name, a.id } AS who, e AS thing, coalesce(e.description, []) + [x IN coalesce(e.ground, []) | 'ground: ' + x] AS text,
    r.certainty AS certainty, r.disputed OR size(coalesce(e.disputed, [])) > 0 AS disputed,
    r.claims + COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty', 'ground', 'CONCERNS', 'DONE_BY', 'DECIDED_BY', 'CHANGES'] RETURN c.id } AS claims, r.id AS relation
}
WITH * WHERE ($parts IS NULL OR part IN $parts) AND ($as_of IS NULL OR part <> 'step' OR thing.date_earliest <= $as_of.latest)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN claims AND x.published_latest <= $reported_by.latest })
WITH *, head(COLLECT { MATCH (k)<-[:STEP_OF]-(e) WHERE e.date IS NOT NULL RETURN e.date_earliest AS day ORDER BY day LIMIT 1 }) AS began
RETURN k{.id, .kind, .name} AS case, part, what, date, CASE part WHEN 'step' THEN thing.end END AS end, [x IN who | x{.id, .kind, .name}] AS who,
  COLLECT { MATCH (thing)-[s:DONE_BY]->(o) WHERE part = 'step' AND (s.certainty = 'stated' OR certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS done_by,
  COLLECT { MATCH (thing)-[s:DECIDED_BY|HEARD_BY]->(o) WHERE part IN ['step', 'case'] AND (s.certainty = 'stated' OR coalesce(certainty, 'stated') <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS decided_by,
  CASE WHEN part = 'charge' AND EXISTS { (thing)-[:UNDER]->() } THEN thing.provision END AS provision,
  CASE part WHEN 'charge' THEN thing.status END AS status, CASE part WHEN 'charge' THEN thing.status_date END AS status_date,
  CASE part WHEN 'charge' THEN thing.history END AS history, CASE part WHEN 'charge' THEN coalesce(thing.plea, []) ELSE [] END AS pleas,
  COLLECT { MATCH (thing)<-[:SUBJECT]-(c:Claim {predicate: 'status'})-[:FROM]->(x:Document) WHERE part = 'charge' AND x.published_latest <= $reported_by.latest
    RETURN c{.value, .start, .certainty, .document, published: x.published} ORDER BY c.place } AS told,
  CASE part WHEN 'step' THEN coalesce(thing.penalty, []) ELSE [] END AS penalties,
  COLLECT { MATCH (thing)-[c:CHANGES]->(x) WHERE part = 'step' AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: c.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN {step: x{.id, .kind, .name}, result: c.result} ORDER BY x.id } AS changes,
  text, relation, CASE WHEN part <> 'step' THEN relation END AS dated, thing{.id, .kind, .name} AS thing, coalesce(certainty, 'stated') AS certainty, disputed, claims AS evidence
ORDER BY k.id <> coalesce($case, k.id), coalesce(began, '9999'), k.name, k.id, place, earliest, date IS NULL, coalesce(date, ''), what, who[0].name, thing.id
