-- Appointments and holds. What occupies a mediator stands in mediator_time, under its one exclusion constraint.

create table appointment (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  booked_by_structure_id uuid,
  resident_id uuid not null,
  reason_id uuid not null,
  place_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  kind text not null check (kind in ('IN_OPENING', 'OUTSIDE_OPENING', 'DROP_IN')),
  booked_at timestamptz not null,
  state text not null check (state in ('PLANNED', 'ARRIVED', 'HONOURED', 'NO_SHOW', 'CANCELLED_BY_RESIDENT', 'CANCELLED_BY_TOWN')),
  state_before text check (state_before in ('PLANNED', 'ARRIVED', 'HONOURED', 'NO_SHOW')),
  state_changed_at timestamptz not null,
  cancelled_because text check (cancelled_because in ('CANNOT_COME', 'SETTLED', 'MEDIATOR_AWAY', 'PLACE_CLOSED', 'MISTAKE', 'OTHER')),
  is_late_cancellation boolean not null,
  sequence integer not null check (sequence >= 0),
  prescriber_id uuid,
  prescriber_reference text check (length(prescriber_reference) between 1 and 80),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, booked_by_structure_id) references structure,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, reason_id) references reason,
  foreign key (territory_id, place_id) references place,
  foreign key (territory_id, prescriber_id) references partner_client,
  constraint appointment_lasts check (ends_at > starts_at),
  constraint appointment_cancelled_with_reason check ((cancelled_because is not null) = (state in ('CANCELLED_BY_RESIDENT', 'CANCELLED_BY_TOWN'))),
  constraint appointment_prescribed_with_reference check ((prescriber_id is null) = (prescriber_reference is null))
);
create unique index appointment_prescriber_reference_once on appointment (territory_id, prescriber_id, prescriber_reference);
create index appointment_by_start on appointment (territory_id, starts_at, id);
create index appointment_of_resident on appointment (territory_id, resident_id, starts_at, id);
create index appointment_of_structure on appointment (territory_id, structure_id, starts_at, id);
create index appointment_of_prescriber on appointment (territory_id, prescriber_id, starts_at, id) where prescriber_id is not null;
select seal_town_table('appointment');

create table appointment_mediator (
  territory_id uuid not null,
  appointment_id uuid not null,
  mediator_id uuid not null,
  primary key (territory_id, appointment_id, mediator_id),
  foreign key (territory_id, appointment_id) references appointment,
  foreign key (territory_id, mediator_id) references professional
);
create index appointment_mediator_by_mediator on appointment_mediator (territory_id, mediator_id, appointment_id);
select seal_town_table('appointment_mediator');

-- A slot kept while a form is filled in; its time stands in mediator_time with the same end.
create table appointment_hold (
  territory_id uuid not null,
  id uuid not null,
  held_by uuid not null,
  reason_id uuid not null,
  place_id uuid,
  mediator_ids uuid[] not null check (cardinality(mediator_ids) between 1 and 2),
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, reason_id) references reason,
  foreign key (territory_id, place_id) references place
);
create index appointment_hold_of_person on appointment_hold (territory_id, held_by, expires_at);
select seal_town_table('appointment_hold');
