/*
title: Who is this?
about: "One entity: its names, roles and properties, how much is known of it, and what it is in which cases."
parameters:
  actor: {type: entity, required: true, about: whom or what}
returns:
  entity: {type: entity, about: whom or what}
  names: {type: texts, about: all spellings of all documents}
  spellings: {type: maps, about: "each name, and the documents in which it stands: name, documents"}
  labels: {type: texts, about: kind and roles}
  properties: {type: map, about: what else claims say of it}
  disputed: {type: texts, about: properties on which documents disagree}
  documents: {type: maps, about: "the documents that speak of it: id, title, published"}
  relations: {type: maps, about: "how many relations of each type: type, direction (out: it is the subject), count"}
  cases: {type: maps, about: "in which cases, as what: case, role"}
  former_ids: {type: texts, about: ids that now stand for it}
  evidence: {type: evidence, about: for its names and properties}
example: {actor: "odf-2016:aleksey-chapurin"}
*/
MATCH (e:Entity {id: $actor})
RETURN e{.id, .kind, .name} AS entity, e.names AS names,
  COLLECT {
    MATCH (c:Claim {predicate: 'name'})-[:SUBJECT]->(e) WITH c.value AS name, collect(DISTINCT c.document) AS documents
    RETURN {name: name, documents: documents} ORDER BY size(documents) DESC, name } AS spellings,
  [label IN labels(e) WHERE label <> 'Entity'] AS labels,
  e{.named, .why, .count, .description, .native_name, .born, .died, .age, .founded, .dissolved, .language, .medium, .website, .category,
    .direction, .outcome, .damage, .status, .status_date, .history, .plea, .offence, .provision, .law, .article, .title, .short,
    .country, .year, .what, .date, .end, .length, .penalty} AS properties,
  e.disputed AS disputed,
  COLLECT { MATCH (d:Document) WHERE d.id IN e.documents WITH d ORDER BY d.published_latest, d.id RETURN d{.id, .title, .published} } AS documents,
  COLLECT {
    MATCH (e)-[r]-(:Entity) WITH type(r) AS type, CASE WHEN startNode(r) = e THEN 'out' ELSE 'in' END AS direction, count(*) AS count
    RETURN {type: type, direction: direction, count: count} ORDER BY count DESC, type, direction } AS relations,
  COLLECT {
    MATCH (e)-[r:DEFENDANT_IN|COMPLAINANT_IN|CLAIMANT_IN|VICTIM_IN|PROSECUTOR_IN|INVESTIGATOR_IN|JUDGE_IN|LAWYER_IN|WITNESS_IN]->(k:Case)
    RETURN {case: k{.id, .kind, .name}, role: toLower(split(type(r), '_')[0])} ORDER BY k.name, k.id } AS cases,
  COLLECT { MATCH (f:FormerId)-[:NOW]->(e) RETURN f.id ORDER BY f.id } AS former_ids,
  COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.value IS NOT NULL RETURN c.id } AS evidence
