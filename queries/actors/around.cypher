/*
title: What surrounds an actor
about: >
  Everything within one, two or three relations of an actor, and all relations among what was found; the nearest first. Nothing is walked
  through a law, a provision, a place or a hub: these are drawn as ends, and named as excluded.
parameters:
  actor: {type: entity, required: true, about: "whom, or what: any entity"}
  depth: {type: integer, least: 1, most: 3, default: 1, about: how many relations away}
  kinds: {type: choices, values: kinds, about: only entities of these kinds}
  types: {type: choices, values: relations, most: 60, about: only relations of these types}
  nodes: {type: integer, least: 2, most: 1000, default: 200, about: at most so many nodes}
  relations: {type: integer, least: 1, most: 5000, default: 1000, about: at most so many relations}
  hub: {type: integer, least: 1, most: 100000, default: 60, about: an entity with more relations than this is not walked through}
returns: subgraph
example: {actor: "amnesty-2015:nakanune-kz"}
*/
MATCH (start:Entity {id: $actor})
WITH [start] AS seen0
CALL (seen0) {
  UNWIND seen0 AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen0 AND ($types IS NULL OR type(r) IN $types) AND ($kinds IS NULL OR b.kind IN $kinds)
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT $nodes + 1
  RETURN collect(b) AS level1
}
WITH *, [n IN level1 WHERE NOT n:Law AND NOT n:Provision AND NOT n:Place AND
  COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } <= $hub] AS walked1
WITH *, seen0 + level1 AS seen1
CALL (seen1, walked1) {
  UNWIND CASE WHEN $depth >= 2 AND size(seen1) <= $nodes THEN walked1 ELSE [] END AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen1 AND ($types IS NULL OR type(r) IN $types) AND ($kinds IS NULL OR b.kind IN $kinds)
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT $nodes + 1
  RETURN collect(b) AS level2
}
WITH *, [n IN level2 WHERE NOT n:Law AND NOT n:Provision AND NOT n:Place AND
  COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } <= $hub] AS walked2
WITH *, seen1 + level2 AS seen2
CALL (seen2, walked2) {
  UNWIND CASE WHEN $depth >= 3 AND size(seen2) <= $nodes THEN walked2 ELSE [] END AS a
  MATCH (a)-[r]-(b:Entity)
  WHERE NOT b IN seen2 AND ($types IS NULL OR type(r) IN $types) AND ($kinds IS NULL OR b.kind IN $kinds)
  WITH b, count(*) AS links ORDER BY links DESC, b.id LIMIT $nodes + 1
  RETURN collect(b) AS level3
}
WITH seen2 + level3 AS found,
  [n IN CASE $depth WHEN 1 THEN [] WHEN 2 THEN level1 ELSE level1 + level2 END WHERE NOT n IN walked1 + walked2
    AND NOT n:Law AND NOT n:Provision AND NOT n:Place] AS hubs
WITH found, hubs, found[..$nodes] AS kept
CALL (kept) {
  UNWIND kept AS a
  MATCH (a)-[r]-(:Entity)
  WHERE ($types IS NULL OR type(r) IN $types)
  WITH r, count(*) AS ends WHERE ends = 2
  ORDER BY r.documents DESC, r.id LIMIT $relations + 1
  RETURN collect(r) AS related
}
RETURN [n IN kept | {node: n,
    degree: COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() }}] AS nodes,
  related[..$relations] AS relations,
  [n IN hubs | {id: n.id, kind: n.kind, name: n.name,
    degree: COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() }}] AS hubs,
  {nodes: size(found) > $nodes, relations: size(related) > $relations} AS cut
