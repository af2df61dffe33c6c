/*
title: Sentences
about: >
  Each sentence, per person, with all its penalties, the charges it covers, who passed it, and what later decisions made of it: a decision
  on appeal is no sentence of its own, it stands in `later`. A maximum penalty that a law provides is no sentence.
parameters:
  defendant: {type: entity, about: only sentences of this person or institution}
  case: {type: entity, about: only sentences in this case}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference)"}
  court: {type: entity, about: only sentences passed by this court or judge}
  penalty: {type: choices, values: penalties, about: "only sentences with such a penalty, also one put in its place later"}
  provision: {type: provision, about: "only sentences that cover a charge under this provision, or a part of it"}
  offence: {type: text, about: "only sentences that cover a charge of this offence, in words: what the document calls it, or what the article is about: false information"}
  since: {type: date, about: only passed on this day or later; what has no date is left out}
  until: {type: date, about: only passed on this day or earlier; what has no date is left out}
  as_of: {type: date, about: "only sentences passed by this day, with what had become of them by then"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  defendant: {type: entity, about: who was sentenced}
  case: {type: entity, about: in which case}
  sentence: {type: entity, about: the step}
  date: {type: date, about: when it was passed, of: sentence.date}
  by: {type: entities, about: the court or judge}
  penalties: {type: texts, about: "as imprisonment P3Y, fine KZT 50000, ban P5Y -- from what", of: sentence.penalty}
  charges: {type: maps, about: "the charges it covers: charge, provision (null where none is given), status", of: {provision: charge.provision, status: charge.status}}
  later: {type: maps, about: "later decisions on it: step, what, result, date, penalties", of: {what: step.what, date: step.date, penalties: step.penalty}}
  in_force: {type: text, about: "as_passed, or the last result: upheld, reduced, increased, converted, overturned, extended"}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, sentence.disputed]}
  evidence: {type: evidence, about: "that it concerned the person, its penalties and its date"}
unit: sentences
example: {penalty: [fine]}
*/
MATCH (d:Person|Institution)<-[r:CONCERNS]-(e:Event)
WHERE (e.what = 'sentence' OR size(coalesce(e.penalty, [])) > 0)
  AND NOT EXISTS { (e)-[:CHANGES]->(s:Event)-[:CONCERNS]->(d) WHERE s.what = 'sentence' OR size(coalesce(s.penalty, [])) > 0 }
  AND ($defendant IS NULL OR d.id = $defendant)
  AND ($case IS NULL OR EXISTS { (e)-[:STEP_OF]->(:Case {id: $case}) })
  AND ($since IS NULL OR e.date_latest >= $since.earliest) AND ($until IS NULL OR e.date_earliest <= $until.latest)
  AND ($court IS NULL OR EXISTS { MATCH (e)-[:DECIDED_BY]->(:Entity {id: $court}) })
  AND ($as_of IS NULL OR e.date_earliest <= $as_of.latest)
  AND ($provision IS NULL OR EXISTS { MATCH (d)-[:FACES]->(ch:Charge)<-[:CONCERNS]-(e) WHERE ($provision IS NULL OR ch.provision = $provision OR ch.provision STARTS WITH $provision + '('
    OR ch.provision STARTS WITH $provision + ':') })
  AND ($offence IS NULL OR EXISTS { MATCH (d)-[:FACES]->(ch:Charge)<-[:CONCERNS]-(e)
    WHERE all(word IN split(toLower($offence), ' ') WHERE reduce(words = '', x IN
    coalesce(ch.offence, []) + coalesce(ch.description, []) + COLLECT { MATCH (ch)-[:UNDER]->(p) RETURN coalesce(p.title, '') } | words + ' ' + toLower(x)) CONTAINS word) })
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
  AND ($belongs_to IS NULL OR EXISTS { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH * WHERE $occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(k) }
WITH d, r, e, k, COLLECT {
  MATCH (e)<-[c:CHANGES]-(x:Event) WHERE ($as_of IS NULL OR x.date_earliest <= $as_of.latest)
    AND ($reported_by IS NULL OR EXISTS { MATCH (y:Claim)-[:FROM]->(w:Document) WHERE y.id IN c.claims AND w.published_latest <= $reported_by.latest })
  RETURN {step: x{.id, .kind, .name}, what: x.what, result: c.result, date: x.date, penalties: coalesce(x.penalty, []), claims: c.claims}
  ORDER BY coalesce(x.date_earliest, '9999'), x.id } AS changes
WITH * WHERE $penalty IS NULL
  OR any(p IN reduce(all = coalesce(e.penalty, []), x IN changes | all + x.penalties) WHERE split(p, ' ')[0] IN $penalty)
RETURN d{.id, .kind, .name} AS defendant, k{.id, .kind, .name} AS case, e{.id, .kind, .name} AS sentence, e.date AS date,
  COLLECT { MATCH (e)-[s:DECIDED_BY]->(c) WHERE (s.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN c{.id, .kind, .name} ORDER BY c.name, c.id } AS by, coalesce(e.penalty, []) AS penalties,
  COLLECT { MATCH (d)-[:FACES]->(ch:Charge)<-[:CONCERNS]-(e) RETURN {charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END, status: ch.status}
    ORDER BY ch.provision, ch.id } AS charges,
  [x IN changes | x{.step, .what, .result, .date, .penalties}] AS later,
  coalesce(head([x IN reverse(changes) WHERE x.result IS NOT NULL | x.result]), 'as_passed') AS in_force,
  r.id AS relation, r.certainty AS certainty, r.disputed OR size(coalesce(e.disputed, [])) > 0 AS disputed,
  r.claims + reduce(all = [], x IN changes | all + x.claims) +
    COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e) WHERE c.predicate IN ['date', 'penalty', 'DECIDED_BY'] RETURN c.id } +
    COLLECT { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY d.name, d.id, coalesce(e.date_earliest, '9999'), k.id, e.id
