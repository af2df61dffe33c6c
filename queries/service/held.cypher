/*
title: What the database holds
about: The data version, the tier, and whether a load is under way; no row before the first load.
returns:
  data_version: {type: text, about: changes with every load that changed something}
  tier: {type: text, about: "public, restricted or withheld: what it may hold"}
  workspace: {type: text, about: whose data}
  complete: {type: boolean, about: false while a large load is under way}
  loaded_at: {type: text, about: when the last load ended}
  entities: {type: integer, about: how many entities}
  claims: {type: integer, about: how many claims}
  documents: {type: integer, about: how many documents}
example: {}
*/
MATCH (held:Load {id: 'current'})
RETURN held.data_version AS data_version, held.tier AS tier, held.workspace AS workspace, held.complete AS complete,
  toString(held.loaded_at) AS loaded_at, COUNT { (:Entity) } AS entities, COUNT { (:Claim) } AS claims,
  COUNT { (:Document) } AS documents
