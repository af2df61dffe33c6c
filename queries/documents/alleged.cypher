/*
title: What is alleged, and by whom
about: >
  Every claim that a document reports as alleged, with who alleges it where the document says so. An event that is alleged is one row
  (`predicate` is what), with further rows for whom it concerns and who did it.
parameters:
  by: {type: entity, about: only what this actor alleges}
  about: {type: entity, about: only claims about this entity}
  document: {type: document, about: only claims of this document}
  predicates: {type: choices, values: predicates, most: 60, about: only claims of these relation types or properties}
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
example: {by: "odf-2016:aleksey-chapurin"}
*/
MATCH (c:Claim {certainty: 'alleged'})
WHERE ($document IS NULL OR c.document = $document) AND ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($by IS NULL OR EXISTS { MATCH (c)-[:SAID_BY]->(:Entity {id: $by}) })
  AND ($about IS NULL OR EXISTS { MATCH (c)-[:SUBJECT|OBJECT]->(:Entity {id: $about}) })
  // the date, the case and the description of an event that is alleged as a whole stand in its row
  AND NOT (c.predicate IN ['date', 'end', 'description', 'STEP_OF'] AND EXISTS {
    MATCH (c)-[:SUBJECT]->(:Event)<-[:SUBJECT]-(:Claim {predicate: 'what', certainty: 'alleged', document: c.document}) })
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
