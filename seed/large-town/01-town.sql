-- The town itself, its structures, places and reasons; and how everything else is drawn.

-- A number from 0 to below 1 that depends on the seed and on what is drawn, and on nothing else.
create function pg_temp.chance(what text) returns double precision language sql stable
  return (hashtextextended(what, current_setting('town.seed')::bigint) & 2147483647) / 2147483648.0;

-- A whole number from 0 to below `many`.
create function pg_temp.draw(what text, many bigint) returns bigint language sql stable
  return floor(pg_temp.chance(what) * many)::bigint;

-- An id with its time in front (UUIDv7), as the product makes them.
create function pg_temp.id_of(noun text, n bigint, made_at timestamptz) returns uuid language sql stable
  return (lpad(to_hex((extract(epoch from made_at) * 1000)::bigint), 12, '0')
    || overlay(overlay(left(md5(concat_ws(' ', current_setting('town.seed'), noun, n)), 20) placing '7' from 1 for 1) placing '8' from 5 for 1))::uuid;

create function pg_temp.today() returns date language sql stable return current_setting('town.today')::date;

create function pg_temp.founded() returns timestamptz language sql stable return timestamptz '2015-01-05 08:00Z';

create function pg_temp.town() returns uuid language sql stable return pg_temp.id_of('town', 0, pg_temp.founded());

insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, telephone, sender_address)
values (pg_temp.town(), 'Grandville-sur-Aune', '99100', 'Europe/Paris', 'MAINLAND', 'grandville-sur-aune-essai', '+33199001234', 'rdv@grandville-sur-aune.example');

insert into structure (territory_id, id, name, kind, telephone, address)
select pg_temp.town(), pg_temp.id_of('structure', n, pg_temp.founded()), word,
  case when word = 'CCAS' then 'CCAS' when word like 'Médiathèque%' then 'LIBRARY' when word like 'Mairie%' then 'TOWN_HALL' when word like 'Association%' then 'ASSOCIATION' else 'OTHER' end,
  '+3319900' || lpad((2000 + n)::text, 4, '0'), (3 + 2 * n) || ' place des Quatre-Vents, 99100 Grandville-sur-Aune'
from word where list = 'structures';

insert into place (territory_id, id, kind, name, street, postal_code, city, insee_code, latitude, longitude, telephone, opening_hours, structure_id)
select pg_temp.town(), pg_temp.id_of('place', p.n, pg_temp.founded()), 'PERMANENT', p.word, (1 + 3 * p.n) || ' ' || s.word, '99100', 'Grandville-sur-Aune', '99100',
  round((45.1 + pg_temp.chance('latitude ' || p.n) / 10)::numeric, 5), round((1.2 + pg_temp.chance('longitude ' || p.n) / 10)::numeric, 5),
  '+3319900' || lpad((3000 + p.n)::text, 4, '0'), 'Mo-Fr 09:00-12:00,14:00-17:00',
  pg_temp.id_of('structure', p.n % (select count(*) from word where list = 'structures'), pg_temp.founded())
from word p join word s on s.list = 'streets' and s.n = p.n where p.list = 'places';

-- Eight that take half an hour, one that takes an hour, and one that takes a whole half-day: where most half-hours are
-- taken, looking for a free one of these goes through everything.
create temp table asked as
select n, pg_temp.id_of('reason', n, pg_temp.founded()) id, name, theme, lasts, after
from (values
  (0, 'Aide aux démarches', 'PAPERS', 30, 0), (1, 'Ordinateur et téléphone', 'LEISURE', 25, 5), (2, 'Impôts en ligne', 'MONEY_TAXES', 25, 5),
  (3, 'Caf et RSA', 'FAMILY', 30, 0), (4, 'Carte Vitale et santé', 'SOCIAL_HEALTH', 20, 10), (5, 'Logement social', 'HOUSING', 30, 0),
  (6, 'Titre de séjour', 'FOREIGN_NATIONALS', 25, 5), (7, 'Carte de transport', 'TRANSPORT', 20, 0),
  (8, 'CV et recherche d’emploi', 'WORK', 50, 10), (9, 'Accompagnement d’une demi-journée', 'WORK', 180, 0)) r (n, name, theme, lasts, after);

insert into reason (territory_id, id, name, theme, colour, mode, duration_minutes, step_minutes, buffer_after_minutes, notice_min_minutes, notice_max_days,
  who_books, is_group, mediators_needed, needs_mandate, accepts_voucher, text_before, text_after, is_discreet, cancel_notice_minutes, move_notice_minutes, reminder_hours)
select pg_temp.town(), id, name, theme, '#2F6F' || upper(lpad(to_hex(16 * n + 15), 2, '0')), 'AT_PLACE', lasts, greatest(30, lasts + after), after, 0, 183,
  'STAFF_AND_PRESCRIBERS', false, 1, false, n in (1, 8), 'Apportez vos papiers.', 'Apportez votre téléphone et vos papiers.', n = 6, 120, 120, 48
from asked;
