-- What was agreed: by half-hours and hours on the grid of the half-days, so that nothing overlaps.

-- Half of the past is taken; of what comes, the nearer the more.
create temp table taken as
select row_number() over (order by s.day, s.n, cell.minute) n, s.opening_id, s.mediator, s.mediator_id, s.place_id, s.day,
  s.starts_at + make_interval(mins => cell.minute) starts_at, cell.is_long
from sitting s
cross join lateral (select case when s.day <= pg_temp.today() then 0.6 else greatest(0.05, 0.8 - 0.012 * (s.day - pg_temp.today())) end share) full_to
cross join generate_series(0, 2) as hour
cross join lateral (select pg_temp.chance(concat_ws(' ', 'long', s.n, s.day, hour)) < 0.15 is_long) whole
cross join lateral (
  select 60 * hour + 30 * half as minute, whole.is_long from generate_series(0, case when whole.is_long then 0 else 1 end) half) cell
where s.day <= pg_temp.today() + 55
  and pg_temp.chance(concat_ws(' ', 'taken', s.n, s.day, cell.minute)) < full_to.share
  and not exists (select from away a where a.mediator_id = s.mediator_id and s.day >= a.first_on and s.day < a.until_on);

create temp table offered as
select r.opening_id, array_agg(a.n order by a.n) reasons from opening_reason r join asked a on a.id = r.reason_id where a.n < 8 group by 1;

-- Most people come to their own structure; one in five goes elsewhere.
create temp table agreed as
select t.n, t.mediator_id, t.place_id, t.starts_at, t.starts_at + make_interval(mins => a.lasts) ends_at, t.starts_at + make_interval(mins => a.lasts + a.after) free_at,
  a.id reason_id, m.structure_id, p.id resident_id, p.registered_at, booked_at, pg_temp.id_of('appointment', t.n, booked_at) id,
  case when t.day > pg_temp.today() then case when luck < 0.05 then 'CANCELLED_BY_RESIDENT' else 'PLANNED' end
    when luck < 0.08 then 'CANCELLED_BY_RESIDENT' when luck < 0.12 then 'CANCELLED_BY_TOWN' when luck < 0.22 then 'NO_SHOW' else 'HONOURED' end state
from taken t
join staff m on m.n = t.mediator
join offered o on o.opening_id = t.opening_id
join asked a on a.n = case when t.is_long then 8 else o.reasons[1 + pg_temp.draw('reason ' || t.n, cardinality(o.reasons))] end
cross join lateral (select current_setting('town.residents')::bigint residents, (select count(*) from word where list = 'structures') structures) size
join person p on p.n = case when pg_temp.chance('elsewhere ' || t.n) < 0.2
  then pg_temp.draw('who ' || t.n, residents)
  else (pg_temp.draw('who ' || t.n, residents / structures) * structures + t.mediator % structures) end
cross join lateral (select date_trunc('second', least(t.starts_at - interval '40 days' * pg_temp.chance('ahead ' || t.n) - interval '1 hour',
  pg_temp.today()::timestamptz - interval '1 day' * pg_temp.chance('lately ' || t.n))) booked_at, pg_temp.chance('fate ' || t.n) luck) moment;

insert into appointment (territory_id, id, structure_id, booked_by_structure_id, resident_id, reason_id, place_id, starts_at, ends_at, kind, booked_at,
  state, state_before, state_changed_at, cancelled_because, is_late_cancellation, sequence)
select pg_temp.town(), id, structure_id, structure_id, resident_id, reason_id, place_id, starts_at, ends_at, 'IN_OPENING', booked_at,
  state, case when state = 'HONOURED' then 'ARRIVED' when state <> 'PLANNED' then 'PLANNED' end,
  case when state in ('HONOURED', 'NO_SHOW') then ends_at when state = 'PLANNED' then booked_at else booked_at + interval '30 minutes' end,
  case when state = 'CANCELLED_BY_RESIDENT' then 'CANNOT_COME' when state = 'CANCELLED_BY_TOWN' then 'MEDIATOR_AWAY' end, false,
  case when state like 'CANCELLED%' then 1 else 0 end
from agreed order by booked_at;

insert into appointment_mediator (territory_id, appointment_id, mediator_id) select pg_temp.town(), id, mediator_id from agreed order by booked_at;

-- What is given up takes no time; the rest does, buffer included.
insert into mediator_time (territory_id, id, mediator_id, kind, subject_id, starts_at, ends_at, blocking)
select pg_temp.town(), pg_temp.id_of('time', n, booked_at), mediator_id, 'APPOINTMENT', id, starts_at, free_at, true
from agreed where state not like 'CANCELLED%' order by booked_at;

insert into resident_structure (territory_id, resident_id, structure_id, since, because)
select pg_temp.town(), p.id, pg_temp.id_of('structure', p.home, pg_temp.founded()), p.registered_at, 'REGISTERED' from person p order by p.n;

insert into resident_structure (territory_id, resident_id, structure_id, since, because)
select pg_temp.town(), resident_id, structure_id, min(booked_at), 'BOOKED' from agreed group by resident_id, structure_id on conflict do nothing;
