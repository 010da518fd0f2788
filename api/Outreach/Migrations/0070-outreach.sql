-- Sessions held outside the walls (or anywhere with seats): team, kit, seats with a waiting list, and people who walk in.

create table outreach_session (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  place_id uuid not null,
  kind text not null check (kind in ('PERMANENCE', 'WORKSHOP')),
  title text not null check (length(title) between 1 and 120),
  about text check (length(about) between 1 and 2000),
  themes text[] not null check (cardinality(themes) <= 30),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  -- 0: no seat is kept, people walk in.
  seats integer not null check (seats between 0 and 500),
  seats_taken integer not null,
  state text not null check (state in ('PLANNED', 'OPEN', 'CLOSED', 'CANCELLED')),
  planned_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_because text check (cancelled_because in ('MEDIATOR_AWAY', 'PLACE_CLOSED', 'WEATHER', 'TOO_FEW_PEOPLE', 'OTHER')),
  -- Plain counts of what a bag holds; what each voucher becomes is told elsewhere.
  vouchers_planned integer not null check (vouchers_planned between 0 and 10000),
  vouchers_taken_out integer check (vouchers_taken_out between 0 and 10000),
  vouchers_handed_out integer check (vouchers_handed_out between 0 and 10000),
  vouchers_brought_back integer check (vouchers_brought_back between 0 and 10000),
  difference_reason text check (length(difference_reason) between 1 and 500),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, place_id) references place,
  constraint outreach_session_lasts check (ends_at > starts_at and ends_at <= starts_at + interval '25 hours'),
  constraint outreach_seats_never_exceed check (seats_taken between 0 and seats),
  constraint outreach_session_opened check ((state in ('OPEN', 'CLOSED')) = (opened_at is not null and vouchers_taken_out is not null)),
  constraint outreach_session_closed check ((state = 'CLOSED') = (closed_at is not null and vouchers_handed_out is not null and vouchers_brought_back is not null)),
  constraint outreach_session_cancelled check ((state = 'CANCELLED') = (cancelled_at is not null) and (cancelled_at is null) = (cancelled_because is null)),
  constraint outreach_stock_explained check (
    state <> 'CLOSED' or difference_reason is not null or vouchers_taken_out = vouchers_handed_out + vouchers_brought_back)
);
create index outreach_session_by_start on outreach_session (territory_id, starts_at, id);
create index outreach_session_of_structure on outreach_session (territory_id, structure_id, starts_at, id);
create index outreach_session_at_place on outreach_session (territory_id, place_id, starts_at, id);
select seal_town_table('outreach_session');

create table outreach_team (
  territory_id uuid not null,
  session_id uuid not null,
  mediator_id uuid not null,
  primary key (territory_id, session_id, mediator_id),
  foreign key (territory_id, session_id) references outreach_session,
  foreign key (territory_id, mediator_id) references professional
);
create index outreach_team_by_mediator on outreach_team (territory_id, mediator_id, session_id);
select seal_town_table('outreach_team');

create table outreach_kit_line (
  territory_id uuid not null,
  session_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  planned integer not null check (planned between 0 and 1000),
  taken_out integer check (taken_out between 0 and 1000),
  brought_back integer check (brought_back between 0 and 1000),
  primary key (territory_id, session_id, name),
  foreign key (territory_id, session_id) references outreach_session,
  constraint outreach_kit_back_after_out check (brought_back is null or taken_out is not null)
);
select seal_town_table('outreach_kit_line');

create table outreach_registration (
  territory_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  resident_id uuid not null,
  -- The order of arrival in its session, from 1: it orders the waiting list too.
  number integer not null check (number > 0),
  state text not null check (state in ('SEATED', 'WAITING', 'LEFT', 'CAME', 'DID_NOT_COME')),
  registered_by_structure_id uuid,
  registered_at timestamptz not null,
  seated_at timestamptz,
  left_at timestamptz,
  attendance_at timestamptz,
  sequence integer not null check (sequence >= 0),
  primary key (territory_id, id),
  foreign key (territory_id, session_id) references outreach_session,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, registered_by_structure_id) references structure,
  constraint outreach_registration_seated check (state not in ('SEATED', 'CAME', 'DID_NOT_COME') or seated_at is not null),
  constraint outreach_registration_left check ((state = 'LEFT') = (left_at is not null)),
  constraint outreach_registration_attendance check ((state in ('CAME', 'DID_NOT_COME')) = (attendance_at is not null))
);
create unique index outreach_registration_once on outreach_registration (territory_id, session_id, resident_id) where state <> 'LEFT';
create unique index outreach_registration_in_order on outreach_registration (territory_id, session_id, number);
create index outreach_registration_of_resident on outreach_registration (territory_id, resident_id, registered_at, id);
select seal_town_table('outreach_registration');

create table outreach_walk_in (
  territory_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  -- Null: help with a device or the Internet, and no administrative procedure.
  theme text check (length(theme) between 1 and 40),
  age_band text not null check (age_band in ('UNDER_TWELVE', 'TWELVE_TO_EIGHTEEN', 'EIGHTEEN_TO_TWENTY_FOUR', 'TWENTY_FIVE_TO_THIRTY_NINE',
    'FORTY_TO_FIFTY_NINE', 'SIXTY_TO_SIXTY_NINE', 'SEVENTY_AND_OVER', 'NOT_SAID')),
  minutes integer not null check (minutes between 1 and 480),
  resident_id uuid,
  happened_at timestamptz not null,
  counted_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, session_id) references outreach_session,
  foreign key (territory_id, resident_id) references resident
);
create index outreach_walk_in_of_session on outreach_walk_in (territory_id, session_id, theme);
create index outreach_walk_in_of_resident on outreach_walk_in (territory_id, resident_id, happened_at) where resident_id is not null;
select seal_town_table('outreach_walk_in');

-- What a device without network has sent: a record is taken once, whatever it was about.
create table outreach_device_record (
  territory_id uuid not null,
  device_record_id text not null check (device_record_id ~ '^[A-Za-z0-9_-]{8,64}$'),
  act text not null check (act in ('REGISTRATION', 'ATTENDANCE', 'WALK_IN')),
  subject_id uuid not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  primary key (territory_id, device_record_id)
);
select seal_town_table('outreach_device_record');

-- The counter of a session equals the seats that its rows take, at every commit: whoever writes one without the other is refused.
create function outreach_count_seats() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  written jsonb;
  town uuid;
  session uuid;
begin
  if tg_op = 'DELETE' then written := to_jsonb(old); else written := to_jsonb(new); end if;
  town := written ->> 'territory_id';
  session := written ->> case when tg_table_name = 'outreach_session' then 'id' else 'session_id' end;
  if exists (
    select 1 from outreach_session s
    where s.territory_id = town and s.id = session and s.seats_taken <> (
      select count(*) from outreach_registration r
      where r.territory_id = town and r.session_id = session and r.state in ('SEATED', 'CAME', 'DID_NOT_COME'))) then
    raise exception 'The seats of session % are not those that its registrations take.', session
      using errcode = 'check_violation', constraint = 'outreach_seats_counted';
  end if;
  return null;
end $$;

create constraint trigger outreach_seats_counted after insert or update of seats_taken on outreach_session
  deferrable initially deferred for each row execute function outreach_count_seats();
create constraint trigger outreach_seats_counted after insert or delete or update of state, session_id on outreach_registration
  deferrable initially deferred for each row execute function outreach_count_seats();
