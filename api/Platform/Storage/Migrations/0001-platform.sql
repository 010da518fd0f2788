-- The ground that every room's tables stand on. Runs as inclusion_owner, in a database whose extensions are there.

revoke all on schema public from public;
grant usage on schema public to inclusion_app, inclusion_search;
-- The program compares it with its own migrations before it serves anybody.
grant select on schema_version to inclusion_app;

-- The town of the running transaction; null outside one, and then every policy below hides every row.
-- A setting that was reset is an empty text, not null.
create function current_town() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('inclusion.territory', true), '')::uuid;

-- A text as it is searched: without accents or capitals. Immutable, so that an index can keep it:
-- the dictionary is named, so no search path decides.
create function fold(written text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, written));

-- Seals a table that belongs to towns: a row is seen and written only in a transaction of its own town,
-- by its owner too. Call it once, after create table.
create function seal_town_table(sealed regclass) returns void
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from pg_attribute
                 where attrelid = sealed and attname = 'territory_id' and atttypid = 'uuid'::regtype and attnotnull and not attisdropped) then
    raise exception 'table % needs a column territory_id uuid not null', sealed;
  end if;
  if not exists (select from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                 where c.conrelid = sealed and c.contype = 'p' and a.attname = 'territory_id') then
    raise exception 'the primary key of table % must begin with territory_id', sealed;
  end if;

  execute format('alter table %s enable row level security, force row level security', sealed);
  execute format(
    'create policy town on %s using (territory_id = nullif(current_setting(''inclusion.territory'', true), '''')::uuid) '
    'with check (territory_id = nullif(current_setting(''inclusion.territory'', true), '''')::uuid)', sealed);
  execute format('grant select, insert, update, delete on %s to inclusion_app', sealed);
end $$;

-- Opens a table without a town to the application: queues, accounts, clients, keys. It holds ids and instants,
-- nothing that a town would mind another town's worker to lease.
create function queue_table(opened regclass) returns void
  language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format('grant select, insert, update, delete on %s to inclusion_app', opened);
end $$;

-- Hands a search over to the role that reads past the policies, because under a policy no GiST or GIN index is used.
-- The function must filter by current_town() itself. `sources` are the tables it reads, and nothing else it may.
create function search_function(search regprocedure, variadic sources regclass[]) returns void
  language plpgsql set search_path = pg_catalog, public as $$
declare
  source regclass;
begin
  if not exists (select from pg_proc
                 where oid = search and prosecdef and exists (select from unnest(proconfig) setting where setting like 'search_path=%')) then
    raise exception 'function % must be security definer and set its search_path', search;
  end if;

  foreach source in array sources loop
    execute format('grant select on %s to inclusion_search', source);
  end loop;
  execute format('revoke execute on function %s from public', search);
  execute format('grant execute on function %s to inclusion_app', search);
  -- A function can only be given to a role that may create in its schema: for the length of the gift.
  grant create on schema public to inclusion_search;
  execute format('alter function %s owner to inclusion_search', search);
  revoke create on schema public from inclusion_search;
end $$;

-- Only migrations seal, open and hand over.
revoke execute on function seal_town_table(regclass), queue_table(regclass), search_function(regprocedure, regclass[]) from public;
