/*
title: Where somebody belongs
about: >
  For whom an actor works, what it leads, edits, owns, founded, finances, is a member or part of, represents or succeeded; with dates where a
  document gives them. Who leads a body and holds the post of that title in it is told once.
parameters:
  actor: {type: entity, required: true, about: whose affiliations}
  types:
    type: choices
    values: [WORKS_FOR, LEADS, EDITS, OWNS, FOUNDED, MEMBER_OF, HOLDS_POSITION, PART_OF, SUCCESSOR_OF, REPRESENTS, FINANCED]
    about: only these
  as_of: {type: date, about: "what was so on this day; without dates it possibly was"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  type: {type: text, about: which relation}
  institution: {type: entity, about: the other end}
  title: {type: text, about: "as what, where a document says so; (alleged) behind what is only alleged of a relation that is stated"}
  start: {type: date, about: since when, of: relation.start}
  end: {type: date, about: until when, of: relation.end}
  reported: {type: texts, about: "without dates: when the documents that say so were published; it was said as of then, or of before"}
  holds: {type: text, about: "with as_of: certainly or possibly"}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: relation.disputed}
  documents: {type: integer, about: how many documents say so, of: relation.documents}
  evidence: {type: evidence, about: for the relation}
unit: relations
example: {actor: "odf-2016:irina-petrushova"}
*/
MATCH (a:Entity {id: $actor})-[r:WORKS_FOR|LEADS|EDITS|OWNS|FOUNDED|MEMBER_OF|HOLDS_POSITION|PART_OF|SUCCESSOR_OF|REPRESENTS|FINANCED]->(i:Entity)
WITH *, CASE WHEN $as_of IS NULL THEN null
  WHEN r.start_earliest > $as_of.latest OR r.end_latest < $as_of.earliest THEN 'no'
  WHEN r.start_latest <= $as_of.earliest AND r.end_earliest >= $as_of.latest THEN 'certainly' ELSE 'possibly' END AS holds
WHERE (holds IS NULL OR holds <> 'no') AND ($types IS NULL OR type(r) IN $types)
  AND ($types IS NOT NULL OR NOT (type(r) = 'LEADS' AND EXISTS { (a)-[post:HOLDS_POSITION]->(i) WHERE post.title = r.title }))
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
WITH *, CASE WHEN r.title IS NOT NULL THEN reduce(all = '', t IN COLLECT {
    MATCH (c:Claim {relation: r.id})-[:FROM]->(x:Document) WHERE c.title IS NOT NULL AND c.certainty <> 'denied'
      AND ($reported_by IS NULL OR x.published_latest <= $reported_by.latest)
    WITH c.title AS title, collect(c.certainty) AS said, min(c.place) AS place ORDER BY place, title
    RETURN title + CASE WHEN 'stated' IN said OR r.certainty <> 'stated' THEN '' ELSE ' (alleged)' END
  } | all + CASE all WHEN '' THEN '' ELSE '; ' END + t) END AS title
RETURN type(r) AS type, i{.id, .kind, .name} AS institution, title, r.start AS start, r.end AS end, COLLECT { MATCH (c:Claim {relation: r.id})-[:FROM]->(x:Document) WHERE r.start IS NULL AND r.end IS NULL AND c.certainty = r.certainty
      AND ($reported_by IS NULL OR x.published_latest <= $reported_by.latest)
    RETURN DISTINCT x.published ORDER BY x.published } AS reported, holds,
  r.certainty AS certainty, r.disputed AS disputed, r.documents AS documents, r.id AS relation, r.claims AS evidence
ORDER BY type, i.name, i.id, r.id
