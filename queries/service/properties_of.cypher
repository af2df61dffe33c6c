/*
title: What is said of some entities themselves
about: The claims of names, roles, descriptions and other properties of each, with their passages; not those of relations.
parameters:
  entities: {type: entities, required: true, most: 1000, about: whom or what}
returns:
  entity: {type: text, about: of whom or what}
  predicate: {type: text, about: which property}
  value: {type: text, about: its value}
  evidence: {type: evidence, about: "the claim itself, with its passage"}
unit: claims
limit: 5000
example: {entities: ["odf-2016:aleksey-chapurin", "odf-2016:respublika"]}
*/
MATCH (e:Entity)<-[:SUBJECT]-(c:Claim)
WHERE e.id IN $entities AND c.value IS NOT NULL
RETURN e.id AS entity, c.predicate AS predicate, c.value AS value, [c.id] AS evidence
ORDER BY entity, c.document, c.place, c.id
