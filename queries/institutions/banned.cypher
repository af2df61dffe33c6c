/*
title: What was banned, and by whom
about: >
  Who or what was banned: by the relation a document gives, by an event, or by a penalty. A movement, a party, a medium, a work, or a person
  from an activity.
parameters:
  what: {type: entity, about: only bans of this}
  by: {type: entity, about: only bans by this court or body}
  as_of: {type: date, about: "what was banned on this day; without an end it possibly still was"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  banned: {type: entity, about: who or what}
  from: {type: text, about: "from what, where a document says so"}
  by: {type: entities, about: who banned it}
  start: {type: date, about: since when}
  end: {type: date, about: until when}
  penalties: {type: texts, about: "as the sentence puts it: ban P3Y"}
  case: {type: entity, about: in which case}
  holds: {type: text, about: "with as_of: certainly or possibly"}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: documents disagree}
  evidence: {type: evidence, about: for the ban}
unit: bans
example: {}
*/
CALL () {
  MATCH (by:Entity)-[r:BANNED]->(b:Entity)
  RETURN b, r, null AS e, r.what AS from, [by{.id, .kind, .name}] AS banners, r.start AS start, r.end AS end,
    r.start_earliest AS earliest, CASE WHEN r.start = r.end THEN null ELSE r.end_latest END AS latest
UNION ALL
  MATCH (e:Event)-[r:CONCERNS]->(b:Person|Institution|Work)
  WHERE e.what = 'ban' OR any(p IN e.penalty WHERE p STARTS WITH 'ban')
  RETURN b, r, e, head([p IN e.penalty WHERE p STARTS WITH 'ban' AND p CONTAINS ' -- ' | split(p, ' -- ')[1]]) AS from,
    COLLECT { MATCH (e)-[:DECIDED_BY|DONE_BY]->(who) RETURN DISTINCT who{.id, .kind, .name} } AS banners,
    e.date AS start, e.end AS end, e.date_earliest AS earliest, e.end_latest AS latest
}
OPTIONAL MATCH (e)-[:STEP_OF]->(k:Case)
WITH *, CASE WHEN $as_of IS NULL THEN null WHEN earliest > $as_of.latest OR latest < $as_of.earliest THEN 'no' ELSE 'possibly' END AS holds
WHERE (holds IS NULL OR holds <> 'no') AND ($what IS NULL OR b.id = $what)
  AND ($by IS NULL OR any(who IN banners WHERE who.id = $by))
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN b{.id, .kind, .name} AS banned, from, banners AS by, start, end, [p IN coalesce(e.penalty, []) WHERE p STARTS WITH 'ban'] AS penalties,
  k{.id, .kind, .name} AS case, holds, r.certainty AS certainty, r.disputed AS disputed,
  r.claims + COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty'] RETURN c.id } AS evidence
ORDER BY b.name, b.id, coalesce(earliest, '9999'), e.id, r.id
