/*
title: What connects these actors
about: >
  A small subgraph that joins all the actors given: a Steiner tree over everything within `depth` relations of any of them, with all parallel
  relations. It is an approximation: at most twice as many relations as the smallest there is. Nothing passes through a law, a provision,
  a place or a hub (named as excluded), nor over a denied relation. Who cannot be joined within that bound is named.
parameters:
  actors: {type: entities, required: true, least: 2, most: 12, about: whom to connect}
  depth: {type: integer, least: 1, most: 3, default: 3, about: how far to look from each of them}
  types: {type: choices, values: relations, most: 60, about: only over relations of these types}
  hub: {type: integer, least: 1, most: 100000, default: 60, about: an entity with more relations than this is not passed through}
returns: subgraph
finish: connect
example: {actors: ["amnesty-2015:reaspublika", "amnesty-2015:nakanune-kz", "amnesty-2015:kazkommertsbank"]}
*/
MATCH (actor:Entity) WHERE actor.id IN $actors
WITH actor ORDER BY actor.id
WITH collect(actor) AS seen0
CALL (seen0) {
  UNWIND seen0 AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen0 AND ($types IS NULL OR type(r) IN $types)
    AND r.certainty <> 'denied'
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT 1501
  RETURN collect(b) AS level1
}
WITH *, [n IN level1 WHERE NOT n:Law AND NOT n:Provision AND NOT n:Place AND
  COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } <= $hub] AS walked1
WITH *, seen0 + level1 AS seen1
CALL (seen1, walked1) {
  UNWIND CASE WHEN $depth >= 2 AND size(seen1) <= 1500 THEN walked1 ELSE [] END AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen1 AND ($types IS NULL OR type(r) IN $types)
    AND r.certainty <> 'denied'
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT 1501
  RETURN collect(b) AS level2
}
WITH *, [n IN level2 WHERE NOT n:Law AND NOT n:Provision AND NOT n:Place AND
  COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } <= $hub] AS walked2
WITH *, seen1 + level2 AS seen2
CALL (seen2, walked2) {
  UNWIND CASE WHEN $depth >= 3 AND size(seen2) <= 1500 THEN walked2 ELSE [] END AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen2 AND ($types IS NULL OR type(r) IN $types)
    AND r.certainty <> 'denied'
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT 1501
  RETURN collect(b) AS level3
}
WITH seen2 + level3 AS found,
  [n IN CASE $depth WHEN 1 THEN [] WHEN 2 THEN level1 ELSE level1 + level2 END WHERE NOT n IN walked1 + walked2
    AND NOT n:Law AND NOT n:Provision AND NOT n:Place] AS hubs
WITH found, hubs, found[..1500] AS kept
CALL (kept) {
  UNWIND kept AS a
  MATCH (a)-[r]-(:Entity)
  WHERE ($types IS NULL OR type(r) IN $types)
    AND r.certainty <> 'denied'
  WITH r, count(*) AS ends WHERE ends = 2
  ORDER BY r.documents DESC, r.id LIMIT 6001
  RETURN collect(r) AS related
}
RETURN [n IN kept | {node: n,
    degree: COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() }}] AS nodes,
  related[..6000] AS relations,
  [n IN hubs | {id: n.id, kind: n.kind, name: n.name,
    degree: COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() }}] AS hubs,
  {nodes: size(found) > 1500, relations: size(related) > 6000} AS cut
