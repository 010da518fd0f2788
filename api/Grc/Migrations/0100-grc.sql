-- The way out: where a town's GRC is, the kinds of request it takes, the requests, and the queue they leave by.

-- The secrets are derived from a key outside the database: only their numbers are here.
create table grc_link (
  territory_id uuid not null,
  id uuid not null,
  target_url text not null check (length(target_url) between 1 and 500),
  secret_number integer not null check (secret_number > 0),
  previous_secret_until timestamptz,
  changed_at timestamptz not null,
  primary key (territory_id, id),
  constraint grc_link_once unique (territory_id)
);
select seal_town_table('grc_link');

create table grc_request_kind (
  territory_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 120),
  silence_means text not null check (silence_means in ('ACCEPTANCE', 'REJECTION')),
  silence_months integer not null check (silence_months between 1 and 24),
  primary key (territory_id, id),
  constraint grc_request_kind_once unique (territory_id, code)
);
select seal_town_table('grc_request_kind');

create table grc_request (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  resident_id uuid not null,
  procedure_id uuid not null,
  kind_id uuid not null,
  state text not null check (state in ('QUEUED', 'SENT', 'ACKNOWLEDGED', 'IN_PROGRESS', 'DONE', 'REJECTED', 'FAILED')),
  queued_at timestamptz not null,
  state_changed_at timestamptz not null,
  sent_at timestamptz,
  abandoned_at timestamptz,
  last_fault text check (last_fault ~ '^[A-Z_]{1,40}$'),
  reference text check (length(reference) between 1 and 80),
  received_on date not null,
  registration_due_on date not null check (registration_due_on > received_on),
  reception_due_on date not null check (reception_due_on > registration_due_on),
  silence_means text not null check (silence_means in ('ACCEPTANCE', 'REJECTION')),
  silence_months integer not null check (silence_months between 1 and 24),
  suspended_on date,
  suspended_days integer not null check (suspended_days >= 0),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, procedure_id) references assisted_procedure,
  foreign key (territory_id, kind_id) references grc_request_kind,
  -- A procedure leaves once.
  constraint grc_request_of_procedure_once unique (territory_id, procedure_id),
  check (abandoned_at is null or state = 'FAILED')
);
create index grc_request_of_resident on grc_request (territory_id, resident_id, queued_at, id);
create index grc_request_of_structure on grc_request (territory_id, structure_id, queued_at, id);
create index grc_request_by_state on grc_request (territory_id, state, queued_at, id);
select seal_town_table('grc_request');

-- States go forward only: after a failure a request is tried again, and what the GRC settled stays settled.
create function grc_request_goes_forward() returns trigger language plpgsql as $$
declare
  ranks constant text[] := array['QUEUED', 'SENT', 'ACKNOWLEDGED', 'IN_PROGRESS', 'DONE'];
  old_rank constant integer := coalesce(array_position(ranks, case old.state when 'REJECTED' then 'DONE' when 'FAILED' then 'QUEUED' else old.state end), 0);
  new_rank constant integer := coalesce(array_position(ranks, case new.state when 'REJECTED' then 'DONE' when 'FAILED' then 'QUEUED' else new.state end), 0);
begin
  if new_rank < old_rank or (old.state in ('DONE', 'REJECTED') and new.state <> old.state) then
    raise exception 'A request does not go back.' using errcode = 'check_violation', constraint = 'grc_request_goes_forward';
  end if;
  return new;
end $$;
create trigger grc_request_goes_forward before update of state on grc_request for each row execute function grc_request_goes_forward();

-- Callbacks that were heard, for 30 days: each counts once.
create table grc_callback (
  territory_id uuid not null,
  webhook_id text not null check (length(webhook_id) between 1 and 200),
  heard_at timestamptz not null,
  primary key (territory_id, webhook_id)
);
create index grc_callback_by_age on grc_callback (territory_id, heard_at);
select seal_town_table('grc_callback');

-- A queue over all towns, hence without a town policy: ids and instants only.
create table grc_delivery (
  id uuid primary key,
  territory_id uuid not null,
  request_id uuid not null,
  -- The order in which things were said about a request.
  position bigint generated always as identity unique,
  due_at timestamptz not null,
  attempts integer not null default 0,
  leased_by uuid,
  lease_until timestamptz,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'STUCK')),
  check ((leased_by is null) = (lease_until is null))
);
create index grc_delivery_due on grc_delivery (due_at, position) where state = 'QUEUED';
create index grc_delivery_lane on grc_delivery (territory_id, request_id, position);
select queue_table('grc_delivery');
