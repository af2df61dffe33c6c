/*
title: What happened to somebody, or to several, and what they did
about: >
  Everything with a date or a step of a case that concerns an actor, that it did, decided, organised or took part in; and relations that
  began or happened on a day (held a position, accused), and its own dates (founded, died), unless an event tells the same act of the same two (searched, detained, sued, banned,
  published, asked); of a case, its steps. An undated event stands, and is looked for by `since` and `until`, within its bounds: after what it followed,
  before what followed it, before the decision on its appeal (a charge dropped: before the verdict) and before it was reported. What nothing bounds
  comes last.
parameters:
  actor: {type: entities, required: true, most: 20, about: "whose timeline, also that of a case; of several, one row for each whom something befell"}
  since: {type: date, about: "only what happened on this day or later; what has neither date nor bounds is left out"}
  until: {type: date, about: "only what happened on this day or earlier; what has neither date nor bounds is left out"}
  cases: {type: boolean, default: false, about: "also all other steps of the cases in which the actor is defendant, claimant or complainant"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  actor: {type: entity, about: whose row it is}
  date: {type: date, about: "when, as precise as the documents are", of: [event.date, dated.start, dated.end]}
  end: {type: date, about: until when, of: [event.end, dated.end]}
  bounds: {type: date, about: "of an undated event: the first and the last day it can have been, where something bounds both"}
  what: {type: text, about: "what happened: an event, or the type of a relation"}
  as: {type: text, about: "what the actor is in it: did, decided, organised, took_part (the first of these), else concerned, in_case (of a case: step); subject or object of a relation"}
  event: {type: entity, about: the event; null for a relation}
  count: {type: text, about: "how many times, or of how many, where a document says so"}
  others: {type: entities, about: "whom else it concerns, or the other end of the relation"}
  done_by: {type: entities, about: "who did it; of what is stated, only where that is stated too"}
  decided_by: {type: entities, about: who decided it}
  case: {type: entity, about: the case of which it is a step}
  charges: {type: maps, about: "charges it concerned, of the actor where it faces any; of custody, those that the actor faces in the case: charge, provision, status (what it made of them, as far as the history tells)", of: {provision: charge.provision}}
  penalties: {type: texts, about: penalties of a sentence, of: event.penalty}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, event.disputed]}
  evidence: {type: evidence, about: "for the actor's part in it, and for its date"}
unit: events
example: {actor: ["amnesty-2015:reaspublika"]}
*/
MATCH (a:Entity) WHERE a.id IN $actor
CALL (a) {
  MATCH (a)-[r:CONCERNS|DONE_BY|DECIDED_BY|PARTICIPATED_IN|ORGANISED]-(e:Event)
  WHERE ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
  WITH e, r ORDER BY type(r) = 'CONCERNS', type(r) = 'PARTICIPATED_IN', type(r) = 'ORGANISED'
  WITH e, head(collect(r)) AS r
  RETURN e, null AS other, e.date AS date, e.date_earliest AS earliest, e.date_latest AS latest, e.end AS end, e.what AS what, r,
    CASE type(r) WHEN 'CONCERNS' THEN 'concerned' WHEN 'DONE_BY' THEN 'did' WHEN 'DECIDED_BY' THEN 'decided'
      WHEN 'ORGANISED' THEN 'organised' ELSE 'took_part' END AS as
UNION ALL
  WITH a WHERE $cases
  MATCH (a)-[:DEFENDANT_IN|CLAIMANT_IN|COMPLAINANT_IN]->(:Case)<-[r:STEP_OF]-(e:Event)
  WHERE NOT EXISTS { (a)-[:CONCERNS|DONE_BY|DECIDED_BY|PARTICIPATED_IN|ORGANISED]-(e) } AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
  RETURN DISTINCT e, null AS other, e.date AS date, e.date_earliest AS earliest, e.date_latest AS latest, e.end AS end, e.what AS what, r,
    'in_case' AS as
UNION ALL
  MATCH (a:Case)<-[r:STEP_OF]-(e:Event) WHERE $reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest }
  RETURN e, null AS other, e.date AS date, e.date_earliest AS earliest, e.date_latest AS latest, e.end AS end, e.what AS what, r, 'step' AS as
