/*
title: Appeals, and what came of them
about: >
  Each appeal that was lodged or only announced, and each decision on an appeal, with who appealed, what had been decided before in the case for the same people
  (sentence, verdict, remand, closure …) and what the decision made of it. An appeal of which no decision is known stays open (`decided` is empty). To lower a
  sentence or to suspend it acquits nobody.
parameters:
  actor: {type: entity, about: "only of this person or institution: who appealed, or whom the decision concerned"}
  case: {type: entity, about: only in this case}
  court: {type: entity, about: only decisions of this court or judge}
  what: {type: choices, values: [appeal, appeal_announced, appeal_decision], about: "only appeals, only announced ones, or only decisions"}
  result: {type: choices, values: [upheld, reduced, increased, converted, overturned, extended], about: only decisions with this result}
  category: {type: choices, values: categories, about: only in cases of these categories}
  occasion: {type: entity, about: "only in cases that arose from this event (a protest, a riot, a press conference)"}
  document: {type: document, about: only what this document says}
  since: {type: date, about: only on this day or later; what has no date is left out}
  until: {type: date, about: only on this day or earlier; what has no date is left out}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  what: {type: text, about: "appeal, appeal_announced (somebody said that they would appeal) or appeal_decision"}
  date: {type: date, about: when, of: step.date}
  who: {type: entities, about: "whom it concerns; where the step does not say, whom the decision before concerned"}
  appealed_by: {type: entities, about: "who appealed, or said that they would; empty where no document says"}
  court: {type: entities, about: "who decided; empty where no document says"}
  before: {type: maps, about: "what was decided before: step, what, date, who (whom it concerned), by (its courts), penalties", of: {what: step.what, date: step.date, penalties: step.penalty}}
  result: {type: texts, about: "of a decision: upheld, reduced, increased, converted, overturned, extended"}
  penalties: {type: texts, about: the penalties that the decision left or put in place, of: step.penalty}
  decided: {type: entities, about: "of an appeal, the decisions on it"}
  case: {type: entity, about: in which case}
  category: {type: text, about: "criminal, civil, administrative, closure …", of: case.category}
  text: {type: texts, about: "what the step was, in our words", of: step.description}
  step: {type: entity, about: the step}
  certainty: {type: text, about: "stated, alleged or denied", of: relation.certainty}
  disputed: {type: boolean, about: documents disagree, of: [relation.disputed, step.disputed]}
  evidence: {type: evidence, about: "for the step, its date and what it changed"}
unit: steps
example: {what: [appeal_decision]}
*/
MATCH (e:Event) WHERE e.what IN coalesce($what, ['appeal', 'appeal_announced', 'appeal_decision'])
OPTIONAL MATCH (e)-[r:STEP_OF]->(k:Case)
WITH e, r, k, COLLECT { MATCH (e)-[:CHANGES|AFTER]->{1,3}(o:Event) WHERE o.what IN ['verdict', 'sentence', 'remand', 'house_arrest', 'closure', 'suspension', 'refusal', 'order',
    'motion', 'asylum_decision', 'extradition_decision', 'blocking', 'ban', 'dropped'] RETURN DISTINCT o } AS said
WITH e, r, k, CASE WHEN size(said) > 0 THEN said ELSE COLLECT { MATCH (e)-[:STEP_OF]->(k)<-[:STEP_OF]-(o:Event)
  WHERE o.what IN ['verdict', 'sentence', 'closure', 'asylum_decision', 'extradition_decision'] AND NOT EXISTS { (o)-[:CHANGES]->() }
    AND (o.date IS NULL OR e.date IS NULL OR o.date_earliest <= e.date_latest)
    AND (NOT EXISTS { (e)-[:CONCERNS]->(:Person|Institution) } OR EXISTS { (e)-[:CONCERNS]->(:Person|Institution)<-[:CONCERNS]-(o) }) RETURN DISTINCT o } END AS before,
  COLLECT { MATCH (e)-[c:CHANGES]->() WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: c.id})-[:FROM]->(report:Document) WHERE report.published_latest <= $reported_by.latest }) RETURN c } AS changes
