/*
title: Who was held, when and for how long
about: >
  Each arrest, detention, remand, house arrest and sentence to detention, per person, with how it ended and how long it lasted: between
  `days_least` and `days_most`, from its dates or, without an end, from the length that a document gives. Imprisonment is in `sentences`. Of a
  group, first and last day of an event are those between which its people were taken, so no length follows. With `as_of`, an undated step is
  looked for between what it came after (a step that it followed; the first complaint, search, arrest or opening in its case) and what came after
  it (a step that followed; of custody, the verdict or sentence; the first document that reports it); with nothing known before it, in the year
  before that. What has no end is over after the length given, with the verdict or sentence, and at a release of unknown date when a document
  reports that; a detention by the police, or an arrest outside criminal proceedings, after three days at most (72 hours were what the law
  allowed without a court; this bound is ours). Who "has been held since" is held at least until the day of which the document speaks (`still`).
  Other custody of which no end is known possibly goes on. With `as_of`, one custody is one row per person and case: its surest and latest step.
parameters:
  person: {type: entity, about: only of this person}
  by: {type: entity, about: only those done or decided by this body}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference), or over it"}
  what: {type: choices, values: [arrest, detention, remand, house_arrest, sentence], about: only these}
  since: {type: date, about: only begun on this day or later; what has no date is left out}
  until: {type: date, about: only begun on this day or earlier; what has no date is left out}
  as_of: {type: date, about: "who was held on this day, certainly or possibly"}
  document: {type: document, about: only what this document says}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  person: {type: entity, about: who was held}
  what: {type: text, about: "arrest, detention, remand, house_arrest, or a sentence to detention"}
  date: {type: date, about: from when, of: step.date}
  end: {type: date, about: until when, of: [step.end, ended_by.date]}
  ended_by: {type: entity, about: "the release, where one is known"}
  days_least: {type: integer, about: days held at least}
  days_most: {type: integer, about: days held at most}
  derived_from: {type: text, about: "dates (first and last day), length (of a sentence, served in full; of a remand, the most), or nothing"}
  holds: {type: text, about: "with as_of: certainly or possibly"}
  held_since: {type: date, about: "since when: the date; with as_of, that of the earliest step of the same custody that still held"}
  done_by: {type: entities, about: "who did it; of what is stated, only where that is stated too"}
  decided_by: {type: entities, about: who decided it}
  penalties: {type: texts, about: "of a sentence: detention P15D", of: step.penalty}
  case: {type: entity, about: in which case}
  charges: {type: maps, about: "what the person is charged with there: charge, provision, status, status_date (with as_of, of that day)"}
  step: {type: entity, about: the step}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, step.disputed]}
  evidence: {type: evidence, about: "that the person was held, from when, how long, and released"}
unit: detentions
finish: durations
example: {what: [remand], person: "amnesty-2015:guzyal-baidalinova"}
*/
MATCH (p:Person)<-[r:CONCERNS]-(e:Event)
WHERE (e.what IN ['arrest', 'detention', 'remand', 'house_arrest']
    OR e.what = 'sentence' AND any(x IN e.penalty WHERE x STARTS WITH 'detention'))
  AND ($person IS NULL OR p.id = $person) AND ($what IS NULL OR e.what IN $what)
  AND ($by IS NULL OR EXISTS { MATCH (e)-[:DONE_BY|DECIDED_BY]->(:Entity {id: $by}) })
  AND ($since IS NULL OR e.date_latest >= $since.earliest) AND ($until IS NULL OR e.date_earliest <= $until.latest)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
  AND ($document IS NULL OR EXISTS { MATCH (c:Claim)-[:FROM]->(:Document {id: $document}) WHERE c.id IN r.claims })
  AND ($belongs_to IS NULL OR EXISTS { MATCH (p)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH * WHERE $occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(k) } OR EXISTS { MATCH (e)-[:ABOUT]->(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) }
CALL (p, e, k) {
  OPTIONAL MATCH (p)<-[c:CONCERNS]-(x:Event {what: 'release'})
  WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: c.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) AND (k IS NULL OR (x)-[:STEP_OF]->(k)) AND (x.date_latest >= e.date_earliest OR (x)-[:AFTER]->(e) OR (x)-[:CHANGES]->(e))
  RETURN x, c ORDER BY coalesce(x.date_earliest, '9999'), x.id LIMIT 1
}
WITH *, p.named = false AND e.end IS NOT NULL AS spread,
  COLLECT { MATCH (d:Claim)-[:FROM]->(w:Document) WHERE d.id IN r.claims AND w.published IS NOT NULL RETURN w.published_latest } AS told, COLLECT {
  MATCH (k)<-[:STEP_OF]-(o:Event)-[:CONCERNS]->(p) WHERE o.what IN ['verdict', 'sentence'] AND o.date IS NOT NULL AND e.what <> 'sentence'
  RETURN o.date_latest } AS sentenced
