/*
title: The documents
about: Which documents the database holds, who published them and when, and how much each says.
parameters:
  publisher: {type: entity, about: only documents of this publisher}
  since: {type: date, about: only published on this day or later}
  until: {type: date, about: only published on this day or earlier}
returns:
  id: {type: text, about: the document's id}
  title: {type: text, about: its title}
  publisher: {type: entity, about: who published it}
  published: {type: date, about: when}
  reference: {type: text, about: the publisher's own number}
  url: {type: text, about: the publisher's page}
  language: {type: text, about: in which language}
  claims: {type: integer, about: how many claims it makes}
  entities: {type: integer, about: of how many entities it speaks}
  quoted: {type: boolean, about: "whether its text was at hand at load, so that passages hold their quotes"}
  note: {type: text, about: a remark on the document}
unit: documents
example: {until: "2016"}
*/
MATCH (d:Document)
WHERE ($since IS NULL OR d.published_latest >= $since.earliest) AND ($until IS NULL OR d.published_earliest <= $until.latest)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(publisher:Entity)
WITH d, publisher WHERE $publisher IS NULL OR publisher.id = $publisher
RETURN d.id AS id, d.title AS title, publisher{.id, .kind, .name} AS publisher, d.published AS published,
  d.reference AS reference, d.url AS url, d.language AS language, COUNT { (d)<-[:FROM]-(:Claim) } AS claims,
  COUNT { MATCH (d)<-[:FROM]-(:Claim)-[:SUBJECT|OBJECT]->(e:Entity) RETURN DISTINCT e } AS entities,
  EXISTS { MATCH (d)<-[:FROM]-(c:Claim) WHERE c.quote IS NOT NULL } AS quoted, d.note AS note
ORDER BY coalesce(d.published_latest, '9999'), d.id
