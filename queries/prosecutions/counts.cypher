/*
title: How many
about: >
  Counts, each with its unit: events of each sort and the persons they happened to; cases of each category and their defendants; charges in each
  status and who faces them. A person arrested twice is two arrests and one person. Who is not named, a person or a group, is counted apart and as one;
  `stated` lists the numbers that documents give for such groups and for events.
parameters:
  of: {type: choices, values: [events, cases, charges], default: [events, cases, charges], about: what to count}
  what: {type: choices, values: events, most: 60, about: only these events}
  actor: {type: entity, about: "only events that concern, cases against, and charges of this person or institution"}
  by: {type: entity, about: only events that this actor did or decided}
  belongs_to: {type: entity, about: "only people who belong to this body, whenever: its members (also through a group), founders, leaders, staff and associates, as far as a document states it"}
  occasion: {type: entity, about: "only cases that arose from this event (a protest, a riot, a press conference), their charges and steps"}
  provision: {type: provision, about: "only charges under this provision or a part of it, and the cases and events of those charges"}
  category: {type: choices, values: categories, about: "only in cases of these categories"}
  since: {type: date, about: only events on this day or later; what has no date is left out}
  until: {type: date, about: only events on this day or earlier; what has no date is left out}
  reported_by: {type: date, about: "only what documents published by this day say; charges are counted under the status that all documents give"}
returns:
  of: {type: text, about: "events, cases or charges"}
  what: {type: text, about: "the sort of event, the category of case, the status of charge; all: together, each counted once"}
  count: {type: integer, about: "how many events, cases or charges"}
  persons: {type: integer, about: "how many different persons, by name"}
  unnamed: {type: integer, about: how many persons and groups that no document names}
  institutions: {type: integer, about: how many different institutions}
  stated: {type: texts, about: the numbers that documents give for the groups and events among them}
  evidence: {type: evidence, about: that they happened to these people}
unit: as named in `of`; with persons and institutions beside it
example: {of: [events], what: [arrest, detention]}
*/
CALL () {
  WITH 1 AS one WHERE 'events' IN $of
  MATCH (thing:Event)-[r:CONCERNS]->(who:Person|Institution)
  WHERE ($what IS NULL OR thing.what IN $what)
    AND ($since IS NULL OR thing.date_latest >= $since.earliest) AND ($until IS NULL OR thing.date_earliest <= $until.latest)
    AND ($by IS NULL OR EXISTS { MATCH (thing)-[:DONE_BY|DECIDED_BY]->(:Entity {id: $by}) })
    AND ($category IS NULL OR EXISTS { MATCH (thing)-[:STEP_OF]->(k:Case) WHERE k.category IN $category })
    AND ($provision IS NULL OR EXISTS { MATCH (who)-[:FACES]->(ch:Charge)-[:IN_CASE]->(:Case)<-[:STEP_OF]-(thing)
      WHERE ch.provision = $provision OR ch.provision STARTS WITH $provision + '(' OR ch.provision STARTS WITH $provision + ':' })
  RETURN 'events' AS of, thing.what AS what, thing, who, r, thing.count AS stated
UNION ALL
  WITH 1 AS one WHERE 'cases' IN $of
  MATCH (thing:Case)<-[r:DEFENDANT_IN]-(who:Person|Institution)
  WHERE ($category IS NULL OR thing.category IN $category)
    AND ($provision IS NULL OR EXISTS { MATCH (who)-[:FACES]->(ch:Charge)-[:IN_CASE]->(thing)
      WHERE ch.provision = $provision OR ch.provision STARTS WITH $provision + '(' OR ch.provision STARTS WITH $provision + ':' })
  RETURN 'cases' AS of, thing.category AS what, thing, who, r, null AS stated
UNION ALL
  WITH 1 AS one WHERE 'charges' IN $of
  MATCH (thing:Charge)<-[r:FACES]-(who:Person|Institution)
  WHERE ($provision IS NULL OR thing.provision = $provision OR thing.provision STARTS WITH $provision + '('
      OR thing.provision STARTS WITH $provision + ':')
    AND ($category IS NULL OR EXISTS { MATCH (thing)-[:IN_CASE]->(k:Case) WHERE k.category IN $category })
  RETURN 'charges' AS of, thing.status AS what, thing, who, r, null AS stated
}
WITH * WHERE r.certainty <> 'denied' AND ($actor IS NULL OR who.id = $actor)
  AND ($occasion IS NULL OR EXISTS { MATCH (:Event {id: $occasion})<-[:PART_OF]-{0,2}(:Event)<-[:AROSE_FROM]-(:Case)<-[:STEP_OF|IN_CASE]-{0,1}(thing) }
    OR EXISTS { MATCH (thing)-[:ABOUT]->(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) })
  AND ($belongs_to IS NULL OR EXISTS { MATCH (who)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
    WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) })
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
UNWIND [what, 'all'] AS sort
WITH of, sort, collect(DISTINCT thing) AS things, collect(DISTINCT who) AS people, collect(r.claims) AS claims,
  collect(DISTINCT stated) AS counted
WITH *, [p IN people WHERE p:Person AND p.named = false] AS unnamed
RETURN of, sort AS what, size(things) AS count, size([p IN people WHERE p:Person AND NOT p IN unnamed]) AS persons, size(unnamed) AS unnamed,
  size([p IN people WHERE p:Institution]) AS institutions, counted + [g IN unnamed WHERE g.count IS NOT NULL AND NOT g.count IN counted | g.count] AS stated,
  reduce(all = [], x IN claims | all + x) +
    COLLECT { UNWIND people AS p MATCH (p)-[g:MEMBER_OF]->{0,1}(y:Entity)-[m:MEMBER_OF|LEADS|FOUNDED|WORKS_FOR|EDITS|OWNS|HOLDS_POSITION|REPRESENTS|ASSOCIATE_OF]->(:Entity {id: $belongs_to})
      WHERE all(tie IN g + [m] WHERE tie.certainty = 'stated') AND (size(g) = 0 OR y.named = false) UNWIND g + [m] AS tie UNWIND tie.claims AS id RETURN id } AS evidence
ORDER BY of, CASE what WHEN 'all' THEN 1 ELSE 0 END, count DESC, what
