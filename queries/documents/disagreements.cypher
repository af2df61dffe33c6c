/*
title: Where documents disagree
about: >
  What one document says and another (or the same one elsewhere) does not bear out: dates, counts, figures and other values that do not fit; what one
  claim says and another denies; other deciders, penalties, grounds or kinds of medium for the same thing; other owners; other provisions for one
  defendant in one case; other outcomes of one charge; and names spelled in more than one way. All sides stand side by side, each with its passage.
  A coarser date or provision is no disagreement, and a document that says less does not disagree.
parameters:
  about:
    type: entity
    about: "only about this entity, what it faced and did (steps, charges), its case where it is a party; of an outlet also its people, of a case its steps"
  topics:
    type: choices
    values: [spelling, date, count, denied, decider, owner, provision, outcome, penalty, ground, medium, other]
    about: only on these topics
  predicates: {type: choices, values: predicates, most: 60, about: only on these relation types or properties}
  across: {type: boolean, default: false, about: "only where different documents disagree, not one with itself"}
returns:
  topic: {type: text, about: "what the disagreement is about: date, spelling, denied …"}
  about: {type: entity, about: on whom or what}
  predicate: {type: text, about: "on what: a relation type, or a property"}
  object: {type: entity, about: the other end of a relation}
  sides: {type: maps, about: "what is said: value, what (of what, where said), certainty, documents, evidence"}
  documents: {type: integer, about: how many documents are involved}
  evidence: {type: evidence, about: all claims on it}
unit: disagreements
example: {topics: [date]}
finish: sides
*/
CALL () {
  MATCH (a:Entity)-[r {disputed: true}]->(b:Entity)
  MATCH (c:Claim {relation: r.id})
  WITH a, r, b, collect({claim: c, value: CASE WHEN coalesce(c.start, c.end) IS NULL THEN null
    WHEN c.start = c.end THEN c.start ELSE coalesce(c.start, '') + '..' + coalesce(c.end, '') END}) AS said
  RETURN CASE WHEN any(x IN said WHERE x.claim.certainty = 'denied') THEN 'denied' ELSE 'date' END AS topic, a, type(r) AS predicate, b, said
UNION ALL
  MATCH (a:Entity) WHERE size(a.disputed) > 0
  UNWIND [p IN a.disputed WHERE p <> 'what'] AS predicate // what a step is called (closed, banned) is no fact of its own
  WITH a, predicate, COLLECT { MATCH (c:Claim {predicate: predicate})-[:SUBJECT]->(a) RETURN DISTINCT c.value ORDER BY c.value } AS values
  // a verdict and its sentence with the same days are one disagreement, told of the sentence
  WITH a, predicate, COLLECT { MATCH (a)-[:STEP_OF]->(:Case)<-[:STEP_OF]-(twin:Event)
    WHERE predicate = 'date' AND a.what IN ['verdict', 'sentence'] AND twin.what IN ['verdict', 'sentence'] AND a.what <> twin.what
      AND EXISTS { (a)-[:CONCERNS]->(:Person)<-[:CONCERNS]-(twin) }
      AND values = COLLECT { MATCH (d:Claim {predicate: 'date'})-[:SUBJECT]->(twin) RETURN DISTINCT d.value ORDER BY d.value } RETURN twin } AS twins
  WHERE size(twins) = 0 OR a.what = 'sentence'
  MATCH (c:Claim {predicate: predicate})-[:SUBJECT]->(same) WHERE same = a OR same IN twins
  WITH a, predicate, collect({claim: c, value: c.value}) AS said
  RETURN CASE WHEN any(x IN said WHERE x.claim.certainty = 'denied') THEN 'denied' WHEN predicate IN ['start', 'end'] THEN 'date'
    WHEN predicate IN ['date', 'count'] THEN predicate ELSE 'other' END AS topic,
    a, predicate, null AS b, said
UNION ALL
  // two documents that both speak of it and have nothing in common
  MATCH (a:Entity)<-[:SUBJECT]-(c:Claim) WHERE size(a.documents) > 1 AND c.predicate IN ['DECIDED_BY', 'penalty', 'ground', 'medium']
    AND c.certainty <> 'denied' AND (c.predicate <> 'medium' OR a:Outlet AND c.certainty = 'stated')
  OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
  WITH a, c, CASE c.predicate WHEN 'penalty' THEN c.value + coalesce(' ' + c.length, '') + coalesce(' ' + c.amount, '') ELSE coalesce(o.name, c.value) END AS value
  WITH a, c.predicate AS predicate, c.document AS document, collect(value) AS values, collect({claim: c, value: value}) AS said
  WITH a, predicate, collect(values) AS lists, collect(said) AS saids
  WHERE any(x IN lists WHERE any(y IN lists WHERE none(v IN x WHERE v IN y)))
  RETURN CASE predicate WHEN 'DECIDED_BY' THEN 'decider' ELSE predicate END AS topic, a, predicate, null AS b, reduce(all = [], part IN saids | all + part) AS said
UNION ALL
  MATCH (a:Entity)<-[:OBJECT]-(c:Claim {predicate: 'OWNS'})-[:SUBJECT]->(owner:Entity) WHERE c.certainty <> 'denied'
  WITH a, c.document AS document, collect(owner.name) AS values, collect({claim: c, value: owner.name}) AS said
  WITH a, collect(values) AS lists, collect(said) AS saids
  WHERE any(x IN lists WHERE any(y IN lists WHERE none(v IN x WHERE v IN y)))
  RETURN 'owner' AS topic, a, 'OWNS' AS predicate, null AS b, reduce(all = [], part IN saids | all + part) AS said
UNION ALL
  MATCH (a:Entity)-[:FACES]->(charge:Charge)-[:IN_CASE]->(b:Case)
  MATCH (c:Claim {predicate: 'UNDER'})-[:SUBJECT]->(charge), (c)-[:OBJECT]->(provision:Provision) WHERE c.certainty <> 'denied'
  WITH a, b, c.document AS document, collect(DISTINCT provision.id) AS values, collect({claim: c, value: provision.name}) AS said
  WITH a, b, collect(values) AS lists, collect(said) AS saids
  WHERE any(x IN lists WHERE any(y IN lists WHERE none(v IN x WHERE any(w IN y WHERE v STARTS WITH w OR w STARTS WITH v))))
  RETURN 'provision' AS topic, a, 'UNDER' AS predicate, b, reduce(all = [], part IN saids | all + part) AS said
UNION ALL
  MATCH (a:Charge)<-[:SUBJECT]-(c:Claim {predicate: 'status'})
  WHERE c.certainty <> 'denied' AND c.value IN ['convicted', 'found_liable', 'acquitted', 'dropped']
  WITH a, c.document AS document, collect(DISTINCT c.value) AS values, collect({claim: c, value: c.value}) AS said
  WITH a, collect(values) AS lists, collect(said) AS saids
  WHERE any(x IN lists WHERE any(y IN lists WHERE none(v IN x WHERE v IN y)))
  RETURN 'outcome' AS topic, a, 'status' AS predicate, null AS b, reduce(all = [], part IN saids | all + part) AS said
UNION ALL
  // figures of the same thing and time; which of them do not fit, the finish says
  MATCH (c:Claim {predicate: 'figure'}) WHERE c.of IS NOT NULL
  OPTIONAL MATCH (same:Entity {id: c.of})
  OPTIONAL MATCH (:FormerId {id: c.of})-[:NOW]->(now:Entity)
  WITH coalesce(same, now) AS a, c.unit AS unit, c.start AS start, c.end AS end, collect({claim: c, value: c.value}) AS said
  WHERE a IS NOT NULL AND size(said) > 1
  RETURN 'count' AS topic, a, 'figure' AS predicate, null AS b, said
UNION ALL
  MATCH (a:Person|Institution|Place|Work) WHERE size(a.names) > 1
  MATCH (c:Claim {predicate: 'name'})-[:SUBJECT]->(a)
  RETURN 'spelling' AS topic, a, 'name' AS predicate, null AS b, collect({claim: c, value: c.value}) AS said
}
WITH topic, a, predicate, b, said, COLLECT { UNWIND said AS x RETURN DISTINCT x.claim.document } AS documents
WHERE ($about IS NULL OR $about IN [a.id, b.id] OR any(x IN said WHERE EXISTS { (:Claim {id: x.claim.id})-[:SUBJECT|OBJECT]->(:Entity {id: $about}) })
  OR EXISTS { MATCH (x:Entity {id: $about}) WHERE EXISTS { (a)-[:CONCERNS|DONE_BY|DECIDED_BY]->(x) } OR EXISTS { (x)-[:FACES]->(a) }
    OR EXISTS { (a)-[:STEP_OF|IN_CASE]->(x) } OR EXISTS { (a)-[:CONCERNS]->(:Charge)<-[:FACES]-(x) }
    OR a:Case AND EXISTS { (x)-[:DEFENDANT_IN|COMPLAINANT_IN|CLAIMANT_IN|VICTIM_IN]->(a) }
    OR EXISTS { MATCH (a)-[:STEP_OF]->(:Case)<-[:DEFENDANT_IN]-(x) WHERE NOT (a)-[:CONCERNS]->() }
    OR x:Outlet AND EXISTS { (a)-[:WORKS_FOR|EDITS|LEADS|OWNS|FOUNDED]->(x) } }) AND ($predicates IS NULL OR predicate IN $predicates)
  AND ($topics IS NULL OR topic IN $topics) AND (NOT $across OR size(documents) > 1)
WITH *, [x IN said | x.claim.id] AS evidence, COLLECT {
  UNWIND said AS x
  WITH x.value AS value, x.claim.certainty AS certainty, collect(DISTINCT x.claim.document) AS sources, collect(x.claim.id) AS side,
    head(collect(x.claim.what)) AS what
  RETURN {value: value, what: what, certainty: certainty, documents: sources, evidence: side} ORDER BY certainty DESC, value
} AS sides
RETURN topic, a{.id, .kind, .name} AS about, predicate, b{.id, .kind, .name} AS object, sides, size(documents) AS documents, evidence
ORDER BY topic = 'spelling', documents DESC, about.name, about.id, predicate, object.id
