-- Messages: what waits to be written, what became of it, letters to print, text messages.
-- Nothing here holds an address or a text: the room's message renders both when it is sent.

-- A queue over all towns, hence without a town policy: ids and instants only.
create table outbox (
  id uuid primary key,
  territory_id uuid not null,
  -- The order in which messages were ordered.
  position bigint generated always as identity unique,
  kind text not null check (kind ~ '^[A-Z][A-Z0-9_]{1,79}$'),
  subject_noun text not null check (subject_noun ~ '^[A-Za-z]{1,60}$'),
  subject_id uuid not null,
  recipient_noun text check (recipient_noun ~ '^[A-Za-z]{1,60}$'),
  recipient_id uuid,
  template_version integer not null check (template_version > 0),
  sequence integer not null check (sequence >= 0),
  queued_at timestamptz not null,
  -- Not to be sent before this instant; due_at moves on with each attempt, not_before never.
  not_before timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  leased_by uuid,
  lease_until timestamptz,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'STUCK')),
  last_fault text check (last_fault ~ '^[A-Z_]{1,40}$'),
  stuck_at timestamptz,
  check ((leased_by is null) = (lease_until is null)),
  check ((recipient_noun is null) = (recipient_id is null)),
  check ((state = 'STUCK') = (stuck_at is not null))
);
create index outbox_due on outbox (due_at, position) where state = 'QUEUED';
create index outbox_lane on outbox (territory_id, subject_id, not_before, position);
create index outbox_stuck on outbox (territory_id, stuck_at, id) where state = 'STUCK';
select queue_table('outbox');

create table message_receipt (
  territory_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_noun text not null,
  subject_id uuid not null,
  recipient_noun text,
  recipient_id uuid,
  -- Null while the message could not be rendered.
  channel text check (channel in ('EMAIL', 'SMS', 'LETTER')),
  state text not null check (state in ('PROCESSED', 'SENT', 'DELIVERED', 'FAILED')),
  -- Text messages only: what the budget is counted in.
  segments integer not null default 0 check (segments >= 0),
  last_fault text check (last_fault ~ '^[A-Z_]{1,40}$'),
  processed_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz,
  primary key (territory_id, id),
  check (state <> 'SENT' or sent_at is not null),
  check (state <> 'DELIVERED' or delivered_at is not null),
  check (state <> 'FAILED' or failed_at is not null)
);
create index message_receipt_by_subject on message_receipt (territory_id, subject_id, processed_at, id);
create index message_receipt_of_month on message_receipt (territory_id, processed_at) where channel = 'SMS';
select seal_town_table('message_receipt');

-- Letters for staff to print: the order, from which the page is rendered each time it is opened.
create table letter (
  territory_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_noun text not null,
  subject_id uuid not null,
  recipient_noun text,
  recipient_id uuid,
  template_version integer not null,
  sequence integer not null,
  -- The structure that prints it; null: any.
  structure_id uuid,
  queued_at timestamptz not null,
  printed_at timestamptz,
  primary key (territory_id, id)
);
create index letter_to_print on letter (territory_id, queued_at, id) where printed_at is null;
select seal_town_table('letter');

-- What a town allows itself; without a row, the default of the settings.
create table sms_budget (
  territory_id uuid not null primary key,
  segments_per_month integer not null check (segments_per_month between 0 and 1000000)
);
select seal_town_table('sms_budget');

-- Numbers that asked for no more text messages, as a keyed hash.
create table sms_stop (
  territory_id uuid not null,
  id uuid not null,
  number_hash bytea not null check (length(number_hash) = 32),
  stopped_at timestamptz not null,
  lifted_at timestamptz,
  primary key (territory_id, id),
  constraint sms_stop_once unique (territory_id, number_hash)
);
select seal_town_table('sms_stop');
