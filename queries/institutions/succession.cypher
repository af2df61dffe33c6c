/*
title: What became of an institution
about: >
  Which institution succeeded which, before and after the one asked for, however many times; and who of one founded another. Without an
  institution: all successions.
parameters:
  institution: {type: entity, about: "an outlet, organisation, party …"}
returns:
  earlier: {type: entity, about: what was there before}
  how: {type: text, about: "SUCCESSOR_OF: a document says so; FOUNDED: it only says that people of the earlier one founded the later one"}
  by: {type: entities, about: "people of the earlier one who founded the later one"}
  later: {type: entity, about: what came after}
  date: {type: date, about: when the one took the place of the other}
  founded: {type: date, about: when the later one was founded or began}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: some document says otherwise}
  evidence: {type: evidence, about: for the relations}
unit: successions
example: {institution: "amnesty-2015:reaspublika"}
*/
CALL () {
  MATCH (later:Institution)-[r:SUCCESSOR_OF]->(earlier:Institution)
  RETURN earlier, later, null AS by, 'SUCCESSOR_OF' AS how, r, r.claims AS claims
UNION ALL
  MATCH (earlier:Institution)<-[w:WORKS_FOR|EDITS|LEADS|OWNS|FOUNDED]-(by:Person)-[r:FOUNDED]->(later:Institution)
  WHERE earlier <> later AND later:Outlet AND earlier:Outlet
  WITH earlier, later, by, r, collect(w.claims) AS before
  RETURN earlier, later, by, 'FOUNDED' AS how, r, reduce(all = r.claims, x IN before | all + x) AS claims
}
WITH * WHERE $institution IS NULL OR EXISTS {
  MATCH (i:Institution {id: $institution}) WHERE i = earlier OR i = later
    OR EXISTS { MATCH (i)-[:SUCCESSOR_OF]-{1,10}(earlier) } OR EXISTS { MATCH (i)-[:SUCCESSOR_OF]-{1,10}(later) } }
WITH * ORDER BY how DESC, by.name, by.id
WITH earlier, later, head(collect(how)) AS how, collect(by) AS by, head(collect(r)) AS r, reduce(all = [], x IN collect(claims) | all + x) AS evidence
RETURN earlier{.id, .kind, .name} AS earlier, how, [x IN by | x{.id, .kind, .name}] AS by, later{.id, .kind, .name} AS later,
  r.start AS date, later.founded AS founded, r.certainty AS certainty, r.disputed AS disputed, evidence
ORDER BY earlier.name, earlier.id, later.name, later.id
