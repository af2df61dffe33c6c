/*
title: The relations of an entity, one page after the other
about: By id, with the entity at the other end and the claims behind each; a page begins after an id.
parameters:
  entity: {type: entity, required: true, about: whose relations}
  types: {type: choices, values: relations, most: 60, about: only relations of these types}
  direction: {type: choice, values: [in, out], about: "out: from the entity; in: to it"}
  after: {type: text, about: a page begins after this id}
  size: {type: integer, least: 1, most: 501, default: 25, about: so many at most}
returns:
  id: {type: text, about: the relation's id}
  type: {type: text, about: its type}
  direction: {type: text, about: "out: from the entity; in: to it"}
  other: {type: entity, about: the entity at its other end}
  start: {type: date, about: since when}
  end: {type: date, about: until when}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: the documents do not agree on it}
  documents: {type: integer, about: how many documents speak of it}
  evidence: {type: evidence, about: what says it}
unit: relations
example: {entity: "odf-2016:respublika", types: [SEARCHED]}
*/
MATCH (e:Entity {id: $entity})-[r]-(other:Entity)
WHERE r.id > coalesce($after, '') AND ($types IS NULL OR type(r) IN $types)
  AND ($direction IS NULL OR ($direction = 'out') = (r.source = $entity))
RETURN r.id AS id, type(r) AS type, CASE WHEN r.source = $entity THEN 'out' ELSE 'in' END AS direction,
  other{.id, .kind, .name} AS other, r.start AS start, r.end AS end, r.certainty AS certainty, r.disputed AS disputed,
  r.documents AS documents, r.claims AS evidence
ORDER BY id LIMIT $size
