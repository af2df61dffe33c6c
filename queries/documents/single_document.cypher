/*
title: What only one document says
about: >
  Relations that rest on a single document; and, with `predicates`, what of a charge, step or case a single document says (that a charge was
  dropped, the day of a verdict), with what the others say of it or that they leave it open. That others are silent does not make it doubtful; it says where a second source would help most.
parameters:
  about: {type: entity, about: only relations of this entity}
  document: {type: document, about: only what this document alone says}
  types: {type: choices, values: relations, most: 60, about: only these types of relations}
  predicates:
    type: choices
    values: [status, result, plea, date, end, penalty, damage, outcome, length]
    about: "instead of relations: these properties of charges, steps and cases (result: what a step made of an earlier one), also of those of the actor asked about"
  certainty: {type: choices, values: certainties, about: only of these certainties}
  shared: {type: boolean, default: false, about: "only about what other documents speak of too: both ends of the relation, or the charge or case"}
returns:
  subject: {type: entity, about: who or what}
  type: {type: text, about: "the relation's type, or the property"}
  object: {type: entity, about: "the other end; of a charge or step, the case"}
  value: {type: text, about: "the value of a property; of a step that changed another, the result"}
  concerning: {type: entities, about: "of a step, whom it concerns; of a charge, who faces it"}
  others: {type: texts, about: "of a property: what the other documents that speak of the subject or its case say instead, `odf-2016: charged`, or `odf-2016: open`"}
  start: {type: date, about: since when}
  end: {type: date, about: until when}
  certainty: {type: text, about: "stated, alleged or denied"}
  claims: {type: integer, about: how many claims of that document say so}
  document: {type: text, about: which document}
  evidence: {type: evidence, about: its claims}
unit: relations or properties
limit: 1000
example: {about: "odf-2016:aleksey-chapurin"}
*/
CALL () {
MATCH (s:Entity)-[r {documents: 1}]->(o:Entity)
WHERE $predicates IS NULL AND ($types IS NULL OR type(r) IN $types)
  AND ($about IS NULL OR s.id = $about OR o.id = $about OR type(r) = 'CHANGES' AND EXISTS { MATCH (x)-[:CONCERNS]->(:Entity {id: $about}) WHERE x IN [s, o] })
  AND (NOT $shared OR all(x IN [s, o] WHERE size(x.documents) > 1 OR EXISTS { MATCH (x)-[:STEP_OF|IN_CASE]->(k:Case) WHERE size(k.documents) > 1 }))
  AND ($certainty IS NULL OR r.certainty IN $certainty)
MATCH (c:Claim {id: r.claims[0]})
WHERE $document IS NULL OR c.document = $document
RETURN s, type(r) AS type, o, r.result AS value, [] AS others, r.start AS start, r.end AS end, r.certainty AS certainty, c.document AS document, r.claims AS evidence
UNION ALL
MATCH (s:Charge|Event|Case)<-[:SUBJECT]-(c:Claim) WHERE c.certainty <> 'denied'
  AND (c.predicate IN $predicates AND c.value <> 'unknown' OR 'result' IN $predicates AND c.predicate = 'CHANGES' AND c.result IS NOT NULL)
WITH s, CASE c.predicate WHEN 'CHANGES' THEN 'result' ELSE c.predicate END AS type, coalesce(c.value, c.result) + coalesce(' ' + c.length, '') + coalesce(' ' + c.amount, '') AS value, collect(c) AS said
WHERE all(c IN said WHERE c.document = said[0].document) AND ($document IS NULL OR said[0].document = $document)
  AND ($certainty IS NULL OR said[0].certainty IN $certainty)
OPTIONAL MATCH (s)-[:IN_CASE|STEP_OF]->(o:Case)
WITH *, head([x IN said WHERE x.start IS NOT NULL | x.start]) AS start
WHERE (NOT $shared OR size(s.documents) > 1 OR size(o.documents) > 1) AND ($about IS NULL OR $about IN [s.id, o.id] OR EXISTS { MATCH (x:Entity {id: $about}) WHERE (x)-[:FACES|DEFENDANT_IN]->(s) OR (s)-[:CONCERNS]->(x) })
RETURN s, type, o, value, COLLECT {
    UNWIND [d IN s.documents + coalesce(o.documents, []) WHERE d <> said[0].document] AS d
    WITH DISTINCT d, COLLECT {
      MATCH (other:Claim {document: d, predicate: type})-[:SUBJECT]->(s) WHERE other.certainty <> 'denied'
      RETURN DISTINCT other.value + coalesce(' ' + other.length, '') + coalesce(' ' + other.amount, '') AS v ORDER BY v } AS values
    RETURN d + ': ' + CASE size(values) WHEN 0 THEN 'open' ELSE reduce(all = values[0], v IN values[1..] | all + ', ' + v) END ORDER BY d } AS others,
  start, null AS end, said[0].certainty AS certainty, said[0].document AS document, [x IN said | x.id] AS evidence
}
RETURN s{.id, .kind, name: coalesce(s.name, s.title)} AS subject, type, o{.id, .kind, .name} AS object, value, COLLECT {
    MATCH (x:Person|Institution)<-[:CONCERNS]-(s) RETURN x{.id, .kind, .name} ORDER BY x.name, x.id } + COLLECT {
    MATCH (x:Person|Institution)-[:FACES]->(s) RETURN x{.id, .kind, .name} ORDER BY x.name, x.id } AS concerning, others, start, end,
  certainty, size(evidence) AS claims, document, evidence
ORDER BY subject.name, subject.id, type, object.name, object.id, value, evidence[0]
