/*
title: What could be drawn around this
about: How many relations of each type an entity has, in each direction, and to which kinds, before any of them is drawn.
parameters:
  actor: {type: entity, required: true, about: whom or what}
returns:
  type: {type: text, about: the type of the relations}
  direction: {type: text, about: "out: the entity is the subject; in: it is the object"}
  kind: {type: text, about: what kind of entity is at the other end}
  count: {type: integer, about: how many}
unit: relations
example: {actor: "amnesty-2015:reaspublika"}
*/
MATCH (e:Entity {id: $actor})-[r]-(other:Entity)
WITH type(r) AS type, CASE WHEN startNode(r) = e THEN 'out' ELSE 'in' END AS direction, other.kind AS kind, count(*) AS count
RETURN type, direction, kind, count
ORDER BY count DESC, type, direction, kind
