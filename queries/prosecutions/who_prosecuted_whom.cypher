/*
title: Who prosecuted whom
about: >
  Who took part in proceedings against somebody, and as what. In a case: prosecutor, investigator, judge, court, complainant, claimant.
  In a step: arresting (arrested or detained), searching (searched or seized), charging (opened the case, suspected or charged),
  remanding (decided on remand or house arrest), sentencing (decided the verdict or the sentence). A claimant sues; it prosecutes nobody.
  A role that no document gives is not guessed.
parameters:
  who: {type: entity, about: "only this prosecutor, judge, court, claimant …"}
  defendant: {type: entity, about: only proceedings against this person or institution}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference)"}
  role:
    type: choices
    values: [prosecutor, investigator, judge, court, complainant, claimant, arresting, searching, charging, remanding, sentencing]
    about: only these roles
  provision: {type: provision, about: "only where a charge is under this provision, or under a part of it: 274 includes 274(3)"}
  since: {type: date, about: only what happened on this day or later; what has no date is left out}
  until: {type: date, about: only what happened on this day or earlier; what has no date is left out}
  named: {type: boolean, default: false, about: "only where both have a name, not what a document describes in words"}
  as_of: {type: date, about: as things stood on this day; later steps are left out and the status is that of the day}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  who: {type: entity, about: who took part}
  role: {type: text, about: as what}
  defendant: {type: entity, about: against whom}
  case: {type: entity, about: in which case; null for a step that belongs to none}
  category: {type: text, about: "criminal, civil, administrative, closure …", of: case.category}
  charge: {type: entity, about: the charge of the defendant in this case; null where there is none}
  provision: {type: text, about: the provision of the charge; null where no document gives one, of: charge.provision}
  status: {type: text, about: where the charge stands}
  status_date: {type: date, about: since when}
  step: {type: entity, about: the step for which the role is taken}
  date: {type: date, about: when that was, of: step.date}
  certainty: {type: text, about: "stated, alleged or denied: that of the weaker of the two relations", of: [relation.certainty, against.certainty]}
  disputed: {type: boolean, about: some document says otherwise, of: [relation.disputed, against.disputed]}
  evidence: {type: evidence, about: "for the role, for the defendant and for the charge"}
example: {provision: "kz-cc-2014:274", role: [searching]}
finish: statuses
*/
CALL () {
  MATCH (who:Entity)-[r:PROSECUTOR_IN|INVESTIGATOR_IN|JUDGE_IN|COMPLAINANT_IN|CLAIMANT_IN]->(lawsuit:Case)<-[d:DEFENDANT_IN]-(whom:Entity)
  RETURN who, toLower(split(type(r), '_')[0]) AS role, whom, lawsuit, null AS step, r, d
UNION ALL
  MATCH (who:Court)<-[r:HEARD_BY]-(lawsuit:Case)<-[d:DEFENDANT_IN]-(whom:Entity)
  // a court that decided only on others of the case (remanded one of them) did not hear this one
  WHERE NOT EXISTS { (who)<-[:DECIDED_BY]-(:Event)-[:STEP_OF]->(lawsuit) }
    OR EXISTS { (who)<-[:DECIDED_BY]-(decision:Event)-[:STEP_OF]->(lawsuit)
      WHERE EXISTS { (decision)-[:CONCERNS]->(whom) } OR NOT EXISTS { (decision)-[:CONCERNS]->(:Person|Institution) } }
  RETURN who, 'court' AS role, whom, lawsuit, null AS step, r, d
UNION ALL
  MATCH (who:Entity)<-[r:DONE_BY|DECIDED_BY]-(step:Event)-[d:CONCERNS]->(whom:Person|Institution)
  WITH *, CASE
    WHEN type(r) = 'DONE_BY' AND step.what IN ['arrest', 'detention'] THEN 'arresting'
    WHEN type(r) = 'DONE_BY' AND step.what IN ['search', 'seizure'] THEN 'searching'
    WHEN type(r) = 'DONE_BY' AND step.what IN ['opened', 'reopened', 'suspicion', 'charge'] THEN 'charging'
    WHEN step.what IN ['remand', 'house_arrest'] THEN 'remanding'
    WHEN type(r) = 'DECIDED_BY' AND step.what IN ['verdict', 'sentence'] THEN 'sentencing'
  END AS role
  WHERE role IS NOT NULL AND who <> whom
  OPTIONAL MATCH (step)-[:STEP_OF]->(lawsuit:Case)
  RETURN who, role, whom, lawsuit, step, r, d
}
WITH * WHERE ($who IS NULL OR who.id = $who) AND ($defendant IS NULL OR whom.id = $defendant)
  AND (NOT $named OR who.named IS NULL AND whom.named IS NULL)
  AND ($role IS NULL OR role IN $role) AND ($occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(lawsuit) })
  AND ($belongs_to IS NULL OR EXISTS { MATCH (whom)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
  AND ($reported_by IS NULL OR all(claims IN [r.claims, d.claims] WHERE EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN claims AND x.published_latest <= $reported_by.latest }))
OPTIONAL MATCH (whom)-[f:FACES]->(charge:Charge)-[:IN_CASE]->(lawsuit) WHERE $reported_by IS NULL OR EXISTS {
  MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN f.claims AND x.published_latest <= $reported_by.latest }
WITH * WHERE $provision IS NULL OR charge.provision = $provision
  OR charge.provision STARTS WITH $provision + '(' OR charge.provision STARTS WITH $provision + ':'
CALL (lawsuit, step) {
  OPTIONAL MATCH (other:Event)-[:STEP_OF]->(lawsuit) WHERE step IS NULL
  RETURN min(other.date_earliest) AS first_day, max(other.date_latest) AS last_day
}
WITH *, coalesce(step.date_earliest, first_day) AS earliest, coalesce(step.date_latest, last_day) AS latest
WHERE ($since IS NULL OR latest >= $since.earliest) AND ($until IS NULL OR earliest <= $until.latest)
  AND ($as_of IS NULL OR earliest IS NULL OR earliest <= $as_of.latest)
RETURN who{.id, .kind, .name} AS who, role, whom{.id, .kind, .name} AS defendant,
  lawsuit{.id, .kind, .name} AS case, lawsuit.category AS category,
  charge{.id, .kind, .name} AS charge,
  CASE WHEN EXISTS { (charge)-[:UNDER]->() } THEN charge.provision END AS provision, charge.history AS history,
  COLLECT { MATCH (charge)<-[:SUBJECT]-(c:Claim {predicate: 'status'})-[:FROM]->(x:Document)
    WHERE x.published_latest <= $reported_by.latest RETURN c{.value, .start, .certainty, .document, published: x.published} ORDER BY c.place } AS told,
  charge.status AS status, charge.status_date AS status_date,
  step{.id, .kind, .name} AS step, step.date AS date, r.id AS relation, d.id AS against,
  CASE WHEN 'denied' IN [r.certainty, d.certainty] THEN 'denied'
       WHEN 'alleged' IN [r.certainty, d.certainty] THEN 'alleged' ELSE 'stated' END AS certainty,
  r.disputed OR d.disputed AS disputed, r.claims + d.claims + coalesce(f.claims, []) +
    COLLECT { MATCH (whom)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY whom.name, whom.id, lawsuit.name, lawsuit.id, role, who.name, who.id, step.date_earliest, step.id, charge.provision, charge.id
