-- The seats are counted when the transaction ends, as its town sees them then: where the session is out of sight, because the
-- transaction has turned to another town, nothing was counted, and it is refused.
create or replace function outreach_count_seats() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  written jsonb;
  town uuid;
  session uuid;
  counted integer;
begin
  if tg_op = 'DELETE' then written := to_jsonb(old); else written := to_jsonb(new); end if;
  town := written ->> 'territory_id';
  session := written ->> case when tg_table_name = 'outreach_session' then 'id' else 'session_id' end;
  select s.seats_taken into counted from outreach_session s where s.territory_id = town and s.id = session;
  if counted is distinct from (
    select count(*) from outreach_registration r
    where r.territory_id = town and r.session_id = session and r.state in ('SEATED', 'CAME', 'DID_NOT_COME')) then
    raise exception 'The seats of session % are not those that its registrations take.', session
      using errcode = 'check_violation', constraint = 'outreach_seats_counted';
  end if;
  return null;
end $$;
