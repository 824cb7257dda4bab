), advanced AS (
  UPDATE sessions SET generation = given.generation, tenant_id = given.tenant, last_used_at = given.now,
    access_expires_at = given.access_end, spent_hash = sessions.refresh_hash, spent_at = given.now,
    successor = given.successor, refresh_hash = given.issued, refresh_expires_at = given.issued_end
  FROM given JOIN unchanged ON unchanged.id = given.session
  WHERE sessions.id = given.session
  RETURNING given.session, given.now, given.revoked_until, given.revocation, given.kind, given.user_id, given.actor,
    given.event_tenant, given.client_id, given.address, given.user_agent, given.device_id, given.detail
), revoked AS (
  INSERT INTO revocations (session_id, generation, instance, expires_at, others)
  SELECT '00000000-0000-0000-0000-000000000000', 0, $1, max(revoked_until), string_agg(revocation, ''::bytea)
  FROM advanced WHERE revocation IS NOT NULL HAVING count(*) > 0
), audited AS (
  INSERT INTO auth_events (at, kind, user_id, actor, tenant_id, client_id, session_id, address, user_agent, device_id, detail)
  SELECT now, kind, user_id, actor, event_tenant, client_id, session, address, user_agent, device_id, detail FROM advanced
)
SELECT session FROM advanced
