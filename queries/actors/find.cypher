/*
title: Find by name
about: >
  Entities that are meant by a name in any spelling, alphabet and order of words, misspelt, by initials or not typed to its end: the surest
  first, with the name that fits and the documents in which it stands. Without words: all entities of the kinds and roles asked for, by name.
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
  score: {type: number, about: "how surely it is meant, 0 to 1"}
  why: {type: text, about: "which name fits, in which documents, and how"}
finish: rank
unit: entities
example: {q: chapurin}
*/
CALL () {
  WITH 1 AS one WHERE $q IS NOT NULL
  CALL db.index.fulltext.queryNodes('search', $q.words,
    {limit: CASE
    WHEN $kinds IS NULL AND $roles IS NULL AND $document IS NULL THEN CASE WHEN $limit > 60 THEN 200 ELSE 60 END
    ELSE 2000 END}) YIELD node AS e, score
  RETURN e, score
UNION ALL
  WITH 1 AS one WHERE $q IS NULL
  MATCH (e:Entity)
  RETURN e, 0.0 AS score
}
WITH e, score
WHERE ($kinds IS NULL OR e.kind IN $kinds) AND ($roles IS NULL OR any(role IN e.role WHERE role IN $roles))
  AND ($document IS NULL OR $document IN e.documents)
WITH e, score ORDER BY score DESC, e.name, e.id LIMIT CASE WHEN $q IS NULL THEN $limit ELSE CASE WHEN $limit > 60 THEN 200 ELSE 60 END END
RETURN e{.id, .kind, .name} AS entity, e.names AS names, coalesce(e.role, []) AS roles,
  coalesce(e.description, []) AS description, coalesce(e.named, true) AS named, e.documents AS documents,
  COUNT { (e)--() } - COUNT { (e)<-[:SUBJECT|OBJECT|SAID_BY|PUBLISHED_BY|NOW]-() } AS relations,
  CASE WHEN $q IS NULL THEN [] ELSE COLLECT {
    // not (c:Claim …): with the label the planner takes all claims of names, and looks for this entity among them
    MATCH (e)<-[:SUBJECT]-(c {predicate: 'name'}) RETURN {name: c.value, document: c.document} } END AS spellings
