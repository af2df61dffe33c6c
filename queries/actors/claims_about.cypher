/*
title: All that is claimed about somebody
about: Every claim of every document of which an entity is subject or object, or (with `by_them`) that it makes itself.
parameters:
  actor: {type: entity, required: true, about: about whom or what}
  predicates: {type: choices, values: predicates, most: 60, about: "only claims of these relation types or properties"}
  certainty: {type: choices, values: certainties, about: only claims of these certainties}
  document: {type: document, about: only claims of this document}
  by_them: {type: boolean, default: false, about: also the claims that are attributed to the actor}
  reported_by: {type: date, about: only what documents published by this day say}
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
example: {actor: "odf-2016:aleksey-chapurin", by_them: true}
*/
MATCH (a:Entity {id: $actor})<-[of:SUBJECT|OBJECT|SAID_BY]-(c:Claim)-[:FROM]->(d:Document)
WHERE ($by_them OR type(of) <> 'SAID_BY') AND ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($certainty IS NULL OR c.certainty IN $certainty) AND ($document IS NULL OR d.id = $document)
  AND ($reported_by IS NULL OR d.published_latest <= $reported_by.latest)
WITH DISTINCT c
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
