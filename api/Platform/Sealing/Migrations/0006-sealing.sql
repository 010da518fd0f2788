-- A key for each resident, wrapped by a key that the database never sees. Destroying it is the erasure of all that it
-- sealed: the row stays, so that nobody makes a second key for an erased resident. Kept out of ordinary backups.

create table resident_key (
  territory_id uuid not null,
  resident_id uuid not null,
  -- Stands in the head of all that this key sealed.
  id uuid not null,
  -- Which outside key wraps it (« Sealing:Keys »).
  wrapped_by text not null check (wrapped_by ~ '^[A-Za-z0-9._-]{1,40}$'),
  -- Nonce, tag, ciphertext: 12 + 16 + 32 bytes; null once destroyed.
  wrapped bytea check (length(wrapped) = 60),
  created_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (territory_id, resident_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
select seal_town_table('resident_key');

-- Wrapping it again goes over all towns, by the owner.
create policy owner_wraps on resident_key to inclusion_owner using (true) with check (true);
create index resident_key_by_wrapping on resident_key (wrapped_by) where wrapped is not null;

-- The application makes and destroys; only the wrapping ever changes, and nothing brings a destroyed key back.
revoke update, delete, truncate on resident_key from inclusion_app;
grant update (wrapped, destroyed_at) on resident_key to inclusion_app;

create function resident_key_refuse() returns trigger language plpgsql as $$
begin
  if old.destroyed_at is not null then
    raise exception 'A destroyed key stays destroyed.' using errcode = 'insufficient_privilege';
  end if;
  if (new.territory_id, new.resident_id, new.id) is distinct from (old.territory_id, old.resident_id, old.id) then
    raise exception 'A key does not change hands.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger destroyed_for_good before update on resident_key for each row execute function resident_key_refuse();
