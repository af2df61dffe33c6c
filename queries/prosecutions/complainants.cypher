/*
title: Who complained, and of whom
about: >
  Who is complainant or claimant in which case and against whom, who filed a complaint, and who sued whom: one row for each complaint or suit,
  however many documents tell it and in whatever form. To complain is not to prosecute.
parameters:
  who: {type: entity, about: only complaints of this actor}
  against: {type: entity, about: only complaints of this person or institution}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  who: {type: entity, about: who complained or sued}
  how: {type: texts, about: "complainant or claimant (a role in the case), complaint (a step), sued"}
  against: {type: entities, about: of whom; empty where no document says}
  case: {type: entity, about: in which case}
  category: {type: text, about: "criminal, civil, administrative …"}
  date: {type: date, about: when}
  certainty: {type: text, about: "stated, alleged or denied: that of the surest"}
  disputed: {type: boolean, about: some document says otherwise}
  evidence: {type: evidence, about: "that they complained, and of whom"}
unit: complaints
example: {who: "amnesty-2015:kazkommertsbank"}
*/
CALL () {
  MATCH (who:Entity)-[r:COMPLAINANT_IN|CLAIMANT_IN]->(k:Case)
  OPTIONAL MATCH (k)<-[d:DEFENDANT_IN]-(against:Entity)
  RETURN who, toLower(split(type(r), '_')[0]) AS how, against, k.id AS complaint, k, r.start AS date, r.start_earliest AS earliest, r, d
UNION ALL
  MATCH (who:Entity)<-[r:DONE_BY]-(e:Event {what: 'complaint'})
  OPTIONAL MATCH (e)-[:STEP_OF]->(k:Case)
  OPTIONAL MATCH (e)-[d:CONCERNS]->(against:Person|Institution) WHERE against <> who
  RETURN who, 'complaint' AS how, against, coalesce(k.id, e.id) AS complaint, k, e.date AS date, e.date_earliest AS earliest, r, d
UNION ALL
  MATCH (who:Entity)-[r:SUED]->(against:Entity)
  OPTIONAL MATCH (who)-[:CLAIMANT_IN]->(k:Case)<-[:DEFENDANT_IN]-(against)
  RETURN who, 'sued' AS how, against, coalesce(k.id, r.id) AS complaint, k, r.start AS date, r.start_earliest AS earliest, r, null AS d
}
WITH * WHERE ($who IS NULL OR who.id = $who)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
WITH * ORDER BY earliest, against.name, against.id
WITH who, complaint, k, collect(DISTINCT how) AS how, collect(DISTINCT against) AS against, head(collect(date)) AS date, collect(r) AS said,
  reduce(all = [], x IN collect(r.claims + coalesce(d.claims, [])) | all + x) AS evidence
WHERE $against IS NULL OR any(x IN against WHERE x.id = $against)
RETURN who{.id, .kind, .name} AS who, how, [x IN against | x{.id, .kind, .name}] AS against, k{.id, .kind, .name} AS case, k.category AS category, date,
  head([x IN ['stated', 'alleged', 'denied'] WHERE any(r IN said WHERE r.certainty = x)]) AS certainty, any(r IN said WHERE r.disputed) AS disputed, evidence
ORDER BY who.name, who.id, k.name, complaint
