/*
title: What was banned, and by whom
about: >
  Who or what was banned: by an event, by a penalty, or by the relation that a document gives; an event and a relation of the same body and day
  are one ban; so is the judgement that ends the proceedings against an organisation (found extremist). A movement, a party, a medium, a work, or people from a place or an activity.
parameters:
  what: {type: entity, about: only bans of this}
  by: {type: entity, about: only bans by this court or body}
  as_of: {type: date, about: "what was banned on this day; without an end it possibly still was"}
  reported_by: {type: date, about: "only what documents published by this day say; `from` is worded as all documents have it"}
returns:
  banned: {type: entity, about: who or what}
  from: {type: text, about: "from what, or as what, where a document says so; in our words"}
  by: {type: entities, about: who banned it}
  start: {type: date, about: since when, of: [event.date, dated.start]}
  end: {type: date, about: until when, of: [event.end, dated.end]}
  penalties: {type: texts, about: "as the sentence puts it: ban P3Y", of: event.penalty}
  case: {type: entity, about: in which case}
  holds: {type: text, about: "with as_of: certainly or possibly; a ban for some time is over after it"}
  grounds: {type: texts, about: the reason given, of: event.ground}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, event.disputed]}
  evidence: {type: evidence, about: for the ban}
unit: bans
example: {}
*/
CALL () {
  MATCH (e:Event)-[r:CONCERNS]->(b:Person|Institution|Work)
  WHERE any(p IN e.penalty WHERE p STARTS WITH 'ban') OR EXISTS { MATCH (e)<-[:SUBJECT]-(w:Claim {predicate: 'what', value: 'ban'})-[:FROM]->(said:Document), (c:Claim {document: w.document})
      WHERE c.id IN r.claims AND ($reported_by IS NULL OR said.published_latest <= $reported_by.latest) }
  RETURN b, r, e, [p IN coalesce(e.penalty, []) WHERE p STARTS WITH 'ban'] AS penalties,
    COLLECT { MATCH (e)-[s:DECIDED_BY|DONE_BY]->(who) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT who{.id, .kind, .name} } AS banners,
    COLLECT { MATCH (who:Entity)-[same:BANNED]->(b) WHERE (e)-[:DECIDED_BY|DONE_BY]->(who)
      AND (same.start IS NULL OR EXISTS { MATCH (d:Claim {predicate: 'date'})-[:SUBJECT]->(e) WHERE d.value STARTS WITH same.start OR same.start STARTS WITH d.value })
      RETURN same } AS relations
UNION ALL
  MATCH (b:Organization)<-[r:CONCERNS]-(e:Event {what: 'verdict'})-[:STEP_OF]->(:Case {category: 'closure'})<-[:DEFENDANT_IN]-(b)
  RETURN b, r, e, [] AS penalties, COLLECT { MATCH (e)-[s:DECIDED_BY]->(who) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN DISTINCT who{.id, .kind, .name} } AS banners, [] AS relations
UNION ALL
  MATCH (by:Entity)-[r:BANNED]->(b:Entity)
  WHERE NOT EXISTS { MATCH (by)<-[:DECIDED_BY|DONE_BY]-(e:Event)-[of:CONCERNS]->(b)
    WHERE (any(p IN e.penalty WHERE p STARTS WITH 'ban') OR EXISTS { MATCH (e)<-[:SUBJECT]-(w:Claim {predicate: 'what', value: 'ban'}), (c:Claim {document: w.document}) WHERE c.id IN of.claims })
      AND (r.start IS NULL OR EXISTS { MATCH (d:Claim {predicate: 'date'})-[:SUBJECT]->(e) WHERE d.value STARTS WITH r.start OR r.start STARTS WITH d.value }) }
  RETURN b, r, null AS e, [] AS penalties, [by{.id, .kind, .name}] AS banners, [r] AS relations
}
OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH *, head([p IN penalties WHERE p CONTAINS ' -- ' | split(p, ' -- ')[1]]) AS remark, head([p IN penalties WHERE p STARTS WITH 'ban P' | split(p, ' ')[1]]) AS length,
  CASE WHEN e IS NULL THEN r.start ELSE e.date END AS start, coalesce(e.date_earliest, r.start_earliest) AS earliest,
  CASE WHEN e IS NULL AND r.start <> r.end THEN r.end ELSE e.end END AS end, CASE WHEN e IS NULL AND r.start <> r.end THEN r.end_latest ELSE e.end_latest END AS ends
WITH *, coalesce(ends, toString(date(e.date_latest) + duration(length))) AS latest,
  coalesce(e.end_earliest, toString(date(e.date_earliest) + duration(length))) AS until
WITH *, CASE WHEN $as_of IS NULL THEN null WHEN earliest > $as_of.latest OR latest < $as_of.earliest THEN 'no'
  WHEN e.date_latest <= $as_of.earliest AND until >= $as_of.latest THEN 'certainly' ELSE 'possibly' END AS holds
WHERE (holds IS NULL OR holds <> 'no') AND ($what IS NULL OR b.id = $what)
  AND ($by IS NULL OR any(who IN banners WHERE who.id = $by))
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN b{.id, .kind, .name} AS banned, coalesce(remark, head([x IN relations WHERE x.what IS NOT NULL | x.what]), head(COLLECT {
    MATCH (e)<-[:SUBJECT]-(w:Claim {predicate: 'what', value: 'ban'}), (e)<-[:SUBJECT]-(d:Claim {predicate: 'description', document: w.document}) RETURN d.value }),
    CASE e.what WHEN 'verdict' THEN head(coalesce(k.outcome, e.description)) END) AS from,
  banners AS by, r.id AS relation, e.id AS event, CASE WHEN e IS NULL THEN r.id END AS dated, start, end, penalties, k{.id, .kind, .name} AS case, holds, coalesce(e.ground, []) AS grounds, r.certainty AS certainty,
  r.disputed OR 'date' IN coalesce(e.disputed, []) AS disputed, r.claims + reduce(all = [], x IN relations | all + x.claims) +
    COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty', 'what', 'ground'] RETURN c.id } AS evidence
ORDER BY b.name, b.id, coalesce(earliest, '9999'), e.id, r.id
