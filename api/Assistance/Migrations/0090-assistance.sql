-- Procedures done with or for residents, and reports of what help was given.

create table assisted_procedure (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  author_id uuid not null,
  resident_id uuid not null,
  theme text not null check (theme ~ '^[A-Z_]{1,40}$'),
  mode text not null check (mode in ('I_TRAIN', 'I_ASSIST', 'I_DO')),
  mandate_id uuid,
  title text not null check (length(title) between 1 and 120),
  outcome text not null check (outcome in ('COMPLETED', 'TO_CONTINUE', 'PAPERS_MISSING', 'NOT_POSSIBLE_ONLINE', 'GIVEN_UP')),
  sealed_steps bytea,
  sealed_notes bytea,
  outside_reference text check (length(outside_reference) between 1 and 80),
  papers_handed_back boolean not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  submitted_at timestamptz,
  device_record_id text check (length(device_record_id) between 1 and 64),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, author_id) references professional,
  foreign key (territory_id, resident_id) references resident,
  constraint assisted_procedure_mandate_when_done check ((mode = 'I_DO') = (mandate_id is not null)),
  constraint assisted_procedure_device_once unique (territory_id, device_record_id)
);
create index assisted_procedure_of_resident on assisted_procedure (territory_id, resident_id, happened_at, id);
create index assisted_procedure_of_structure on assisted_procedure (territory_id, structure_id, happened_at, id);
create index assisted_procedure_of_mandate on assisted_procedure (territory_id, mandate_id) where mandate_id is not null;
select seal_town_table('assisted_procedure');

-- What is done on somebody's behalf is done under the mandate that was live at that instant and covers the theme, whoever
-- writes the row. The mandate is locked: who withdraws it at the same time waits, or is waited for.
create function assisted_procedure_needs_mandate() returns trigger language plpgsql as $$
begin
  if new.mode = 'I_DO' then
    perform from mandate where territory_id = new.territory_id and id = new.mandate_id for share;
    if mandate_covers(new.resident_id, new.structure_id, new.theme, new.happened_at) is distinct from new.mandate_id then
      raise exception 'No mandate was live at that instant and covers the theme.' using errcode = 'check_violation', constraint = 'assisted_procedure_mandated';
    end if;
  end if;
  return new;
end $$;
create trigger assisted_procedure_needs_mandate before insert or update of mode, theme, structure_id, mandate_id, happened_at on assisted_procedure
  for each row execute function assisted_procedure_needs_mandate();

create table activity_report (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  author_id uuid not null,
  kind text not null check (kind in ('INDIVIDUAL', 'GROUP')),
  -- Null for a group, and for somebody who stays anonymous.
  resident_id uuid,
  appointment_id uuid,
  place_id uuid,
  participants integer not null check (participants between 1 and 500),
  happened_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  held text not null check (held in ('AT_PLACE', 'AT_HOME', 'REMOTELY', 'ELSEWHERE')),
  insee_code text check (insee_code ~ '^[0-9AB]{5}$'),
  themes text[] not null check (cardinality(themes) between 1 and 30),
  devices text[] not null check (cardinality(devices) <= 5),
  autonomy text check (autonomy in ('FULLY_ASSISTED', 'PARTLY_AUTONOMOUS', 'AUTONOMOUS')),
  directed_to text check (directed_to ~ '^[A-Z_]{1,40}$'),
  level text check (level in ('BEGINNER', 'INTERMEDIATE', 'ADVANCED')),
  tags text[] not null check (cardinality(tags) <= 10),
  birth_year smallint check (birth_year between 1900 and 2200),
  gender text check (gender ~ '^[A-Z_]{1,40}$'),
  age_band text check (age_band ~ '^[A-Z_]{1,40}$'),
  status text check (status ~ '^[A-Z_]{1,40}$'),
  sealed_notes bytea,
  recorded_at timestamptz not null,
  device_record_id text check (length(device_record_id) between 1 and 64),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, author_id) references professional,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, appointment_id) references appointment,
  foreign key (territory_id, place_id) references place,
  check (kind = 'INDIVIDUAL' or resident_id is null),
  check (held not in ('AT_HOME', 'ELSEWHERE') or insee_code is not null),
  constraint activity_report_device_once unique (territory_id, device_record_id)
);
create index activity_report_of_structure on activity_report (territory_id, structure_id, happened_at, id);
create index activity_report_of_resident on activity_report (territory_id, resident_id, happened_at, id) where resident_id is not null;
create index activity_report_of_appointment on activity_report (territory_id, appointment_id) where appointment_id is not null;
select seal_town_table('activity_report');
