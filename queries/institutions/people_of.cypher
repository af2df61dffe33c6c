/*
title: Who belongs to an institution
about: >
  People and institutions that work for, lead, edit, own, founded, finance, represent, or are members or parts of an institution, over time.
parameters:
  institution: {type: entity, required: true, about: "an outlet, party, body, company …"}
  types:
    type: choices
    values: [WORKS_FOR, LEADS, EDITS, OWNS, FOUNDED, MEMBER_OF, HOLDS_POSITION, PART_OF, REPRESENTS, FINANCED]
    about: only these
  as_of: {type: date, about: "who did on this day; without dates they possibly did"}
  reported_by: {type: date, about: only what documents published by this day say}
returns:
  who: {type: entity, about: who belongs to it}
  roles: {type: texts, about: what a person is elsewhere too}
  type: {type: text, about: which relation}
  title: {type: text, about: "as what, where a document says so"}
  start: {type: date, about: since when}
  end: {type: date, about: until when}
  holds: {type: text, about: "with as_of: certainly or possibly"}
  certainty: {type: text, about: "stated, alleged or denied"}
  disputed: {type: boolean, about: some document says otherwise}
  documents: {type: integer, about: how many documents say so}
  evidence: {type: evidence, about: for the relation}
unit: relations
example: {institution: "amnesty-2015:reaspublika"}
*/
MATCH (i:Entity {id: $institution})<-[r:WORKS_FOR|LEADS|EDITS|OWNS|FOUNDED|MEMBER_OF|HOLDS_POSITION|PART_OF|REPRESENTS|FINANCED]-(a:Entity)
WITH *, CASE WHEN $as_of IS NULL THEN null
  WHEN r.start_earliest > $as_of.latest OR r.end_latest < $as_of.earliest THEN 'no'
  WHEN r.start_latest <= $as_of.earliest AND r.end_earliest >= $as_of.latest THEN 'certainly' ELSE 'possibly' END AS holds
WHERE (holds IS NULL OR holds <> 'no') AND ($types IS NULL OR type(r) IN $types)
  AND ($reported_by IS NULL OR EXISTS {
    MATCH (c:Claim)-[:FROM]->(x:Document) WHERE c.id IN r.claims AND x.published_latest <= $reported_by.latest })
RETURN a{.id, .kind, .name} AS who, coalesce(a.role, []) AS roles, type(r) AS type, r.title AS title, r.start AS start, r.end AS end, holds,
  r.certainty AS certainty, r.disputed AS disputed, r.documents AS documents, r.claims AS evidence
ORDER BY a.name, a.id, type, r.id
