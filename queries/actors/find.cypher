/*
title: Find by name
about: >
  Entities whose name, in any spelling of any document, holds all the words given; the last word may go on. Exact names come first, then
  those of whom more is known. Without words: all entities of the kinds and roles asked for, by name.
parameters:
  q: {type: search, about: words of a name}
  kinds: {type: choices, values: kinds, about: only these kinds}
  roles: {type: choices, values: roles, about: only people of these roles}
  document: {type: document, about: only entities of which this document speaks}
  limit: {type: integer, least: 1, most: 500, default: 25, about: at most so many}
returns:
  entity: {type: entity, about: whom or what was found}
  names: {type: texts, about: all spellings}
  roles: {type: texts, about: "of a person: journalist, judge …"}
  description: {type: texts, about: "who or what it is, in our words"}
  named: {type: boolean, about: "false: no document names it"}
  documents: {type: texts, about: which documents speak of it}
  relations: {type: integer, about: how many relations it has}
unit: entities
example: {q: chapurin}
*/
CALL () {
  WITH 1 AS one WHERE $q IS NOT NULL
  CALL db.index.fulltext.queryNodes('names', $q.words) YIELD node, score
  RETURN node AS e, score,
    any(name IN node.names WHERE toLower(name) = toLower($q.text)) AS exact
UNION ALL
  WITH 1 AS one WHERE $q IS NULL
  MATCH (e:Entity)
  RETURN e, 0.0 AS score, false AS exact
}
WITH e, score, exact
WHERE ($kinds IS NULL OR e.kind IN $kinds) AND ($roles IS NULL OR any(role IN e.role WHERE role IN $roles))
  AND ($document IS NULL OR $document IN e.documents)
WITH e, score, exact, COUNT { (e)--() } - COUNT { (e)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } AS relations
RETURN e{.id, .kind, .name} AS entity, e.names AS names, coalesce(e.role, []) AS roles,
  coalesce(e.description, []) AS description, coalesce(e.named, true) AS named, e.documents AS documents, relations
ORDER BY exact DESC, CASE WHEN $q IS NULL THEN e.name END, score * log(2 + relations) DESC, e.name, e.id
LIMIT $limit
