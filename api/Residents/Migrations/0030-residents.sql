-- Residents, how they are reached, and which structures follow them.

create table resident (
  territory_id uuid not null references territory,
  id uuid not null,
  -- Both null: an anonymous resident.
  given_name text check (length(given_name) between 1 and 80),
  family_name text check (length(family_name) between 1 and 80),
  birth_year smallint check (birth_year between 1900 and 2200),
  -- ISO 639 code of the language to speak with them.
  preferred_language text check (preferred_language ~ '^[a-z]{2,3}$'),
  registered_at timestamptz not null,
  -- When they were told what is kept of them and why (RGPD 13 and 14).
  told_at timestamptz,
  -- Another record of the same person, which holds everything from then on.
  merged_into_id uuid,
  erased_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, merged_into_id) references resident,
  check (merged_into_id <> id)
);
create index resident_by_merge on resident (territory_id, merged_into_id) where merged_into_id is not null;
select seal_town_table('resident');

create table contact_point (
  territory_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('EMAIL', 'MOBILE', 'LANDLINE', 'POSTAL')),
  -- E-mail in small letters, telephone as E.164, postal address on one line. Families share: no value is unique.
  value text not null check (length(value) between 1 and 300 and value !~ '[[:cntrl:]]'),
  -- Whose it is when it is not the resident's own: « sa fille ».
  owner_label text check (length(owner_label) between 1 and 60),
  preferred boolean not null,
  added_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, resident_id) references resident,
  check (kind not in ('MOBILE', 'LANDLINE') or value ~ '^\+[0-9]{6,15}$'),
  check (kind <> 'EMAIL' or (length(value) <= 254 and value ~ '^[^@\s]+@[^@\s]+$'))
);
create unique index contact_point_once on contact_point (territory_id, resident_id, kind, value);
create unique index contact_point_preferred_once on contact_point (territory_id, resident_id, kind) where preferred;
create index contact_point_by_value on contact_point (territory_id, value);
select seal_town_table('contact_point');

-- That a structure follows a resident, and so sees all of their file.
create table resident_structure (
  territory_id uuid not null,
  resident_id uuid not null,
  structure_id uuid not null,
  since timestamptz not null,
  because text not null check (because in ('REGISTERED', 'BOOKED', 'MANDATED', 'CONSENTED')),
  primary key (territory_id, resident_id, structure_id),
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, structure_id) references structure
);
create index resident_structure_by_structure on resident_structure (territory_id, structure_id, resident_id);
select seal_town_table('resident_structure');
