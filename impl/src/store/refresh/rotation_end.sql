), advanced AS (
  UPDATE sessions SET generation = given.generation, tenant_id = given.tenant, last_used_at = given.now,
    access_expires_at = given.access_end, spent_hash = sessions.refresh_hash, spent_at = given.now,
    successor = given.successor, refresh_hash = given.issued, refresh_expires_at = given.issued_end
  FROM given JOIN unchanged ON unchanged.id = given.session
  WHERE sessions.id = given.session
  RETURNING given.session, given.generation, given.now, given.revoked_until, given.kind, given.user_id, given.actor,
    given.event_tenant, given.client_id, given.address, given.user_agent, given.device_id, given.detail
), replaced AS (
  DELETE FROM revocations USING advanced
  WHERE revocations.session_id = advanced.session AND advanced.revoked_until IS NOT NULL
  RETURNING revocations.session_id, revocations.generation, revocations.expires_at
), revoked AS (
  INSERT INTO revocations (session_id, generation, instance, expires_at)
  SELECT session,
    greatest(generation, (SELECT max(replaced.generation) FROM replaced WHERE replaced.session_id = session)),
    $1,
    greatest(revoked_until, (SELECT max(replaced.expires_at) FROM replaced WHERE replaced.session_id = session))
  FROM advanced WHERE revoked_until IS NOT NULL
  RETURNING session_id, generation, expires_at
), audited AS (
  INSERT INTO auth_events (at, kind, user_id, actor, tenant_id, client_id, session_id, address, user_agent, device_id, detail)
  SELECT now, kind, user_id, actor, event_tenant, client_id, session, address, user_agent, device_id, detail FROM advanced
)
SELECT advanced.session, revoked.generation, revoked.expires_at
FROM advanced LEFT JOIN revoked ON revoked.session_id = advanced.session
