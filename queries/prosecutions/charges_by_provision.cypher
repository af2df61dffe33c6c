/*
title: Charges by provision of law
about: How many charges there are under each provision, against how many persons and institutions, and where they stand.
parameters:
  provision: {type: provision, about: "only this law, this provision, or its parts: 274 includes 274(3)"}
  category: {type: choices, values: categories, about: only in cases of these categories}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  provision: {type: entity, about: the provision}
  title: {type: text, about: "what it is about, in our words"}
  law: {type: text, about: the law it stands in}
  charges: {type: integer, about: how many charges}
  persons: {type: integer, about: "against how many persons (an unnamed person or group counts as one)"}
  institutions: {type: integer, about: against how many institutions}
  statuses: {type: maps, about: "where they stand: status, count", of: {status: charge.status}}
  defendants: {type: entities, about: against whom}
  evidence: {type: evidence, about: for the charges}
unit: charges
finish: tally
example: {provision: kz-cc-2014}
*/
MATCH (d:Entity)-[r:FACES]->(ch:Charge)-[:UNDER]->(finest:Provision|Law)
WHERE ($provision IS NULL OR ch.provision = $provision OR ch.provision STARTS WITH $provision + '('
    OR ch.provision STARTS WITH $provision + ':')
  AND ($category IS NULL OR EXISTS { MATCH (ch)-[:IN_CASE]->(k:Case) WHERE k.category IN $category })
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
WITH *, CASE WHEN $reported_by IS NULL THEN finest ELSE head(COLLECT {
    MATCH (ch)<-[:SUBJECT]-(c:Claim {predicate: 'UNDER'})-[:OBJECT]->(o:Entity), (c)-[:FROM]->(x:Document)
    WHERE x.published_latest <= $reported_by.latest RETURN o ORDER BY size(o.id) DESC LIMIT 1 }) END AS p
WHERE p IS NOT NULL
WITH p, collect(DISTINCT ch) AS charges, collect(DISTINCT d) AS people, reduce(all = [], x IN collect(r.claims) | all + x) AS evidence
RETURN p{.id, .kind, .name} AS provision, p.title AS title, coalesce(p.law, p.id) AS law, size(charges) AS charges,
  size([d IN people WHERE d:Person]) AS persons, size([d IN people WHERE d:Institution]) AS institutions,
  [ch IN charges | {charge: ch{.id, .kind, .name}, status: ch.status}] AS statuses,
  COLLECT { UNWIND people AS d RETURN d{.id, .kind, .name} ORDER BY d.name, d.id } AS defendants, evidence
ORDER BY charges DESC, provision.id
