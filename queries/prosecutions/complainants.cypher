/*
title: Who complained, and of whom
about: >
  Who is complainant or claimant in which case and against whom, who filed a complaint, and who sued whom. To complain is not to prosecute.
parameters:
  who: {type: entity, about: only complaints of this actor}
  against: {type: entity, about: only complaints of this person or institution}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  who: {type: entity, about: who complained or sued}
  how: {type: text, about: "complainant, claimant, complaint (a step), sued"}
  against: {type: entity, about: of whom or what; null where no document says}
  case: {type: entity, about: in which case}
  category: {type: text, about: "criminal, civil, administrative …"}
  date: {type: date, about: when}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: some document says otherwise}
  evidence: {type: evidence, about: for the relation}
unit: complaints
example: {who: "amnesty-2015:kazkommertsbank"}
*/
CALL () {
  MATCH (who:Entity)-[r:COMPLAINANT_IN|CLAIMANT_IN]->(k:Case)
  OPTIONAL MATCH (k)<-[d:DEFENDANT_IN]-(against:Entity)
  RETURN who, toLower(split(type(r), '_')[0]) AS how, against, k, r.start AS date, r.start_earliest AS earliest, r, coalesce(d.claims, []) AS more
UNION ALL
  MATCH (who:Entity)<-[r:DONE_BY]-(e:Event {what: 'complaint'})
  OPTIONAL MATCH (e)-[:STEP_OF]->(k:Case)
  OPTIONAL MATCH (e)-[d:CONCERNS]->(against:Person|Institution) WHERE against <> who
  RETURN who, 'complaint' AS how, against, k, e.date AS date, e.date_earliest AS earliest, r, coalesce(d.claims, []) AS more
UNION ALL
  MATCH (who:Entity)-[r:SUED]->(against:Entity)
  RETURN who, 'sued' AS how, against, null AS k, r.start AS date, r.start_earliest AS earliest, r, [] AS more
}
WITH * WHERE ($who IS NULL OR who.id = $who) AND ($against IS NULL OR against.id = $against)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN who{.id, .kind, .name} AS who, how, against{.id, .kind, .name} AS against, k{.id, .kind, .name} AS case, k.category AS category, date,
  r.certainty AS certainty, r.disputed AS disputed, r.claims + more AS evidence
ORDER BY who.name, who.id, against.name, against.id, k.name, k.id, how, coalesce(earliest, '9999'), r.id
