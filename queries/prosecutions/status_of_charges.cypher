/*
title: Where each charge stands
about: >
  Every charge, per defendant and provision, with its whole dated history and the status derived from it: the latest, or the one of a day. With
  `reported_by`, provision, history and status are those that the documents published by then give.
parameters:
  defendant: {type: entity, about: only charges of this person or institution}
  case: {type: entity, about: only charges in this case}
  provision: {type: provision, about: "only charges under this provision or a part of it: 274 includes 274(3)"}
  offence: {type: text, about: "only charges of this offence, in words: what the document calls it, or what the article is about: false information"}
  status: {type: choices, values: statuses, about: "only charges that stand there (now; with as_of, those that stand there today)"}
  document: {type: document, about: only charges of which this document speaks}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference)"}
  as_of: {type: date, about: as the charges stood on this day; only statuses that had certainly come by then}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  defendant: {type: entity, about: who faces the charge}
  charge: {type: entity, about: the charge}
  provision: {type: text, about: "as finely as any document gives it; null where none does", of: charge.provision}
  offence: {type: texts, about: "the offence in words, where a document gives no provision", of: charge.offence}
  case: {type: entity, about: in which case}
  status: {type: text, about: "suspected, investigated, charged, on_trial, convicted, found_liable, acquitted, dropped, converted, overturned, unknown"}
  status_date: {type: date, about: since when; null where undated}
  history: {type: texts, about: "all statuses, oldest first: 2015-12-18 investigated; ? where undated"}
  pleas: {type: texts, about: "what the defendant says to it: denied, admitted, confessed, retracted", of: charge.plea}
  damage: {type: text, about: "damage alleged: currency and amount, of the charge or else of its case", of: [charge.damage, case.damage]}
  sentences: {type: maps, about: "sentences that cover it: step, date, penalties, in_force (as_passed, or what a later decision made of it), later (its penalties)", of: {date: step.date, penalties: step.penalty}}
  documents: {type: integer, about: how many documents speak of it}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: some document says otherwise, of: [relation.disputed, charge.disputed]}
  evidence: {type: evidence, about: for the charge and for each status}
unit: charges
finish: history
example: {provision: "kz-cc-2014:274"}
*/
MATCH (d:Entity)-[r:FACES]->(ch:Charge)
WHERE ($defendant IS NULL OR d.id = $defendant) AND ($status IS NULL OR $reported_by IS NOT NULL OR ch.status IN $status)
  AND ($provision IS NULL OR ch.provision = $provision OR ch.provision STARTS WITH $provision + '('
    OR ch.provision STARTS WITH $provision + ':')
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
  AND ($document IS NULL OR EXISTS { MATCH (c:Claim)-[:FROM]->(:Document {id: $document}) WHERE c.id IN r.claims })
  AND ($belongs_to IS NULL OR EXISTS { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
  AND ($occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(:Case)<-[:IN_CASE]-(ch) })
  AND ($offence IS NULL OR EXISTS { MATCH (ch) WHERE all(word IN split(toLower($offence), ' ') WHERE reduce(words = '', x IN
    coalesce(ch.offence, []) + coalesce(ch.description, []) + COLLECT { MATCH (ch)-[:UNDER]->(p) RETURN coalesce(p.title, '') } | words + ' ' + toLower(x)) CONTAINS word) })
OPTIONAL MATCH (ch)-[:IN_CASE]->(k:Case)
WITH * WHERE $case IS NULL OR k.id = $case
RETURN d{.id, .kind, .name} AS defendant, ch{.id, .kind, .name} AS charge,
  CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END AS provision, coalesce(ch.offence, []) AS offence,
  k{.id, .kind, .name} AS case, ch.status AS status, ch.status_date AS status_date, ch.history AS history,
  coalesce(ch.plea, []) AS pleas,
  COLLECT { MATCH (ch)<-[:SUBJECT]-(c:Claim {predicate: 'status'})-[:FROM]->(x:Document)
    WHERE x.published_latest <= $reported_by.latest RETURN c{.value, .start, .certainty, .document, published: x.published} ORDER BY c.place } AS told,
  coalesce(ch.damage, k.damage) AS damage, r.id AS relation,
  COLLECT { MATCH (d)<-[s:CONCERNS]-(e:Event)-[:CONCERNS]->(ch) WHERE size(coalesce(e.penalty, [])) > 0
      AND NOT EXISTS { (e)-[:CHANGES]->(:Event)-[:CONCERNS]->(d) } AND ($as_of IS NULL OR e.date_latest <= $as_of.latest)
      AND ($reported_by IS NULL OR EXISTS { MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN s.claims AND x.published_latest <= $reported_by.latest })
    WITH e ORDER BY coalesce(e.date_earliest, '9999'), e.id
    WITH e, COLLECT { MATCH (e)<-[c:CHANGES]-(x:Event) WHERE ($as_of IS NULL OR x.date_latest <= $as_of.latest) AND ($reported_by IS NULL OR EXISTS {
        MATCH (y:Claim)-[:FROM]->(w:Document) WHERE y.id IN c.claims AND w.published_latest <= $reported_by.latest })
      RETURN {result: c.result, penalties: coalesce(x.penalty, [])} ORDER BY coalesce(x.date_earliest, '9999'), x.id } AS changes
    RETURN {step: e{.id, .kind, .name}, date: e.date, penalties: e.penalty,
      in_force: coalesce(head([x IN reverse(changes) WHERE x.result IS NOT NULL | x.result]), 'as_passed'),
      later: reduce(all = [], x IN changes | all + x.penalties)} } AS sentences,
  size([x IN ch.documents WHERE $reported_by IS NULL OR EXISTS { MATCH (y:Document {id: x}) WHERE y.published_latest <= $reported_by.latest }]) AS documents, r.certainty AS certainty,
  r.disputed OR size(coalesce(ch.disputed, [])) > 0 AS disputed,
  r.claims + COLLECT { MATCH (ch)<-[:SUBJECT]-(c:Claim) WHERE c.predicate IN ['status', 'plea', 'offence', 'damage'] RETURN c.id } +
    COLLECT { MATCH (d)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY d.name, d.id, k.name, k.id, ch.provision, ch.id
