/*
title: What only one document says
about: >
  Relations that rest on a single document. That others are silent does not make it doubtful; it says where a second source would help most.
parameters:
  about: {type: entity, about: only relations of this entity}
  document: {type: document, about: only what this document alone says}
  types: {type: choices, values: relations, most: 60, about: only these types of relations}
  certainty: {type: choices, values: certainties, about: only of these certainties}
returns:
  subject: {type: entity, about: who or what}
  type: {type: text, about: the relation's type}
  object: {type: entity, about: the other end}
  start: {type: date, about: since when}
  end: {type: date, about: until when}
  certainty: {type: text, about: "stated, alleged or denied"}
  claims: {type: integer, about: how many claims of that document say so}
  document: {type: text, about: which document}
  evidence: {type: evidence, about: its claims}
unit: relations
limit: 1000
example: {about: "odf-2016:aleksey-chapurin"}
*/
MATCH (s:Entity)-[r {documents: 1}]->(o:Entity)
WHERE ($about IS NULL OR s.id = $about OR o.id = $about) AND ($types IS NULL OR type(r) IN $types)
  AND ($certainty IS NULL OR r.certainty IN $certainty)
MATCH (c:Claim {id: r.claims[0]})
WHERE $document IS NULL OR c.document = $document
RETURN s{.id, .kind, .name} AS subject, type(r) AS type, o{.id, .kind, .name} AS object, r.start AS start, r.end AS end,
  r.certainty AS certainty, size(r.claims) AS claims, c.document AS document, r.claims AS evidence
ORDER BY s.name, s.id, type, o.name, o.id, r.id
