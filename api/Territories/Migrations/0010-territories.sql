-- Towns, structures, professionals and partner clients.

create table territory (
  territory_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  insee_code text not null check (insee_code ~ '^[0-9AB]{5}$'),
  time_zone text not null,
  holiday_region text not null,
  -- What an address without a signed-in town carries instead of the town's id.
  public_key text not null unique check (length(public_key) between 16 and 64),
  telephone text check (telephone ~ '^\+[0-9]{6,15}$'),
  sender_address text not null
);
select seal_town_table('territory');

create table structure (
  territory_id uuid not null references territory,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  kind text not null,
  telephone text check (telephone ~ '^\+[0-9]{6,15}$'),
  address text check (length(address) <= 300),
  archived_at timestamptz,
  primary key (territory_id, id)
);
create unique index structure_name_once on structure (territory_id, fold(name)) where archived_at is null;
create index structure_by_name on structure (territory_id, name, id);
select seal_town_table('structure');

create table professional (
  territory_id uuid not null,
  id uuid not null,
  given_name text not null check (length(given_name) between 1 and 80),
  family_name text not null check (length(family_name) between 1 and 80),
  email text not null check (length(email) <= 254),
  roles text[] not null check (roles <@ array['MEDIATOR','SOCIAL_WORKER','RECEPTION','VOUCHER_MANAGER','TREASURER','COORDINATOR','PRIVACY_OFFICER','ADMINISTRATOR']),
  departed_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id) references territory
);
create unique index professional_email_once on professional (territory_id, lower(email)) where departed_at is null;
create index professional_by_name on professional (territory_id, family_name, id);
select seal_town_table('professional');

-- Where a professional works; the one they work for right now is chosen at sign-in.
create table professional_structure (
  territory_id uuid not null,
  professional_id uuid not null,
  structure_id uuid not null,
  primary key (territory_id, professional_id, structure_id),
  foreign key (territory_id, professional_id) references professional,
  foreign key (territory_id, structure_id) references structure
);
create index professional_structure_by_structure on professional_structure (territory_id, structure_id, professional_id);
select seal_town_table('professional_structure');

create table partner_client (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- The OAuth2 client_id; unique over all towns, as the token endpoint knows no town yet.
  client_id text not null check (length(client_id) between 8 and 100),
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure
);
create unique index partner_client_id_once on partner_client (client_id);
create index partner_client_by_name on partner_client (territory_id, name, id);
select seal_town_table('partner_client');

-- A retried mutation is answered by reading its effect again. Ids only; kept 30 days.
create table idempotency_record (
  territory_id uuid not null references territory,
  caller_id uuid not null,
  key text not null,
  kept_at timestamptz not null,
  use_case text not null,
  body bytea not null,
  noun text not null,
  subject uuid not null,
  primary key (territory_id, caller_id, key)
);
create index idempotency_record_by_age on idempotency_record (territory_id, kept_at);
select seal_town_table('idempotency_record');
