-- When mediators receive: half-days of three hours, eight a week for each, at one place; and when they are away.

-- The first year goes ten months back and six months ahead; each year before it lies wholly in the past.
create temp table span as
select year, pg_temp.today() - 309 - 364 * year first_on, case when year = 0 then pg_temp.today() + 183 else pg_temp.today() - 310 - 364 * (year - 1) end last_on
from generate_series(0, current_setting('town.years')::int - 1) year;

create temp table half_day as
select row_number() over (order by span.year, m.n, weekday, afternoon) n, span.year, m.n mediator, m.id mediator_id, weekday, afternoon,
  span.first_on + (weekday - extract(isodow from span.first_on)::int + 7) % 7 first_on, span.last_on,
  pg_temp.id_of('place', pg_temp.draw(concat_ws(' ', 'place', m.n, weekday), (select count(*) from word where list = 'places')), pg_temp.founded()) place_id,
  case when afternoon then time '14:00' else time '09:00' end starts_at
from span, staff m, generate_series(1, 5) weekday, unnest(array[false, true]) afternoon
where m.role = 'MEDIATOR' and pg_temp.chance(concat_ws(' ', 'works', m.n, weekday, afternoon)) < 0.8;

alter table half_day add id uuid;
update half_day set id = pg_temp.id_of('opening', n, pg_temp.founded());

insert into opening (territory_id, id, mediator_id, place_id, rule, first_on, last_on, starts_at, ends_at, time_zone, is_kept_on_holidays, materialised_until)
select pg_temp.town(), id, mediator_id, place_id, 'FREQ=WEEKLY;BYDAY=' || (array['MO', 'TU', 'WE', 'TH', 'FR'])[weekday],
  first_on, case when year = 0 then first_on + 728 else last_on end, starts_at, starts_at + interval '3 hours', 'Europe/Paris', false, last_on
from half_day;

insert into opening_reason (territory_id, opening_id, reason_id)
select pg_temp.town(), h.id, a.id from half_day h, asked a
where a.n in (0, 1, 2, 8, 9) or pg_temp.chance(concat_ws(' ', 'offers', h.n, a.n)) < 0.5;

create temp table sitting as
select h.n, h.id opening_id, h.mediator, h.mediator_id, h.place_id, moment::date as day, (moment::date + h.starts_at) at time zone 'Europe/Paris' starts_at
from half_day h, generate_series(h.first_on::timestamp, h.last_on, interval '7 days') moment
where not exists (select from closed where closed.day = moment::date);

insert into opening_occurrence (territory_id, opening_id, day, mediator_id, place_id, starts_at, ends_at)
select pg_temp.town(), opening_id, day, mediator_id, place_id, starts_at, starts_at + interval '3 hours' from sitting order by day, n;

-- Five weeks away in each year, and a day of training in some months.
create temp table away as
select row_number() over () n, m.id mediator_id, kind, drawn.first_on, drawn.first_on + lasts until_on
from span, staff m, generate_series(1, 9) turn,
  lateral (select case when turn <= 5 then 'LEAVE' else 'TRAINING' end kind, case when turn <= 5 then 7 else 1 end lasts,
    span.first_on + pg_temp.draw(concat_ws(' ', 'away', span.year, m.n, turn), 360)::int first_on) drawn
where m.role = 'MEDIATOR';

insert into absence (territory_id, id, mediator_id, kind, first_on, last_on, starts_at, ends_at, time_zone)
select pg_temp.town(), pg_temp.id_of('absence', n, pg_temp.founded()), mediator_id, kind, first_on, until_on, time '00:00', time '00:00', 'Europe/Paris' from away;

insert into absence_occurrence (territory_id, absence_id, mediator_id, starts_at, ends_at)
select pg_temp.town(), pg_temp.id_of('absence', n, pg_temp.founded()), mediator_id,
  first_on::timestamp at time zone 'Europe/Paris', until_on::timestamp at time zone 'Europe/Paris' from away;
