-- What every table of the house stands on. Extensions and roles exist already: they take more than the owner's rights.

-- The town of the operation under way. After a reset the setting is '', not null.
create function current_town() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('inclusion.territory', true), '')::uuid;

-- Seals a table to one town at a time, for its owner too, and lets the application use it.
create function seal_town_table(sealed regclass) returns void
  language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format('alter table %s enable row level security', sealed);
  execute format('alter table %s force row level security', sealed);
  execute format(
    'create policy town on %s using (territory_id = nullif(current_setting(''inclusion.territory'', true), '''')::uuid)'
    ' with check (territory_id = nullif(current_setting(''inclusion.territory'', true), '''')::uuid)', sealed);
  execute format('grant select, insert, update, delete on %s to inclusion_app', sealed);
end
$$;

-- Lets the application use a table that belongs to no town: accounts, keys, queues. A test closes their list.
create function queue_table(shared regclass) returns void
  language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format('grant select, insert, update, delete on %s to inclusion_app', shared);
end
$$;

-- Accents and capitals do not matter in a search. The dictionary is named with its schema, so that an index may rely on it.
create function fold(written text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, written));
