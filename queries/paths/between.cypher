/*
title: How two actors are connected
about: >
  The shortest paths between two actors, over at most six relations, with the evidence for each step; among equally long ones first those
  that pass cases, courts and people. Two paths differ in whom they
  pass; all relations between two neighbours on a path stand together. No path passes through a law, a provision, a place or a hub (named as
  excluded, where it lies within two relations of an end), nor over a denied relation. No path is an answer too.
parameters:
  from: {type: entity, required: true, about: one end}
  to: {type: entity, required: true, about: the other end}
  hops: {type: integer, least: 1, most: 6, default: 6, about: at most so many relations}
  paths: {type: integer, least: 1, most: 10, default: 5, about: at most so many paths}
  types: {type: choices, values: relations, most: 60, about: only over relations of these types}
  hub: {type: integer, least: 1, most: 100000, default: 60, about: an entity with more relations than this is not passed through}
returns:
  hops: {type: integer, about: how many steps}
  nodes: {type: entities, about: "whom the path passes, from one end to the other"}
  steps: {type: maps, about: "for each step: from, to, and every relation between them with its id, type, direction, title, relationship, what, certainty and evidence"}
  certainty: {type: text, about: "of the weakest step: stated, or alleged where a step rests on what is only alleged"}
  disputed: {type: boolean, about: a step rests on nothing that is undisputed}
  evidence: {type: evidence, about: for all steps}
finish: paths
unit: paths
example: {from: "amnesty-2015:kazkommertsbank", to: "amnesty-2015:reaspublika"}
*/
MATCH (start:Entity {id: $from}), (end:Entity {id: $to})
CALL (start, end) {
  UNWIND [start, end] AS a
  MATCH (a)--(n:Entity)
  OPTIONAL MATCH (n)--(m:Entity)
  WITH collect(DISTINCT n) + collect(DISTINCT m) AS near
  UNWIND near AS n
  WITH DISTINCT n, COUNT { (n)--() } - COUNT { (n)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } AS degree
  WHERE degree > $hub AND NOT n IN [start, end]
  ORDER BY degree DESC, n.id LIMIT 20
  RETURN collect({id: n.id, kind: n.kind, name: n.name, degree: degree}) AS hubs
}
CALL (start, end) {
  OPTIONAL MATCH p = SHORTEST 60 (start) ((a)-[r]-(b:Entity)
    WHERE ($types IS NULL OR type(r) IN $types) AND r.certainty <> 'denied' AND a.id <> $to
      AND (b.id = $to OR (b.id <> $from AND NOT b:Law AND NOT b:Provision AND NOT b:Place AND
        COUNT { (b)--() } - COUNT { (b)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } <= $hub))
  ){1,6} (end)
  WITH nodes(p) AS passed WHERE passed IS NOT NULL AND size(passed) <= $hops + 1
  WITH DISTINCT passed, [n IN passed | n.id] AS ids
  ORDER BY size(ids), size([n IN passed[1..-1] WHERE NOT (n:Case OR n:Court OR n:Person)]), ids LIMIT $paths
  RETURN collect({nodes: [n IN passed | n{.id, .kind, .name}], steps: [i IN range(0, size(passed) - 2) | {
    from: ids[i], to: ids[i + 1],
    relations: COLLECT {
      WITH passed[i] AS one, passed[i + 1] AS two
      MATCH (one)-[r]-(two) WHERE ($types IS NULL OR type(r) IN $types) AND r.certainty <> 'denied'
      RETURN r{.id, .source, .target, type: type(r), .title, .relationship, .what, .start, .end, .certainty, .disputed, evidence: r.claims} ORDER BY r.id
    }}]}) AS found
}
RETURN found, hubs, reduce(all = [], path IN found | all + reduce(ofPath = [], step IN path.steps |
  ofPath + reduce(ofStep = [], relation IN step.relations | ofStep + relation.evidence))) AS evidence
