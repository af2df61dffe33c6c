/*
title: Where documents disagree
about: >
  Relations that one claim states or alleges and another denies, or whose dates do not fit; properties whose values do not fit each other; and charges.
  Both sides stand side by side, each with its passage. A coarser date or provision is no disagreement.
parameters:
  about: {type: entity, about: only about this entity}
  predicates: {type: choices, values: predicates, most: 60, about: only on these relation types or properties}
  across: {type: boolean, default: false, about: "only where different documents disagree, not one with itself"}
returns:
  about: {type: entity, about: on whom or what}
  predicate: {type: text, about: "on what: a relation type, or a property"}
  object: {type: entity, about: the other end of a relation}
  sides: {type: maps, about: "what is said: value or dates, certainty, documents, evidence"}
  documents: {type: integer, about: how many documents are involved}
  evidence: {type: evidence, about: all claims on it}
unit: disagreements
example: {}
*/
CALL () {
  MATCH (a:Entity)-[r {disputed: true}]->(b:Entity)
  MATCH (c:Claim) WHERE c.id IN r.claims
  RETURN a, type(r) AS predicate, b, r.id AS key, collect(c) AS claims
UNION ALL
  MATCH (a:Entity) WHERE size(a.disputed) > 0
  UNWIND a.disputed AS predicate
  MATCH (c:Claim {predicate: predicate})-[:SUBJECT]->(a)
  RETURN a, predicate, null AS b, a.id AS key, collect(c) AS claims
}
WITH a, predicate, b, key, claims, COLLECT { UNWIND claims AS c RETURN DISTINCT c.document } AS documents
WHERE ($about IS NULL OR a.id = $about OR b.id = $about) AND ($predicates IS NULL OR predicate IN $predicates)
  AND (NOT $across OR size(documents) > 1)
WITH a, predicate, b, key, documents, [c IN claims | c.id] AS evidence, COLLECT {
  UNWIND claims AS c
  WITH coalesce(c.value, CASE WHEN c.start IS NULL AND c.end IS NULL THEN null ELSE coalesce(c.start, '') + '..' + coalesce(c.end, '') END) AS value,
    c.certainty AS certainty, collect(DISTINCT c.document) AS sources, collect(c.id) AS side
  RETURN {value: value, certainty: certainty, documents: sources, evidence: side} ORDER BY certainty DESC, value
} AS sides
RETURN a{.id, .kind, .name} AS about, predicate, b{.id, .kind, .name} AS object, sides, size(documents) AS documents, evidence
ORDER BY documents DESC, about.name, about.id, predicate, object.id