UNION ALL
  MATCH (a)-[r]-(other:Entity)
  WHERE NOT other:Event AND coalesce(r.start_earliest, r.end_earliest) IS NOT NULL AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND coalesce(c.start, c.end) IS NOT NULL AND x.published_latest <= $reported_by.latest })
    AND NOT (type(r) IN ['SEARCHED', 'DETAINED', 'SUED', 'BANNED', 'BLOCKED', 'PUBLISHED', 'POSTED_ON', 'ADDRESSED'] AND EXISTS {
      MATCH (a)-[:CONCERNS|DONE_BY|DECIDED_BY]-(same:Event)-[:CONCERNS|DONE_BY|DECIDED_BY]-(other)
      WHERE same.what IN ['search', 'arrest', 'detention', 'complaint', 'ban', 'closure', 'suspension', 'blocking', 'publication', 'request']
        AND (r.start_earliest <= same.date_latest AND same.date_earliest <= r.start_latest
          OR EXISTS { MATCH (d:Claim {predicate: 'date', value: r.start})-[:SUBJECT]->(same) }) })
  RETURN null AS e, other, coalesce(r.start, r.end) AS date, coalesce(r.start_earliest, r.end_earliest) AS earliest,
    coalesce(r.start_latest, r.end_latest) AS latest, CASE WHEN r.start IS NOT NULL THEN r.end END AS end, type(r) AS what, r,
    CASE WHEN startNode(r) = a THEN 'subject' ELSE 'object' END AS as
UNION ALL
  UNWIND [x IN ['founded', 'dissolved', 'born', 'died'] WHERE a[x] IS NOT NULL] AS what
  WITH a, what, COLLECT { MATCH (c:Claim {predicate: what})-[:SUBJECT]->(a) WHERE c.certainty <> 'denied' RETURN c ORDER BY c.certainty DESC } AS said
  WHERE $reported_by IS NULL OR any(c IN said WHERE EXISTS { MATCH (c)-[:FROM]->(x:Document) WHERE x.published_latest <= $reported_by.latest })
  RETURN null AS e, null AS other, a[what] AS date, a[what + '_earliest'] AS earliest, a[what + '_latest'] AS latest, null AS end, what,
    {id: what, certainty: said[0].certainty, disputed: what IN a.disputed, claims: [c IN said | c.id]} AS r, 'subject' AS as
}
WITH *, e IS NOT NULL AND earliest IS NULL AS undated
WITH *, CASE WHEN undated THEN head(COLLECT { MATCH (e)-[:AFTER|CHANGES]->{1,6}(o:Event) WHERE o.date IS NOT NULL
    RETURN o.date_earliest AS day ORDER BY day DESC LIMIT 1 }) END AS not_before,
  CASE WHEN undated THEN COLLECT { MATCH (e)<-[:AFTER|CHANGES]-{1,6}(o:Event) WHERE o.date IS NOT NULL RETURN o.date_latest } +
    COLLECT { MATCH (e)-[:STEP_OF]->(:Case)<-[:STEP_OF]-(o:Event) WHERE o.date IS NOT NULL
      AND (e.what = 'appeal' AND o.what = 'appeal_decision' OR e.what = 'dropped' AND o.what = 'verdict') RETURN o.date_latest } +
    COLLECT { MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published IS NOT NULL RETURN x.published_latest } ELSE [] END AS ends
WITH *, head(COLLECT { UNWIND ends AS day WITH day WHERE not_before IS NULL OR day >= not_before RETURN day ORDER BY day LIMIT 1 }) AS not_after
WHERE ($since IS NULL OR latest >= $since.earliest OR undated AND not_before >= $since.earliest)
  AND ($until IS NULL OR earliest <= $until.latest OR undated AND not_after <= $until.latest)
