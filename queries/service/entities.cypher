/*
title: Entities, one page after the other
about: >
  All entities by id, or those of some kinds, roles and documents; a page begins after an id. With `q` those who are meant by a
  name in any spelling, the surest first (as in `find`), at most 200.
parameters:
  q: {type: search, about: words of a name}
  kind: {type: choices, values: kinds, about: only entities of these kinds}
  role: {type: choices, values: roles, about: only persons who are one of these}
  document: {type: document, about: only what this document speaks of}
  min_documents: {type: integer, least: 1, most: 100000, default: 1, about: only what so many documents speak of}
  named: {type: boolean, about: "true: only with a name; false: only without"}
  after: {type: text, about: a page begins after this id; not with q}
  size: {type: integer, least: 1, most: 501, default: 25, about: so many at most}
returns:
  id: {type: text, about: its canonical id}
  kind: {type: text, about: what kind it is of}
  name: {type: text, about: the name to show}
  names: {type: texts, about: all spellings of all documents}
  role: {type: texts, about: what a person is}
  description: {type: texts, about: who or what it is}
  documents: {type: texts, about: which documents speak of it}
  score: {type: number, about: "of a search: how surely it is meant, 0 to 1"}
  why: {type: text, about: "of a search: which name fits, in which documents, and how"}
finish: rank_page
unit: entities
example: {kind: [Court]}
*/
CALL () {
  WITH 1 AS one WHERE $q IS NOT NULL
  CALL db.index.fulltext.queryNodes('search', $q.words, {limit: CASE
    WHEN $kind IS NULL AND $role IS NULL AND $document IS NULL AND $min_documents = 1 AND $named IS NULL
    THEN 200 ELSE 2000 END}) YIELD node AS e, score
  WHERE ($kind IS NULL OR e.kind IN $kind) AND ($role IS NULL OR any(role IN e.role WHERE role IN $role))
    AND ($document IS NULL OR $document IN e.documents)
    AND ($min_documents = 1 OR size(e.documents) >= $min_documents)
    AND ($named IS NULL OR coalesce(e.named, true) = $named)
  WITH e, score ORDER BY score DESC, e.id LIMIT 200
  RETURN collect(e) AS found
UNION ALL
  WITH 1 AS one WHERE $q IS NULL
  MATCH (e:Entity)
  WHERE e.id > coalesce($after, '') AND ($kind IS NULL OR e.kind IN $kind)
    AND ($role IS NULL OR any(role IN e.role WHERE role IN $role))
    AND ($document IS NULL OR $document IN e.documents)
    AND ($min_documents = 1 OR size(e.documents) >= $min_documents)
    AND ($named IS NULL OR coalesce(e.named, true) = $named)
  WITH e ORDER BY e.id LIMIT $size
  RETURN collect(e) AS found
}
UNWIND range(0, size(found) - 1) AS place
WITH place, found[place] AS e
ORDER BY place
RETURN e.id AS id, e.kind AS kind, e.name AS name, coalesce(e.names, []) AS names, coalesce(e.role, []) AS role,
  coalesce(e.description, []) AS description, coalesce(e.documents, []) AS documents,
  COUNT { (e)--() } AS degree,
  CASE WHEN $q IS NULL THEN [] ELSE COLLECT {
    MATCH (e)<-[:SUBJECT]-(c {predicate: 'name'}) RETURN {name: c.value, document: c.document} } END AS spellings  // as in find
