/*
title: Who was prosecuted more than once
about: >
  Persons and institutions that are defendants in several cases. Two documents that tell of one case count as two until a judgement says that
  it is one, so read the cases before the number.
parameters:
  least: {type: integer, least: 2, most: 100, default: 2, about: in at least so many cases}
  category: {type: choices, values: categories, about: only cases of these categories}
  role: {type: choices, values: roles, about: only people of these roles}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
returns:
  defendant: {type: entity, about: who}
  cases: {type: integer, about: in how many cases}
  list: {type: maps, about: "which: case, category, from (the first dated step of its proceedings), provisions, outcome (status of each charge, penalties)"}
  documents: {type: integer, about: how many documents speak of the defendant}
  evidence: {type: evidence, about: that they are defendants}
unit: persons and institutions
example: {category: [criminal], least: 2}
*/
MATCH (d:Entity)-[r:DEFENDANT_IN]->(k:Case)
WHERE ($category IS NULL OR k.category IN $category) AND r.certainty <> 'denied'
  AND ($role IS NULL OR any(role IN d.role WHERE role IN $role))
  AND ($belongs_to IS NULL OR EXISTS { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
WITH d, k, r ORDER BY k.name, k.id
WITH d, collect(k) AS cases, reduce(all = [], x IN collect(r.claims) | all + x) AS evidence
WHERE size(cases) >= $least
RETURN d{.id, .kind, .name} AS defendant, size(cases) AS cases,
  [k IN cases | {case: k{.id, .kind, .name}, category: k.category,
    from: head(COLLECT { MATCH (k)<-[:STEP_OF]-(e) WHERE e.date IS NOT NULL AND NOT e.what IN
      ['incident', 'publication', 'protest', 'meeting', 'statement', 'attack', 'death', 'ill_treatment', 'release', 'amnesty'] RETURN e.date ORDER BY e.date_earliest LIMIT 1 }),
    provisions: COLLECT { MATCH (d)-[:FACES]->(c:Charge)-[:IN_CASE]->(k) WHERE EXISTS { (c)-[:UNDER]->() } RETURN c.provision ORDER BY c.provision },
    outcome: COLLECT { MATCH (d)-[:FACES]->(c:Charge)-[:IN_CASE]->(k) RETURN DISTINCT trim(coalesce(c.status_date, '') + ' ' + c.status) AS said ORDER BY said } +
      COLLECT { MATCH (d)<-[:CONCERNS]-(e:Event)-[:STEP_OF]->(k) UNWIND coalesce(e.penalty, []) AS penalty
        RETURN DISTINCT trim(coalesce(e.date, '') + ' ' + penalty) AS said ORDER BY said }}] AS list,
  size(d.documents) AS documents, evidence +
    COLLECT { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY cases DESC, d.name, d.id
