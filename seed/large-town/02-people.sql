-- Who works in the town, and who is helped there.

create temp table staff as
select n, pg_temp.id_of('professional', n, pg_temp.founded()) id,
  pg_temp.id_of('structure', n % (select count(*) from word where list = 'structures'), pg_temp.founded()) structure_id,
  case when n < mediators then 'MEDIATOR' when n < mediators + 12 then 'SOCIAL_WORKER' when n < mediators + 24 then 'RECEPTION' else 'COORDINATOR' end role
from (select current_setting('town.mediators')::int mediators) town, generate_series(0, mediators + 25) n;

insert into professional (territory_id, id, given_name, family_name, email, roles)
select pg_temp.town(), s.id, g.word, f.word, 'agent' || s.n || '@grandville-sur-aune.example', array[s.role]
from staff s
join word g on g.list = 'given-names' and g.n = pg_temp.draw('staff given ' || s.n, (select count(*) from word where list = 'given-names'))
join word f on f.list = 'family-names' and f.n = pg_temp.draw('staff family ' || s.n, (select count(*) from word where list = 'family-names'));

insert into professional_structure (territory_id, professional_id, structure_id) select pg_temp.town(), id, structure_id from staff;

create temp table person as
select n, pg_temp.id_of('resident', n, registered_at) id, registered_at,
  pg_temp.draw('given ' || n, (select count(*) from word where list = 'given-names')) given,
  pg_temp.draw('family ' || n, (select count(*) from word where list = 'family-names')) family,
  n % (select count(*) from word where list = 'structures') home
from (select current_setting('town.residents')::int many) town, generate_series(0, many - 1) n,
  lateral (select date_trunc('second', pg_temp.founded() + (pg_temp.today() - interval '9 months' - pg_temp.founded()) * (n::double precision / many)) registered_at) moment;

insert into resident (territory_id, id, given_name, family_name, birth_year, preferred_language, registered_at, told_at)
select pg_temp.town(), p.id, g.word, f.word, case when pg_temp.chance('no year ' || p.n) < 0.9 then 1930 + pg_temp.draw('born ' || p.n, 78) end,
  case when pg_temp.chance('language ' || p.n) < 0.12 then (array['ar', 'uk', 'en', 'pt', 'tr', 'so'])[1 + pg_temp.draw('which language ' || p.n, 6)] end,
  p.registered_at, p.registered_at
from person p join word g on g.list = 'given-names' and g.n = p.given join word f on f.list = 'family-names' and f.n = p.family
order by p.n;

-- Half have a mobile telephone, fewer an e-mail address; one in six has neither, and is written to.
insert into contact_point (territory_id, id, resident_id, kind, value, owner_label, preferred, added_at)
select pg_temp.town(), pg_temp.id_of(kind, p.n, p.registered_at), p.id, kind, value, case when pg_temp.chance('label ' || kind || p.n) < 0.08 then 'sa fille' end, true, p.registered_at
from person p
join word g on g.list = 'given-names' and g.n = p.given
join word f on f.list = 'family-names' and f.n = p.family
join word s on s.list = 'streets' and s.n = pg_temp.draw('street ' || p.n, (select count(*) from word where list = 'streets'))
cross join lateral (values
  ('MOBILE', 0.55, '+3363998' || lpad((p.n / 2)::text, 6, '0')),
  ('LANDLINE', 0.2, '+3319900' || lpad((p.n / 3)::text, 6, '0')),
  ('EMAIL', 0.45, lower(regexp_replace(unaccent(g.word || '.' || f.word), '[^A-Za-z.]', '', 'g')) || p.n || '@courriel.example'),
  ('POSTAL', 0.4, (1 + p.n % 140) || ' ' || s.word || ', 99100 Grandville-sur-Aune')) way (kind, share, value)
where pg_temp.chance(kind || ' ' || p.n) < share;