WITH *, COLLECT { MATCH (e)-[s:CONCERNS]->(a:Person|Institution) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN a ORDER BY a.name, a.id } AS concerned,
  COLLECT { MATCH (e)-[s:DONE_BY]->(a) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN a ORDER BY a.name, a.id } AS appellants,
  COLLECT { MATCH (e)-[s:DECIDED_BY]->(a) WHERE ($reported_by IS NULL OR EXISTS { MATCH (:Claim {relation: s.id})-[:FROM]->(said:Document) WHERE said.published_latest <= $reported_by.latest }) RETURN a ORDER BY a.name, a.id } AS courts,
  reduce(all = coalesce(r.claims, []), c IN changes | all + c.claims) + COLLECT { MATCH (c:Claim)-[:SUBJECT]->(e)
    WHERE c.predicate IN ['what', 'date', 'penalty', 'CONCERNS', 'DONE_BY', 'DECIDED_BY'] RETURN c.id } AS claims
WITH *, CASE WHEN size(concerned) > 0 THEN concerned ELSE COLLECT { UNWIND before AS o MATCH (o)-[:CONCERNS]->(a:Person|Institution) RETURN DISTINCT a ORDER BY a.name, a.id } END AS who
WHERE ($actor IS NULL OR any(a IN who + appellants WHERE a.id = $actor)) AND ($case IS NULL OR k.id = $case)
  AND ($court IS NULL OR any(a IN courts WHERE a.id = $court)) AND ($result IS NULL OR any(c IN changes WHERE c.result IN $result))
  AND ($category IS NULL OR k.category IN $category) AND ($occasion IS NULL OR EXISTS { (k)-[:AROSE_FROM]->(:Event)-[:PART_OF]->{0,2}(:Event {id: $occasion}) })
  AND ($document IS NULL OR EXISTS { MATCH (c:Claim {document: $document}) WHERE c.id IN claims })
  AND ($since IS NULL OR e.date_latest >= $since.earliest) AND ($until IS NULL OR e.date_earliest <= $until.latest)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN claims AND x.published_latest <= $reported_by.latest })
WITH *, COLLECT { MATCH (k)<-[:STEP_OF]-(o:Event {what: 'appeal_decision'}) WHERE e.what <> 'appeal_decision' AND (EXISTS { (o)-[:AFTER|CHANGES]->{1,3}(e) }
    OR any(b IN before WHERE EXISTS { (o)-[:CHANGES]->(b) } AND (o.date IS NULL OR e.date IS NULL OR o.date_latest >= e.date_earliest))) RETURN DISTINCT o } AS decisions
WITH *, coalesce(e.date_earliest, head(COLLECT { UNWIND decisions AS o WITH o.date_earliest AS day WHERE day IS NOT NULL RETURN day ORDER BY day LIMIT 1 }), '9999') AS earliest
RETURN e.what AS what, e.date AS date, [a IN who | a{.id, .kind, .name}] AS who, [a IN appellants WHERE e.what <> 'appeal_decision' | a{.id, .kind, .name}] AS appealed_by,
  [a IN courts | a{.id, .kind, .name}] AS court,
  COLLECT { UNWIND before AS o WITH o ORDER BY coalesce(o.date_earliest, '9999'), o.id
    RETURN {step: o{.id, .kind, .name}, what: o.what, date: o.date, penalties: coalesce(o.penalty, []),
      who: COLLECT { MATCH (o)-[:CONCERNS]->(a:Person|Institution) RETURN a{.id, .kind, .name} ORDER BY a.name, a.id },
      by: COLLECT { MATCH (o)-[:DECIDED_BY]->(a) RETURN a{.id, .kind, .name} ORDER BY a.name, a.id }} } AS before,
  COLLECT { UNWIND changes AS c WITH c.result AS result WHERE result IS NOT NULL RETURN DISTINCT result ORDER BY result } AS result,
  coalesce(e.penalty, []) AS penalties, r.id AS relation,
  [o IN decisions | o{.id, .kind, .name}] AS decided,
  k{.id, .kind, .name} AS case, k.category AS category, coalesce(e.description, []) AS text, e{.id, .kind, .name} AS step,
  coalesce(r.certainty, 'stated') AS certainty, coalesce(r.disputed, false) OR size(coalesce(e.disputed, [])) > 0 AS disputed,
  claims + COLLECT { UNWIND before AS o MATCH (c:Claim)-[:SUBJECT]->(o) WHERE c.predicate IN ['date', 'penalty', 'CONCERNS'] RETURN c.id } AS evidence
ORDER BY coalesce(k.name, ''), k.id, earliest, e.what, e.id
