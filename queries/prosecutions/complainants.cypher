/*
title: Who complained, and of whom
about: >
  Who is complainant or claimant in which case and against whom, who filed a complaint, and who sued whom: one row for each complaint or suit,
  however many documents tell it and in whatever form. To complain is not to prosecute, and to
  apply (for asylum, for registration) is not to complain.
parameters:
  who: {type: entity, about: only complaints of this actor}
  against: {type: entity, about: only complaints of this person or institution}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  who: {type: entity, about: who complained or sued}
  how: {type: texts, about: "complainant or claimant (a role in the case), complaint (a step), sued"}
  against: {type: entities, about: of whom; empty where no document says}
  case: {type: entity, about: in which case}
  category: {type: text, about: "criminal, civil, administrative …", of: case.category}
  date: {type: date, about: when, of: [dated.date, dated.start]}
  outcome: {type: texts, about: "how the case ended, as far as documents say: in our words; what became of the charges; penalties"}
  certainty: {type: text, about: "stated, alleged or denied: that of the surest", of: relations.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: relations.disputed}
  evidence: {type: evidence, about: "that they complained, and of whom"}
unit: complaints
example: {who: "amnesty-2015:kazkommertsbank"}
*/
CALL () {
  MATCH (who:Entity)-[r:COMPLAINANT_IN|CLAIMANT_IN]->(k:Case)
  OPTIONAL MATCH (k)<-[d:DEFENDANT_IN]-(against:Entity)
  WITH * WHERE against IS NOT NULL OR NOT k.category IN ['asylum', 'other']
  RETURN who, toLower(split(type(r), '_')[0]) AS how, against, k.id AS complaint, k, r.start AS date, r.id AS source, r.start_earliest AS earliest, r, d
UNION ALL
  MATCH (who:Entity)<-[r:DONE_BY]-(e:Event {what: 'complaint'})
  OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
  OPTIONAL MATCH (e)-[d:CONCERNS]->(against:Person|Institution) WHERE against <> who
  RETURN who, 'complaint' AS how, against, coalesce(k.id, e.id) AS complaint, k, e.date AS date, e.id AS source, e.date_earliest AS earliest, r, d
UNION ALL
  MATCH (who:Entity)-[r:SUED]->(against:Entity)
  OPTIONAL MATCH (who)-[:CLAIMANT_IN]->(k:Case)<-[:DEFENDANT_IN]-(against)
  RETURN who, 'sued' AS how, against, coalesce(k.id, r.id) AS complaint, k, r.start AS date, r.id AS source, r.start_earliest AS earliest, r, null AS d
}
WITH * WHERE ($who IS NULL OR who.id = $who)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
WITH * ORDER BY earliest, against.name, against.id
WITH who, complaint, k, collect(DISTINCT how) AS how, collect(DISTINCT against) AS against, head(collect(date)) AS date, head(collect(CASE WHEN date IS NOT NULL THEN source END)) AS dated, collect(r) AS said,
  reduce(all = [], x IN collect(r.claims + coalesce(d.claims, [])) | all + x) AS evidence
WHERE $against IS NULL OR any(x IN against WHERE x.id = $against)
RETURN who{.id, .kind, .name} AS who, how, [x IN against | x{.id, .kind, .name}] AS against, k{.id, .kind, .name} AS case, k.category AS category, date,
  COLLECT { MATCH (c:Claim)-[:SUBJECT]->(o)-[:IN_CASE|STEP_OF]->{0,1}(k), (c)-[:FROM]->(x:Document)
    WHERE (o = k AND c.predicate = 'outcome' OR o:Charge AND c.predicate = 'status' AND c.certainty <> 'denied'
        AND c.value IN ['convicted', 'found_liable', 'acquitted', 'dropped', 'converted', 'overturned'])
      AND ($reported_by IS NULL OR x.published_latest <= $reported_by.latest)
    RETURN DISTINCT trim(coalesce(c.start, '') + ' ' + c.value) AS ended ORDER BY ended } +
  COLLECT { MATCH (e:Event)-[:STEP_OF]->(k) WHERE $reported_by IS NULL OR EXISTS {
      MATCH (c:Claim {predicate: 'penalty'})-[:SUBJECT]->(e), (c)-[:FROM]->(x:Document) WHERE x.published_latest <= $reported_by.latest }
    UNWIND coalesce(e.penalty, []) AS penalty
    RETURN DISTINCT trim(coalesce(e.date, '') + ' ' + penalty) AS ended ORDER BY ended } AS outcome,
  head([x IN ['stated', 'alleged', 'denied'] WHERE any(r IN said WHERE r.certainty = x)]) AS certainty, any(r IN said WHERE r.disputed) AS disputed, dated, [r IN said | r.id] AS relations, evidence
ORDER BY who.name, who.id, k.name, complaint
