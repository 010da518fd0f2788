-- A resident's own space: the codes sent to its door, and who is inside for a quarter of an hour. Of a code nothing is here
-- but that it was sent; of a session only a keyed hash.

create table space_code (
  territory_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, resident_id) references resident (territory_id, id)
);
create index space_code_of_resident on space_code (territory_id, resident_id, made_at);
select seal_town_table('space_code');

create table space_session (
  territory_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  opened_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > opened_at),
  closed_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, resident_id) references resident (territory_id, id),
  constraint space_session_token_once unique (territory_id, token_hash)
);
create index space_session_by_age on space_session (territory_id, expires_at);
create index space_session_of_resident on space_session (territory_id, resident_id);
select seal_town_table('space_session');
