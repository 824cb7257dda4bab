WITH given (
  session, generation, claims, tenant, now, access_end, successor, issued, issued_end, revoked_until, revocation,
  kind, user_id, actor, event_tenant, client_id, address, user_agent, device_id, detail
) AS (
  VALUES {rows}
), unchanged AS MATERIALIZED (
  SELECT sessions.id FROM given JOIN sessions ON sessions.id = given.session
  WHERE sessions.generation = given.generation - 1 AND sessions.claims_version = given.claims AND sessions.ended_at IS NULL
