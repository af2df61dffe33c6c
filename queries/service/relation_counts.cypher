/*
title: How many relations of each type an entity has
about: By type and direction, before any of them is fetched.
parameters:
  entity: {type: entity, required: true, about: whose relations}
returns:
  type: {type: text, about: the type of relation}
  direction: {type: text, about: "out: from the entity; in: to it"}
  count: {type: integer, about: how many}
unit: relations
example: {entity: "odf-2016:respublika"}
*/
MATCH (e:Entity {id: $entity})-[r]-(:Entity)
RETURN type(r) AS type, CASE WHEN r.source = $entity THEN 'out' ELSE 'in' END AS direction, count(*) AS count
ORDER BY type, direction
