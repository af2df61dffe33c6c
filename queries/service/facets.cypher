/*
title: How many entities each filter would leave
about: Counts by kind, role and document of the entities that the same filters of `entities` choose.
parameters:
  q: {type: search, about: words of a name}
  kind: {type: choices, values: kinds, about: only entities of these kinds}
  role: {type: choices, values: roles, about: only persons who are one of these}
  document: {type: document, about: only what this document speaks of}
  min_documents: {type: integer, least: 1, most: 100000, default: 1, about: only what so many documents speak of}
  named: {type: boolean, about: "true: only with a name; false: only without"}
  of: {type: choices, values: [kind, role, document], default: [kind, role, document], about: which facets}
returns:
  facet: {type: text, about: "kind, role, document; all: one row with the number of entities"}
  value: {type: text, about: what the filter takes}
  count: {type: integer, about: how many entities it would leave}
finish: count_found
unit: entities
example: {kind: [Person], of: [role]}
*/
CALL () {
  WITH 1 AS one WHERE $q IS NULL
  MATCH (e:Entity)
  WHERE ($kind IS NULL OR e.kind IN $kind) AND ($role IS NULL OR any(role IN e.role WHERE role IN $role))
    AND ($document IS NULL OR $document IN e.documents)
    AND ($min_documents = 1 OR size(e.documents) >= $min_documents)
    AND ($named IS NULL OR coalesce(e.named, true) = $named)
  RETURN collect(e) AS chosen, [] AS found
UNION ALL
  WITH 1 AS one WHERE $q IS NOT NULL
  CALL db.index.fulltext.queryNodes('search', $q.words, {limit: CASE
    WHEN $kind IS NULL AND $role IS NULL AND $document IS NULL AND $min_documents = 1 AND $named IS NULL
    THEN 200 ELSE 2000 END}) YIELD node AS e, score
  WHERE ($kind IS NULL OR e.kind IN $kind) AND ($role IS NULL OR any(role IN e.role WHERE role IN $role))
    AND ($document IS NULL OR $document IN e.documents)
    AND ($min_documents = 1 OR size(e.documents) >= $min_documents)
    AND ($named IS NULL OR coalesce(e.named, true) = $named)
  WITH e, score ORDER BY score DESC, e.id LIMIT 200
  RETURN [] AS chosen, collect(e{.id, .kind, .name, names: coalesce(e.names, []), role: coalesce(e.role, []),
    documents: coalesce(e.documents, [])}) AS found
}
WITH reduce(every = [], each IN collect(chosen) | every + each) AS chosen,
  reduce(every = [], each IN collect(found) | every + each) AS found
CALL (chosen) {
  RETURN 'all' AS facet, null AS value, size(chosen) AS count
UNION ALL
  UNWIND CASE WHEN 'kind' IN $of THEN chosen ELSE [] END AS e
  RETURN 'kind' AS facet, e.kind AS value, count(*) AS count
UNION ALL
  UNWIND CASE WHEN 'role' IN $of THEN chosen ELSE [] END AS e UNWIND e.role AS value
  RETURN 'role' AS facet, value, count(*) AS count
UNION ALL
  UNWIND CASE WHEN 'document' IN $of THEN chosen ELSE [] END AS e UNWIND e.documents AS value
  RETURN 'document' AS facet, value, count(*) AS count
}
RETURN facet, value, count, CASE WHEN facet = 'all' THEN found ELSE [] END AS found ORDER BY facet, count DESC, value
