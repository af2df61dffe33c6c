/*
title: What is denied, and by whom
about: >
  Every claim that a document reports as denied, with who denies it where the document says so; and every plea with which a defendant denies a
  charge (`predicate` is plea, `subject` the charge, `attributed_to` the defendant). An event that is denied is one row (`predicate` is what),
  with whom it concerns and who did it among its qualifiers. Where nobody is named who denies it, the document itself says that it is not so.
parameters:
  by: {type: entity, about: only what this actor denies}
  about: {type: entity, about: only claims about this entity}
  document: {type: document, about: only claims of this document}
  predicates: {type: choices, values: predicates, most: 60, about: only claims of these relation types or properties}
returns:
  subject: {type: entity, about: of whom or what}
  predicate: {type: text, about: "what is said: a relation type, or a property"}
  object: {type: entity, about: the other end of a relation}
  value: {type: text, about: the value of a property}
  qualifiers: {type: texts, about: "further parts of the claim, as `title: editor`"}
  certainty: {type: text, about: "denied; of a plea, how certain it is that the charge was denied"}
  attributed_to: {type: entity, about: who denies it; nobody where the document itself does}
  alleged_by: {type: entities, about: "who says that it is so, where a document tells it; of a plea, who brought or investigates the case, and who takes part in it and accuses the defendant"}
  document: {type: text, about: which document says so}
  relation: {type: text, about: the id of the relation that this claim supports}
  evidence: {type: evidence, about: "the claim itself, and who says that it is so, each with its passage"}
unit: claims
example: {document: odf-2016}
*/
CALL () {
  MATCH (c:Claim {certainty: 'denied'}) RETURN c, null AS defendant
UNION
  MATCH (defendant:Entity)-[:FACES]->(:Charge)<-[:SUBJECT]-(c:Claim {predicate: 'plea', value: 'denied'}) RETURN c, defendant
}
WITH c, defendant
WHERE ($document IS NULL OR c.document = $document) AND ($predicates IS NULL OR c.predicate IN $predicates)
  AND ($by IS NULL OR defendant.id = $by OR EXISTS { MATCH (c)-[:SAID_BY]->(:Entity {id: $by}) })
  AND ($about IS NULL OR defendant.id = $about OR EXISTS { MATCH (c)-[:SUBJECT|OBJECT]->(:Entity {id: $about}) })
  // the date, the case and the description of an event that is denied as a whole stand in its row
  AND NOT (c.predicate IN ['date', 'end', 'description', 'STEP_OF', 'CONCERNS', 'DONE_BY'] AND EXISTS {
    MATCH (c)-[:SUBJECT]->(:Event)<-[:SUBJECT]-(:Claim {predicate: 'what', certainty: 'denied', document: c.document}) })
OPTIONAL MATCH (c)-[:SUBJECT]->(subject)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (c)-[:SAID_BY]->(sayer:Entity)
WITH *, coalesce(defendant, sayer) AS by, CASE c.predicate WHEN 'plea' THEN COLLECT {
    MATCH (subject)-[:IN_CASE]->(:Case)<-[r:PROSECUTOR_IN|INVESTIGATOR_IN|COMPLAINANT_IN]-(who:Entity) WHERE r.certainty <> 'denied' RETURN {who: who, claims: r.claims}
    UNION ALL MATCH (subject)-[:IN_CASE]->(:Case)<-[:STEP_OF]-(e:Event)-[r:DONE_BY]->(who:Entity)
      WHERE r.certainty <> 'denied' AND e.what IN ['opened', 'suspicion', 'charge'] AND EXISTS { (e)-[:CONCERNS]->(defendant) } RETURN {who: who, claims: r.claims}
    UNION ALL MATCH (who:Entity)-[r:ACCUSED]->(defendant) WHERE r.certainty <> 'denied' AND EXISTS {
      (subject)-[:IN_CASE]->(:Case)<-[:DEFENDANT_IN|WITNESS_IN|VICTIM_IN|COMPLAINANT_IN|PROSECUTOR_IN|INVESTIGATOR_IN]-(who) } RETURN {who: who, claims: r.claims}
  } ELSE COLLECT { MATCH (subject)<-[:SUBJECT]-(x:Claim {certainty: 'alleged', predicate: c.predicate})-[:SAID_BY]->(who:Entity)
    WHERE coalesce(x.relation, '') = coalesce(c.relation, '') AND coalesce(x.value, '') = coalesce(c.value, '')
      AND coalesce(x.unit, '') = coalesce(c.unit, '') RETURN {who: who, claims: [x.id]} } END AS said
WITH *, [x IN said WHERE c.predicate <> 'plea' OR x.who <> by] AS accusers
RETURN subject{.id, .kind, name: coalesce(subject.name, subject.title)} AS subject, c.predicate AS predicate,
  object{.id, .kind, .name} AS object, c.value AS value,
  [name IN ['start', 'end', 'title', 'what', 'of', 'as', 'relationship', 'amount', 'length', 'result', 'unit', 'under', 'derived', 'event']
    WHERE c[name] IS NOT NULL | name + ': ' + toString(c[name])] + COLLECT {
    MATCH (subject)<-[:SUBJECT]-(part:Claim {certainty: 'denied', document: c.document})-[:OBJECT]->(whom:Entity)
    WHERE c.predicate = 'what' AND part.predicate IN ['CONCERNS', 'DONE_BY']
    RETURN DISTINCT part.predicate + ': ' + whom.name AS part ORDER BY part } AS qualifiers,
  c.certainty AS certainty, by{.id, .kind, .name} AS attributed_to,
  COLLECT { UNWIND accusers AS x WITH DISTINCT x.who AS who RETURN who{.id, .kind, .name} ORDER BY who.name, who.id } AS alleged_by, c.document AS document, c.relation AS relation,
  [c.id] + reduce(all = [], x IN accusers | all + x.claims) AS evidence
ORDER BY c.document, c.place, c.id
