-- Places where residents are helped, and the imports of the national file (LaMednum).

create table place (
  territory_id uuid not null references territory,
  id uuid not null,
  kind text not null check (kind in ('PERMANENT', 'ITINERANT', 'ONE_OFF')),
  name text not null check (length(name) between 1 and 200),
  street text check (length(street) between 1 and 200),
  street_complement text check (length(street_complement) between 1 and 200),
  postal_code text check (postal_code ~ '^[0-9]{5}$'),
  city text check (length(city) between 1 and 120),
  insee_code text check (insee_code ~ '^([013-9][0-9]|2[AB1-9])[0-9]{3}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  telephone text check (telephone ~ '^\+[0-9]{6,15}$'),
  -- As OpenStreetMap writes opening hours: « Mo-Fr 09:00-12:00 ».
  opening_hours text check (length(opening_hours) between 1 and 500),
  structure_id uuid,
  -- The place's identifier in the national file, and the columns of that file that have no column here.
  mednum_id text check (length(mednum_id) between 1 and 100),
  mednum_sheet jsonb,
  archived_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  check ((latitude is null) = (longitude is null)),
  -- Only a bus may be without a fixed address.
  check (kind = 'ITINERANT' or (street is not null and postal_code is not null and city is not null)),
  check ((mednum_id is null) = (mednum_sheet is null))
);
create unique index place_mednum_id_once on place (territory_id, mednum_id);
create index place_by_name on place (territory_id, name, id);
create index place_by_structure on place (territory_id, structure_id);
select seal_town_table('place');

create table place_import (
  territory_id uuid not null references territory,
  id uuid not null,
  imported_at timestamptz not null,
  opened int not null check (opened >= 0),
  changed int not null check (changed >= 0),
  unchanged int not null check (unchanged >= 0),
  refused int not null check (refused >= 0),
  primary key (territory_id, id)
);
create index place_import_by_time on place_import (territory_id, imported_at, id);
select seal_town_table('place_import');

-- Why a line did not enter: its number, the column at fault and the reason, never what the line held.
create table refused_line (
  territory_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  number int not null check (number >= 1),
  column_name text check (length(column_name) <= 60),
  reason text not null check (length(reason) between 1 and 300),
  primary key (territory_id, id),
  foreign key (territory_id, import_id) references place_import on delete cascade
);
create index refused_line_by_number on refused_line (territory_id, import_id, number, id);
select seal_town_table('refused_line');
