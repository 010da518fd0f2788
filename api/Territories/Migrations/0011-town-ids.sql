-- The ids of all towns, for jobs that go from town to town, and a town by the key that its addresses carry. Ids only:
-- what a town holds stays behind its policy.
create function town_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select territory_id from public.territory $$;
select search_function('town_ids()', 'territory');

create function town_of_key(key text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select territory_id from public.territory where public_key = key $$;
select search_function('town_of_key(text)', 'territory');
