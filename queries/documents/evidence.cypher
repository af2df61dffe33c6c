/*
title: What says this?
about: All claims behind an entity or a relation, each with its passage, in the order of the documents.
parameters:
  id: {type: anything, required: true, about: "an entity's id, or the id of a relation"}
  document: {type: document, about: only claims of this document}
returns:
  subject: {type: entity, about: of whom or what}
  predicate: {type: text, about: "what is said: a relation type, or a property"}
  object: {type: entity, about: the other end of a relation}
  value: {type: text, about: the value of a property}
  qualifiers: {type: texts, about: "further parts of the claim, as `title: editor`"}
  certainty: {type: text, about: "stated, alleged or denied"}
  attributed_to: {type: entity, about: who alleges or denies it}
  document: {type: text, about: which document says so}
  relation: {type: text, about: the id of the relation that this claim supports}
  evidence: {type: evidence, about: "the claim itself, with its passage"}
unit: claims
example: {id: "odf-2016:aleksey-chapurin"}
*/
CALL () {
  MATCH (c:Claim)-[:SUBJECT|OBJECT]->(:Entity {id: $id}) RETURN c
UNION
  MATCH (c:Claim {relation: $id}) RETURN c
UNION
  MATCH (:Provision)-[r:PART_OF {id: $id}]->(:Law)
  MATCH (c:Claim) WHERE c.id IN r.claims RETURN c
}
WITH c WHERE $document IS NULL OR c.document = $document
OPTIONAL MATCH (c)-[:SUBJECT]->(subject)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (c)-[:SAID_BY]->(by:Entity)
RETURN subject{.id, .kind, name: coalesce(subject.name, subject.title)} AS subject, c.predicate AS predicate,
  object{.id, .kind, .name} AS object, c.value AS value,
  [name IN ['start', 'end', 'title', 'what', 'of', 'as', 'relationship', 'amount', 'length', 'result', 'unit', 'under', 'derived', 'event']
    WHERE c[name] IS NOT NULL | name + ': ' + toString(c[name])] AS qualifiers,
  c.certainty AS certainty, by{.id, .kind, .name} AS attributed_to, c.document AS document, c.relation AS relation,
  [c.id] AS evidence
ORDER BY c.document, c.place, c.id
