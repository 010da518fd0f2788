-- Links that residents hold: each opens one thing, for one purpose, until a day, and acts once. Of its token only a keyed hash is here.

create table resident_link (
  territory_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('MANDATE_WITHDRAWAL')),
  subject_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  primary key (territory_id, id),
  constraint resident_link_token_once unique (territory_id, token_hash)
);
create index resident_link_of_subject on resident_link (territory_id, subject_id, purpose, made_at, id);
select seal_town_table('resident_link');

-- A link's day and use are the only things that change, and what was used stays used.
create function resident_link_stays() returns trigger language plpgsql as $$
begin
  if (new.territory_id, new.id, new.purpose, new.subject_id, new.token_hash, new.expires_at) is distinct from (old.territory_id, old.id, old.purpose, old.subject_id, old.token_hash, old.expires_at)
    or (old.used_at is not null and new.used_at is distinct from old.used_at) then
    raise exception 'A link acts once, for what it was made.' using errcode = 'check_violation', constraint = 'resident_link_stays';
  end if;
  return new;
end $$;
create trigger resident_link_stays before update on resident_link for each row execute function resident_link_stays();
