-- The ids of all towns, for jobs that go from town to town, and a town by the key that its addresses carry. Ids only:
-- what a town holds stays behind its policy. The functions' owner passes over row security, which binds the tables' owner too.
create function town_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select territory_id from public.territory $$;

create function town_of_key(key text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select territory_id from public.territory where public_key = key $$;

grant select (territory_id, public_key) on territory to inclusion_search;
revoke all on function town_ids(), town_of_key(text) from public;
grant execute on function town_ids(), town_of_key(text) to inclusion_app;

-- A function's new owner must be able to create in its schema, for as long as this takes.
grant create on schema public to inclusion_search;
alter function town_ids() owner to inclusion_search;
alter function town_of_key(text) owner to inclusion_search;
revoke create on schema public from inclusion_search;
