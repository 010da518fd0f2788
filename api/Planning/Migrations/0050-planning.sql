-- Reasons, openings with their materialised occurrences, absences, and what occupies a mediator's time.

create table reason (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  theme text not null,
  colour text not null check (colour ~ '^#[0-9A-F]{6}$'),
  mode text not null check (mode in ('AT_PLACE', 'BY_TELEPHONE', 'AT_HOME', 'BY_VIDEO')),
  duration_minutes integer not null check (duration_minutes between 5 and 480),
  step_minutes integer not null check (step_minutes between 5 and 240),
  buffer_after_minutes integer not null check (buffer_after_minutes between 0 and 120),
  notice_min_minutes integer not null check (notice_min_minutes between 0 and 43200),
  notice_max_days integer not null check (notice_max_days between 1 and 366),
  who_books text not null check (who_books in ('STAFF', 'STAFF_AND_PRESCRIBERS', 'INVITED_RESIDENTS', 'EVERYONE')),
  is_group boolean not null,
  mediators_needed integer not null check (mediators_needed between 1 and 2),
  needs_mandate boolean not null,
  accepts_voucher boolean not null,
  text_before text not null check (length(text_before) <= 2000),
  text_after text not null check (length(text_after) <= 2000),
  is_discreet boolean not null,
  cancel_notice_minutes integer not null check (cancel_notice_minutes between 0 and 10080),
  move_notice_minutes integer not null check (move_notice_minutes between 0 and 10080),
  reminder_hours integer check (reminder_hours between 1 and 336),
  archived_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id) references territory
);
create unique index reason_name_once on reason (territory_id, fold(name)) where archived_at is null;
create index reason_by_name on reason (territory_id, name, id);
select seal_town_table('reason');

create table opening (
  territory_id uuid not null,
  id uuid not null,
  mediator_id uuid not null,
  place_id uuid,
  -- RFC 5545, without its DTSTART: that is first_on at starts_at in time_zone.
  rule text not null check (length(rule) <= 500),
  first_on date not null,
  last_on date not null,
  starts_at time not null,
  ends_at time not null,
  time_zone text not null,
  is_kept_on_holidays boolean not null,
  -- Occurrences exist up to this day, included.
  materialised_until date not null,
  ended_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, mediator_id) references professional,
  foreign key (territory_id, place_id) references place,
  constraint opening_hours_in_order check (ends_at > starts_at),
  -- An opening ended before it ever took place has its last day before its first.
  constraint opening_bounded check (last_on >= first_on - 1 and last_on <= first_on + 732)
);
create index opening_of_mediator on opening (territory_id, mediator_id, first_on, id);
create index opening_to_extend on opening (territory_id, materialised_until) where materialised_until < last_on;
select seal_town_table('opening');

create table opening_reason (
  territory_id uuid not null,
  opening_id uuid not null,
  reason_id uuid not null,
  primary key (territory_id, opening_id, reason_id),
  foreign key (territory_id, opening_id) references opening,
  foreign key (territory_id, reason_id) references reason
);
create index opening_reason_by_reason on opening_reason (territory_id, reason_id, opening_id);
select seal_town_table('opening_reason');

-- One occurrence that differs from the rule: other hours, or none when both are null.
create table opening_exception (
  territory_id uuid not null,
  opening_id uuid not null,
  day date not null,
  starts_at time,
  ends_at time,
  primary key (territory_id, opening_id, day),
  foreign key (territory_id, opening_id) references opening,
  constraint opening_exception_whole check ((starts_at is null) = (ends_at is null) and (starts_at is null or ends_at > starts_at))
);
select seal_town_table('opening_exception');

-- Row security keeps range operators from their indexes: searches go by B-tree on the bounds.
create table opening_occurrence (
  territory_id uuid not null,
  opening_id uuid not null,
  day date not null,
  mediator_id uuid not null,
  place_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (territory_id, opening_id, day),
  foreign key (territory_id, opening_id) references opening,
  constraint opening_occurrence_lasts check (ends_at > starts_at and ends_at <= starts_at + interval '25 hours'),
  -- A mediator receives at one place at a time, and a slot is offered once.
  constraint opening_occurrence_no_overlap exclude using gist (territory_id with =, mediator_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index opening_occurrence_by_start on opening_occurrence (territory_id, starts_at, ends_at);
create index opening_occurrence_of_mediator on opening_occurrence (territory_id, mediator_id, starts_at, ends_at);
select seal_town_table('opening_occurrence');

create table absence (
  territory_id uuid not null,
  id uuid not null,
  mediator_id uuid not null,
  kind text not null,
  rule text check (length(rule) <= 500),
  first_on date not null,
  last_on date not null,
  starts_at time not null,
  ends_at time not null,
  time_zone text not null,
  withdrawn_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, mediator_id) references professional,
  constraint absence_bounded check (last_on >= first_on and last_on <= first_on + 732)
);
create index absence_of_mediator on absence (territory_id, mediator_id, first_on, id);
select seal_town_table('absence');

-- An absence may be declared over appointments that exist (staff then move them), so it is not under the exclusion.
create table absence_occurrence (
  territory_id uuid not null,
  absence_id uuid not null,
  mediator_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (territory_id, absence_id, starts_at),
  foreign key (territory_id, absence_id) references absence,
  constraint absence_occurrence_lasts check (ends_at > starts_at)
);
create index absence_occurrence_of_mediator on absence_occurrence (territory_id, mediator_id, starts_at, ends_at);
select seal_town_table('absence_occurrence');

-- Everything that occupies a mediator: the database alone decides who had a slot first.
create table mediator_time (
  territory_id uuid not null,
  id uuid not null,
  mediator_id uuid not null,
  kind text not null check (kind in ('HOLD', 'APPOINTMENT', 'OUTREACH', 'TRAVEL', 'OUTSIDE')),
  -- The hold, the appointment or the session that takes the time.
  subject_id uuid not null,
  starts_at timestamptz not null,
  -- Buffer included; the end itself is free.
  ends_at timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
  blocking boolean not null,
  -- A hold's end of keeping; the next writer removes it.
  expires_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, mediator_id) references professional,
  -- The search for free slots looks a week back, so nothing lasts longer: what does is written in parts.
  constraint mediator_time_lasts check (ends_at > starts_at and ends_at <= starts_at + interval '7 days'),
  constraint mediator_time_hold_expires check ((kind = 'HOLD') = (expires_at is not null)),
  constraint mediator_time_no_overlap exclude using gist (territory_id with =, mediator_id with =, during with &&) where (blocking)
);
create index mediator_time_of_mediator on mediator_time (territory_id, mediator_id, starts_at, ends_at);
create index mediator_time_of_subject on mediator_time (territory_id, subject_id);
create index mediator_time_expiring on mediator_time (territory_id, mediator_id, expires_at) where expires_at is not null;
select seal_town_table('mediator_time');