OPTIONAL MATCH (e)-[part:STEP_OF]->(k:Case) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: part.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest })
WITH a, e, other, date, earliest, end, not_before, not_after, what, r, as, k ORDER BY k.id
WITH a, e, other, date, earliest, end, not_before, not_after, what, r, as, head(collect(k)) AS lawsuit
RETURN a{.id, .kind, .name} AS actor, date, end, CASE WHEN not_before IS NOT NULL AND not_after IS NOT NULL THEN not_before + '..' + not_after END AS bounds, what, as, e{.id, .kind, .name} AS event, e.count AS count,
  CASE WHEN e IS NULL THEN [x IN [other{.id, .kind, .name}] WHERE x IS NOT NULL] ELSE
    COLLECT { MATCH (e)-[s:CONCERNS]->(o:Person|Institution) WHERE o <> a AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } END AS others,
  COLLECT { MATCH (e)-[s:DONE_BY]->(o) WHERE (s.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS done_by,
  COLLECT { MATCH (e)-[s:DECIDED_BY]->(o) WHERE (s.certainty = 'stated' OR r.certainty <> 'stated') AND ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN o{.id, .kind, .name} ORDER BY o.name, o.id } AS decided_by,
  lawsuit{.id, .kind, .name} AS case,
  COLLECT { MATCH (e)-[:CONCERNS]->(ch:Charge) WHERE EXISTS { (a)-[:FACES]->(ch) } OR NOT EXISTS { (a)-[:FACES]->(:Charge)<-[:CONCERNS]-(e) }
    RETURN {charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END,
      status: last([h IN ch.history WHERE (e.date IS NOT NULL AND CASE WHEN $reported_by IS NULL THEN h STARTS WITH e.date + ' ' ELSE EXISTS {
        MATCH (e)<-[:SUBJECT]-(t:Claim {predicate: 'date'})-[:FROM]->(said:Document)
        WHERE h STARTS WITH t.value + ' ' AND said.published_latest <= $reported_by.latest } END OR e.what = 'dropped' AND h = '? dropped') AND ($reported_by IS NULL OR EXISTS {
        MATCH (c:Claim {predicate: 'status', value: split(h, ' ')[1]})-[:SUBJECT]->(ch), (c)-[:FROM]->(x:Document)
        WHERE x.published_latest <= $reported_by.latest }) | split(h, ' ')[1]])} ORDER BY ch.provision, ch.id } + COLLECT {
    MATCH (a)-[:FACES]->(ch:Charge)-[:IN_CASE]->(lawsuit) WHERE e.what IN ['arrest', 'detention', 'remand', 'house_arrest'] AND NOT EXISTS { (e)-[:CONCERNS]->(:Charge) }
      AND ($reported_by IS NULL OR EXISTS { MATCH (:Charge {id: ch.id})<-[:OBJECT]-(c:Claim {predicate: 'FACES'})-[:FROM]->(x:Document) WHERE x.published_latest <= $reported_by.latest })
    RETURN {charge: ch{.id, .kind, .name}, provision: CASE WHEN EXISTS { (ch)-[:UNDER]->() } THEN ch.provision END, status: null} ORDER BY ch.provision, ch.id } AS charges,
  coalesce(e.penalty, []) AS penalties, r.certainty AS certainty, r.id AS relation, CASE WHEN e IS NULL THEN r.id END AS dated,
  r.disputed OR any(x IN coalesce(e.disputed, []) WHERE x IN ['date', 'end']) AS disputed,
  r.claims + COLLECT { MATCH (c:Claim {predicate: 'date'})-[:SUBJECT]->(e) RETURN c.id } AS evidence
ORDER BY coalesce(earliest, not_before, '9999'), earliest IS NULL, coalesce(date, ''), what, as, actor.name, actor.id, e.id, r.id
