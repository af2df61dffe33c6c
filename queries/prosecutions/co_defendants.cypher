/*
title: Who was prosecuted together
about: Pairs of defendants in the same case; of one actor, or all.
parameters:
  actor: {type: entity, about: only those tried with this one}
  case: {type: entity, about: only in this case}
  category: {type: choices, values: categories, about: only in cases of these categories}
returns:
  one: {type: entity, about: one defendant}
  other: {type: entity, about: the other}
  case: {type: entity, about: in which case}
  same_provisions: {type: texts, about: "provisions (or offences in words) under which both are charged there; where one is a part of the other, the wider"}
  certainty: {type: text, about: "that of the weaker of both relations"}
  evidence: {type: evidence, about: that both are defendants}
unit: pairs in a case
example: {actor: "amnesty-2015:yulia-kozlova"}
*/
MATCH (one:Entity)-[r:DEFENDANT_IN]->(k:Case)<-[s:DEFENDANT_IN]-(other:Entity)
WHERE ($actor IS NULL AND one.id < other.id OR one.id = $actor) AND ($case IS NULL OR k.id = $case)
  AND ($category IS NULL OR k.category IN $category)
RETURN one{.id, .kind, .name} AS one, other{.id, .kind, .name} AS other, k{.id, .kind, .name} AS case,
  COLLECT { MATCH (one)-[:FACES]->(a:Charge)-[:IN_CASE]->(k)<-[:IN_CASE]-(b:Charge)<-[:FACES]-(other)
    WHERE a.provision = b.provision OR a.provision STARTS WITH b.provision + '(' OR b.provision STARTS WITH a.provision + '('
    RETURN DISTINCT CASE WHEN size(a.provision) < size(b.provision) THEN a.provision ELSE b.provision END AS same ORDER BY same } AS same_provisions,
  CASE WHEN 'denied' IN [r.certainty, s.certainty] THEN 'denied' WHEN 'alleged' IN [r.certainty, s.certainty] THEN 'alleged'
    ELSE 'stated' END AS certainty,
  r.claims + s.claims AS evidence
ORDER BY one.name, one.id, other.name, other.id, k.name, k.id
