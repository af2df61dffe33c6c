/*
title: Outlets closed, suspended or blocked
about: >
  Each closure, suspension, blocking or ban of an outlet, and each blocking of another institution (a video site), who decided it and who
  asked for it; closures that were only sought, as far as is known (the outcome of a case against several is not that of each); and who blocked or banned an outlet where a document only says
  that.
parameters:
  outlet: {type: entity, about: only this outlet}
  what: {type: choices, values: [closure, closure_sought, suspension, blocking, unblocking, ban], about: only these}
  named: {type: boolean, default: false, about: "only outlets that have a name, not what a document describes in words"}
  kinds: {type: choices, values: [Outlet, Company, Organization, Agency], about: "only these kinds: Outlet leaves out sites that are none"}
  since: {type: date, about: only on this day or later; what has no date is left out}
  until: {type: date, about: only on this day or earlier; what has no date is left out}
  as_of: {type: date, about: "what was in force on this day; without an end it possibly still was"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  outlet: {type: entity, about: which outlet or site}
  what: {type: text, about: "closure, closure_sought, suspension, blocking, unblocking or ban"}
  date: {type: date, about: "when; of a closure that was sought, when the case was opened", of: [step.date, dated.start]}
  dates: {type: texts, about: "every date that a document gives for it: more than one where they disagree or one is more exact", of: step.date}
  end: {type: date, about: until when, of: [step.end, dated.end]}
  by: {type: entities, about: "who decided, did or ordered it; of what is stated, only where that is stated too"}
  holds: {type: text, about: "with as_of: certainly or possibly; what was for some time is over after it"}
  claimants: {type: entities, about: who asked for it in the case}
  case: {type: entity, about: in which case}
  penalties: {type: texts, about: for how long, of: step.penalty}
  outcome: {type: texts, about: "what it was, in our words: that of the step as the documents on this outlet put it, or of the case where it is against this outlet alone", of: [step.description, case.outcome]}
  grounds: {type: maps, about: "the reason given, by document: ground, documents; more than one where a document gives several, or they differ"}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, step.disputed]}
  evidence: {type: evidence, about: that it happened to the outlet}
unit: measures
example: {outlet: "amnesty-2015:reaspublika"}
*/
CALL () {
  MATCH (o:Institution)<-[r:CONCERNS]-(e:Event)
  WHERE e.what IN ['blocking', 'unblocking'] OR o:Outlet AND e.what IN ['closure', 'suspension', 'ban']
  OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
  RETURN o, e, k, r, e.what AS what, e.date AS date, e.end AS end, e.date_earliest AS earliest, e.date_latest AS latest,
    COLLECT { MATCH (e)-[d:DECIDED_BY|DONE_BY]->(b) WHERE (d.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: d.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT b{.id, .kind, .name} } AS by, e.id AS step
UNION ALL
  MATCH (o:Outlet)-[r:DEFENDANT_IN]->(k:Case {category: 'closure'})
  WHERE NOT EXISTS { MATCH (k)<-[:STEP_OF]-(e:Event)-[:CONCERNS]->(o) WHERE e.what IN ['closure', 'suspension', 'blocking', 'ban'] }
  OPTIONAL MATCH (k)<-[:STEP_OF]-(began:Event {what: 'opened'})-[:CONCERNS]->(o)
  WITH o, r, k, head(collect(began)) AS began
  RETURN o, null AS e, k, r,
    CASE WHEN k.outcome IS NOT NULL AND COUNT { (k)<-[:DEFENDANT_IN]-() } = 1 THEN 'closure' ELSE 'closure_sought' END AS what,
    began.date AS date, null AS end, began.date_earliest AS earliest, began.date_latest AS latest,
    COLLECT { MATCH (k)-[h:HEARD_BY]->(b) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: h.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN b{.id, .kind, .name} } AS by, began.id AS step
UNION ALL
  MATCH (o:Outlet)<-[r:BLOCKED|BANNED]-(who:Entity)
  WHERE NOT EXISTS { MATCH (o)<-[:CONCERNS]-(e:Event)-[:DONE_BY|DECIDED_BY]->(who) WHERE e.what IN ['closure', 'suspension', 'blocking', 'ban'] }
  RETURN o, null AS e, null AS k, r, CASE type(r) WHEN 'BLOCKED' THEN 'blocking' ELSE 'ban' END AS what, r.start AS date, r.end AS end,
    r.start_earliest AS earliest, r.start_latest AS latest, [who{.id, .kind, .name}] AS by, null AS step
}
WITH *, head([p IN e.penalty WHERE p STARTS WITH 'ban P' | split(p, ' ')[1]]) AS length
WITH *, coalesce(e.end_earliest, r.end_earliest, toString(date(earliest) + duration(length))) AS ends,
  coalesce(e.end_latest, r.end_latest, toString(date(latest) + duration(length))) AS ended
WITH *, CASE WHEN $as_of IS NULL THEN null WHEN earliest > $as_of.latest OR ended < $as_of.earliest THEN 'no'
  WHEN latest <= $as_of.earliest AND ends >= $as_of.latest THEN 'certainly' ELSE 'possibly' END AS holds
WHERE (holds IS NULL OR holds <> 'no' AND what <> 'closure_sought') AND (NOT $named OR o.named IS NULL) AND ($kinds IS NULL OR o.kind IN $kinds) AND ($outlet IS NULL OR o.id = $outlet) AND ($what IS NULL OR what IN $what)
  AND ($since IS NULL OR latest >= $since.earliest) AND ($until IS NULL OR earliest <= $until.latest)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
WITH *, coalesce(e.ground, []) + [x IN coalesce(k.ground, []) WHERE what <> 'closure_sought' AND NOT x IN coalesce(e.ground, [])] AS grounds
RETURN o{.id, .kind, .name} AS outlet, what, date,
  COLLECT { MATCH (c:Claim {predicate: 'date'})-[:SUBJECT]->(e) WHERE c.certainty <> 'denied' RETURN DISTINCT c.value ORDER BY c.value } AS dates, end, by, holds,
  COLLECT { MATCH (k)<-[s:CLAIMANT_IN|PROSECUTOR_IN|COMPLAINANT_IN]-(b) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT b{.id, .kind, .name} } AS claimants,
  k{.id, .kind, .name} AS case, coalesce(e.penalty, []) AS penalties, CASE WHEN what = 'closure_sought' THEN [] WHEN e IS NULL OR e.description IS NULL AND COUNT { (k)<-[:DEFENDANT_IN]-() } = 1 THEN coalesce(k.outcome, [])
    ELSE COLLECT { MATCH (d:Claim {predicate: 'description'})-[:SUBJECT]->(e) WHERE d.certainty <> 'denied'
      AND EXISTS { MATCH (c:Claim {document: d.document}) WHERE c.id IN r.claims } RETURN DISTINCT d.value ORDER BY d.value } END AS outcome,
  COLLECT { UNWIND grounds AS ground WITH ground WHERE $reported_by IS NULL OR EXISTS { MATCH (c:Claim {predicate: 'ground', value: ground})-[:SUBJECT]->(x),
      (c)-[:FROM]->(said:Document) WHERE x IN [e, k] AND c.certainty <> 'denied' AND said.published_latest <= $reported_by.latest }
    RETURN {ground: ground, documents: COLLECT { MATCH (c:Claim {predicate: 'ground', value: ground})-[:SUBJECT]->(x)
    WHERE x IN [e, k] AND c.certainty <> 'denied' AND ($reported_by IS NULL OR EXISTS { MATCH (c)-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
    RETURN DISTINCT c.document AS d ORDER BY d }} ORDER BY ground } AS grounds,
  r.id AS relation, step, CASE WHEN step IS NULL THEN r.id END AS dated, r.certainty AS certainty, r.disputed OR 'date' IN coalesce(e.disputed, []) AS disputed,
  r.claims + COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty', 'ground'] RETURN c.id } AS evidence
ORDER BY o.name, o.id, coalesce(earliest, '9999'), what, e.id, k.id, r.id