RETURN p{.id, .kind, .name} AS person, e.what AS what, CASE WHEN spread THEN e.date_earliest + '..' + e.end_latest ELSE e.date END AS date,
  CASE WHEN spread THEN x.date ELSE coalesce(e.end, x.date) END AS end, x{.id, .kind, .name} AS ended_by,
  e.date_earliest AS start_earliest, CASE WHEN spread THEN e.end_latest ELSE e.date_latest END AS start_latest,
  CASE WHEN spread THEN x.date_earliest ELSE coalesce(e.end_earliest, x.date_earliest) END AS end_earliest,
  CASE WHEN spread THEN x.date_latest ELSE coalesce(e.end_latest, x.date_latest) END AS end_latest,
  e.length AS length, e.still_earliest AS still,
  (e.what = 'detention' OR e.what = 'arrest' AND coalesce(k.category, '') <> 'criminal' AND coalesce(k.category, '') <> 'extradition')
    AND e.length IS NULL AND NOT EXISTS { (e)-[:DECIDED_BY]->() } AS police,
  COLLECT { MATCH (e)-[:AFTER|CHANGES]->{1,6}(o:Event) WHERE o.date IS NOT NULL RETURN o.date_earliest } +
    COLLECT { MATCH (k)<-[:STEP_OF]-(o:Event) WHERE o.date IS NOT NULL AND o.what IN ['complaint', 'opened', 'search', 'arrest', 'detention']
      RETURN o.date_earliest AS day ORDER BY day LIMIT 1 } AS not_before,
  COLLECT { MATCH (e)<-[:AFTER|CHANGES]-{1,6}(o:Event) WHERE o.date IS NOT NULL RETURN o.date_latest } +
    CASE WHEN e.end IS NULL THEN [] ELSE [e.end_latest] END + sentenced + told AS not_after,
  sentenced + CASE e.what WHEN 'sentence' THEN told ELSE [] END +
    COLLECT { MATCH (d:Claim)-[:FROM]->(w:Document) WHERE c.certainty = 'stated' AND d.id IN c.claims AND w.published IS NOT NULL
      RETURN w.published_latest } AS over_by,
  COLLECT { MATCH (e)-[s:DONE_BY]->(o) WHERE (s.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS done_by,
  COLLECT { MATCH (e)-[s:DECIDED_BY]->(o) WHERE (s.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS decided_by,
  coalesce(e.penalty, []) AS penalties, k{.id, .kind, .name} AS case, e{.id, .kind, .name} AS step,
  COLLECT { MATCH (p)-[f:FACES]->(ch:Charge)-[:IN_CASE]->(k) WHERE $reported_by IS NULL OR EXISTS {
      MATCH (d:Claim)-[:FROM]->(w:Document) WHERE d.id IN f.claims AND w.published_latest <= $reported_by.latest }
    RETURN {charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END, status: ch.status,
      status_date: ch.status_date, history: ch.history, told: COLLECT { MATCH (ch)<-[:SUBJECT]-(d:Claim)-[:FROM]->(w:Document)
        WHERE d.predicate IN ['status', 'UNDER'] AND w.published_latest <= $reported_by.latest
        RETURN d{.predicate, .to, .value, .start, .certainty, .document, published: w.published} ORDER BY d.place }}
    ORDER BY ch.provision, ch.id } AS charges,
  r.id AS relation, r.certainty AS certainty, r.disputed OR size(coalesce(e.disputed, [])) > 0 AS disputed,
  r.claims + coalesce(c.claims, []) + COLLECT { MATCH (d:Claim)-[:SUBJECT]->(e) WHERE d.predicate IN ['date', 'end', 'still', 'length', 'penalty'] RETURN d.id } +
    COLLECT { MATCH (p)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY p.name, p.id, coalesce(e.date_earliest, '9999'), what, e.id
