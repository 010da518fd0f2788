-- Residents, how they are reached, which structures follow them, and how they are searched.

-- A name as it is searched: without accents, capitals or signs, « Jean-Noël » as « jean noel ».
create function search_form(name text) returns text
  language sql immutable parallel safe
  return btrim(regexp_replace(fold(coalesce(name, '')), '[^[:alnum:]]+', ' ', 'g'));

create table resident (
  territory_id uuid not null references territory,
  id uuid not null,
  -- Both null: an anonymous resident.
  given_name text check (length(given_name) between 1 and 80),
  family_name text check (length(family_name) between 1 and 80),
  birth_year smallint check (birth_year between 1900 and 2200),
  -- ISO 639 code of the language to speak with them.
  preferred_language text check (preferred_language ~ '^[a-z]{2,3}$'),
  registered_at timestamptz not null,
  -- When they were told what is kept of them and why (RGPD 13 and 14).
  told_at timestamptz,
  -- Another record of the same person, which holds everything from then on.
  merged_into_id uuid,
  erased_at timestamptz,
  -- Between spaces, so that a whole word is found by the spaces around it.
  search_text text not null generated always as (' ' || search_form(coalesce(given_name, '') || ' ' || coalesce(family_name, '')) || ' ') stored,
  primary key (territory_id, id),
  foreign key (territory_id, merged_into_id) references resident,
  check (merged_into_id <> id)
);
-- The town is in the index: a search costs what its own town costs, however many towns there are. Residents come one by
-- one: a list of pending entries would save nothing and make each search read it through (and the planner avoid the index).
create index resident_by_fragment on resident using gin (territory_id, search_text gin_trgm_ops) with (fastupdate = off);
create index resident_by_merge on resident (territory_id, merged_into_id) where merged_into_id is not null;
select seal_town_table('resident');

create table contact_point (
  territory_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('EMAIL', 'MOBILE', 'LANDLINE', 'POSTAL')),
  -- E-mail in small letters, telephone as E.164, postal address on one line. Families share: no value is unique.
  value text not null check (length(value) between 1 and 300 and value !~ '[[:cntrl:]]'),
  -- Whose it is when it is not the resident's own: « sa fille ».
  owner_label text check (length(owner_label) between 1 and 60),
  preferred boolean not null,
  added_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, resident_id) references resident,
  -- Looked at when the operation ends, so that one can stop being preferred and another begin.
  constraint contact_point_preferred_once exclude using btree (territory_id with =, resident_id with =, kind with =) where (preferred) deferrable initially deferred,
  check (kind not in ('MOBILE', 'LANDLINE') or value ~ '^\+[0-9]{6,15}$'),
  check (kind <> 'EMAIL' or (length(value) <= 254 and value ~ '^[^@\s]+@[^@\s]+$'))
);
create unique index contact_point_once on contact_point (territory_id, resident_id, kind, value);
create index contact_point_by_value on contact_point (territory_id, value);
create index contact_point_by_fragment on contact_point using gin (territory_id, value gin_trgm_ops) with (fastupdate = off);
select seal_town_table('contact_point');

-- That a structure follows a resident, and so sees all of their file.
create table resident_structure (
  territory_id uuid not null,
  resident_id uuid not null,
  structure_id uuid not null,
  since timestamptz not null,
  because text not null check (because in ('REGISTERED', 'BOOKED', 'MANDATED', 'CONSENTED')),
  primary key (territory_id, resident_id, structure_id),
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, structure_id) references structure
);
create index resident_structure_by_structure on resident_structure (territory_id, structure_id, resident_id);
select seal_town_table('resident_structure');

-- Searches. Row security keeps trigram indexes from being used (their operators are not leakproof), so these run as a role
-- that passes it, and ask for the operation's own town themselves. They give ids only; the rows are read under row security.

-- What a fragment of a name is compared with: a word of two letters (« Ba », « Sy ») must be the whole word.
create function name_pattern(fragment text) returns text
  language sql immutable strict parallel safe
  return case when length(search_form(fragment)) < 3 then '% ' || search_form(fragment) || ' %' else '%' || search_form(fragment) || '%' end;

-- Two facts at least. Two names must be in the given and the family name, either way round. At most six: the sixth says « more ».
create function find_residents(name_a text, name_b text, born int, telephone text, email text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if num_nonnulls(name_a, name_b, born, telephone, email) < 2 then
    raise exception 'A search takes two facts.';
  end if;
  -- Written for the facts given, and planned for them: a condition on a fact that is not given would keep the indexes out.
  return query execute
    'select r.id from resident r where r.territory_id = $1 and r.merged_into_id is null and r.erased_at is null'
    || case when name_a is not null then ' and r.search_text like $2' else '' end
    || case when name_b is not null then ' and r.search_text like $3' else '' end
    || case when name_a is not null and name_b is not null then $both$
      and (' ' || search_form(r.given_name) || ' ' like $2 and ' ' || search_form(r.family_name) || ' ' like $3
        or ' ' || search_form(r.given_name) || ' ' like $3 and ' ' || search_form(r.family_name) || ' ' like $2)$both$ else '' end
    || case when born is not null then ' and r.birth_year = $4' else '' end
    || case when telephone is not null then $reached$
      and r.id in (select c.resident_id from contact_point c where c.territory_id = $1 and c.kind in ('MOBILE', 'LANDLINE') and c.value like $5)$reached$ else '' end
    || case when email is not null then $reached$
      and r.id in (select c.resident_id from contact_point c where c.territory_id = $1 and c.kind = 'EMAIL' and c.value like $6)$reached$ else '' end
    || ' order by r.search_text, r.id limit 6'
    using current_town(), name_pattern(name_a), name_pattern(name_b), born, '%' || telephone || '%', '%' || email || '%';
end
$$;

-- Who a resident to be recorded probably is already: nearly the same name and no other birth year, or the same contact
-- point under nearly the same given name (a family shares a telephone, not a given name). The likeliest five.
create function probable_duplicates(given text, family text, born int, reached text[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query execute $find$
    select r.id from resident r
    where r.territory_id = $1 and r.merged_into_id is null and r.erased_at is null
      and r.id in (
        select n.id from resident n
        where n.territory_id = $1 and n.search_text % $2 and similarity(n.search_text, $2) >= 0.55
          and (n.birth_year = $4 or n.birth_year is null or $4 is null)
        union
        select c.resident_id from contact_point c join resident s on s.territory_id = $1 and s.id = c.resident_id
        where c.territory_id = $1 and c.value = any ($5) and similarity(search_form(s.given_name), $3) >= 0.5)
    order by similarity(r.search_text, $2) desc, r.id limit 5
    $find$ using current_town(), search_form(concat_ws(' ', given, family)), search_form(given), born, reached;
end
$$;

grant select on resident, contact_point to inclusion_search;
revoke all on function find_residents, probable_duplicates from public;
grant execute on function find_residents, probable_duplicates to inclusion_app;
grant create on schema public to inclusion_search;
alter function find_residents owner to inclusion_search;
alter function probable_duplicates owner to inclusion_search;
revoke create on schema public from inclusion_search;
