/*
title: Figures that documents report
about: >
  Numbers about many: how many cases, people or outlets a document speaks of, and how many a group, works or events are that it names by
  their number, each once. They are the document's figures and are not added up with the cases that stand here one by one.
parameters:
  document: {type: document, about: only figures of this document}
  words: {type: text, about: "only figures whose description, or the case of whose group, holds these words: January 2022"}
  provision: {type: provision, about: "only figures under this provision, or a part of it"}
  by: {type: entity, about: only figures that this actor gives}
  occasion: {type: entity, about: "only figures of this event or its parts (a protest, a riot), of who took part in it, was held over it, or is party to a case that arose from it"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  document: {type: text, about: which document reports it}
  count: {type: text, about: "a number; >= at least, <= at most, ~ about, 300..500 between"}
  unit: {type: text, about: what is counted}
  what: {type: text, about: "what of them, in our words"}
  of: {type: entity, about: "the group, works or event so many are, where it stands here as one"}
  under: {type: texts, about: provisions}
  start: {type: date, about: from when}
  end: {type: date, about: until when}
  certainty: {type: text, about: "stated, alleged or denied"}
  attributed_to: {type: entity, about: whose figure it is}
  evidence: {type: evidence, about: the claim}
unit: figures
example: {document: amnesty-2015}
*/
CALL () {
  MATCH (c:Claim {predicate: 'figure'})
  OPTIONAL MATCH (same:Entity {id: c.of})
  OPTIONAL MATCH (:FormerId {id: c.of})-[:NOW]->(now:Entity)
  RETURN c, coalesce(same, now) AS of, c.unit AS unit, c.what AS what
UNION ALL
  // the number of a group, or of an event, unless a figure or the group says the same
  MATCH (c:Claim {predicate: 'count'})-[:SUBJECT]->(of:Entity)
  WHERE NOT EXISTS { MATCH (f:Claim {predicate: 'figure', document: c.document}) WHERE f.value = c.value AND (f.of = c.about OR f.first = c.first) }
    AND NOT EXISTS { MATCH (of)-[:CONCERNS]->(:Entity)<-[:SUBJECT]-(:Claim {predicate: 'count', document: c.document, value: c.value}) }
  RETURN c, of, coalesce(of.what, toLower(of.kind)) AS unit, of.name AS what
}
MATCH (c)-[:FROM]->(d:Document)
WHERE ($document IS NULL OR d.id = $document) AND ($reported_by IS NULL OR d.published_latest <= $reported_by.latest)
  AND ($words IS NULL OR all(word IN split(toLower($words), ' ') WHERE reduce(text = toLower(coalesce(unit, '') + ' ' + coalesce(what, '')),
    k IN COLLECT { MATCH (of)-[:DEFENDANT_IN|VICTIM_IN|COMPLAINANT_IN|CLAIMANT_IN]->(k:Case) RETURN k.name } | text + ' ' + toLower(k)) CONTAINS word))
  AND ($provision IS NULL OR any(p IN split(coalesce(c.under, ''), '; ')
    WHERE p = $provision OR p STARTS WITH $provision + '(' OR p STARTS WITH $provision + ':'))
  AND ($occasion IS NULL OR EXISTS { MATCH (of)-[:PART_OF]->{0,2}(:Event {id: $occasion}) } OR EXISTS {
    MATCH (of)-[:MEMBER_OF]->{0,1}()-[:PARTICIPATED_IN|ORGANISED|DEFENDANT_IN|VICTIM_IN|AROSE_FROM|ABOUT]->{1,2}(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) } OR EXISTS {
    MATCH (of)<-[:CONCERNS]-(:Event)-[:ABOUT|STEP_OF|AROSE_FROM]->{1,2}(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) })
OPTIONAL MATCH (c)-[:SAID_BY]->(by:Entity)
WITH * WHERE $by IS NULL OR by.id = $by
RETURN d.id AS document, c.value AS count, unit, what, of{.id, .kind, .name} AS of, [p IN split(coalesce(c.under, ''), '; ') WHERE p <> ''] AS under,
  c.start AS start, c.end AS end, c.certainty AS certainty, by{.id, .kind, .name} AS attributed_to, [c.id] AS evidence
ORDER BY coalesce(d.published_latest, '9999'), d.id, c.place, c.id
