-- Mandates: a resident charges a structure with named kinds of procedure, for a time. What was signed stays as it was signed.

create table mandate (
  territory_id uuid not null,
  id uuid not null,
  -- The mandatary is the structure, never a person.
  structure_id uuid not null,
  resident_id uuid not null,
  term_days integer not null check (term_days in (1, 31, 182, 365)),
  protection text not null check (protection in ('NONE', 'COURT_SAFEGUARD', 'CURATORSHIP', 'GUARDIANSHIP')),
  -- Who signs for a person under protection; sealed, as a third person's name.
  sealed_guardian bytea,
  -- The exact text that was shown: the template's version, its hash, and the text itself, sealed.
  text_version integer not null check (text_version > 0),
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_text bytea not null,
  drafted_at timestamptz not null,
  drafted_by_id uuid not null,
  -- The mandate that this one goes on from.
  renews_id uuid,
  granted_at timestamptz,
  ends_at timestamptz,
  explained_by_id uuid,
  -- Where it was signed; null when it was signed elsewhere than at a place of the town.
  place_id uuid,
  evidence text check (evidence in ('SIGNATURE_ON_SCREEN')),
  sealed_signature bytea,
  withdrawn_at timestamptz,
  withdrawn_because text check (withdrawn_because in ('RESIDENT_AT_DESK', 'RESIDENT_BY_LINK', 'STRUCTURE', 'DEATH', 'RENEWED', 'ERASURE')),
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, drafted_by_id) references professional,
  foreign key (territory_id, explained_by_id) references professional,
  foreign key (territory_id, place_id) references place,
  foreign key (territory_id, renews_id) references mandate,
  check (renews_id <> id),
  constraint mandate_guardian_when_protected check ((protection = 'NONE') = (sealed_guardian is null)),
  constraint mandate_signed_whole check (num_nonnulls(granted_at, ends_at, explained_by_id, evidence, sealed_signature) in (0, 5)),
  check (place_id is null or granted_at is not null),
  check (granted_at >= drafted_at),
  check (ends_at > granted_at),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  constraint mandate_withdrawn_once_signed check (withdrawn_at is null or (granted_at is not null and withdrawn_at >= granted_at))
);
create index mandate_of_resident on mandate (territory_id, resident_id, structure_id, drafted_at, id);
create index mandate_of_structure on mandate (territory_id, structure_id, drafted_at, id);
create unique index mandate_renewed_once on mandate (territory_id, renews_id) where renews_id is not null and granted_at is not null;
select seal_town_table('mandate');

create table mandate_theme (
  territory_id uuid not null,
  mandate_id uuid not null,
  theme text not null check (theme in ('PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE')),
  -- Withdrawn alone; what the whole mandate's withdrawal ends is not written here.
  withdrawn_at timestamptz,
  primary key (territory_id, mandate_id, theme),
  foreign key (territory_id, mandate_id) references mandate on delete cascade
);
select seal_town_table('mandate_theme');

-- What was done under a mandate: each use is written in the transaction of the act.
create table mandate_use (
  territory_id uuid not null,
  id uuid not null,
  mandate_id uuid not null,
  procedure_id uuid not null,
  theme text not null check (theme ~ '^[A-Z_]{1,40}$'),
  professional_id uuid not null,
  used_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, mandate_id) references mandate,
  foreign key (territory_id, professional_id) references professional,
  constraint mandate_use_of_procedure_once unique (territory_id, procedure_id)
);
create index mandate_use_of_mandate on mandate_use (territory_id, mandate_id, used_at, id);
select seal_town_table('mandate_use');

-- What was signed is proof: its terms never change, it is signed once and for some theme, it is withdrawn once and for good,
-- and it is never deleted. A draft may go.
create function mandate_stays_as_signed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.granted_at is not null then
      raise exception 'A signed mandate stays.' using errcode = 'check_violation', constraint = 'mandate_stays_as_signed';
    end if;
    return old;
  end if;
  if old.granted_at is not null
    and (new.granted_at, new.ends_at, new.structure_id, new.term_days, new.protection, new.text_version, new.text_sha256, new.explained_by_id, new.place_id, new.renews_id)
      is distinct from (old.granted_at, old.ends_at, old.structure_id, old.term_days, old.protection, old.text_version, old.text_sha256, old.explained_by_id, old.place_id, old.renews_id) then
    raise exception 'A mandate is signed once.' using errcode = 'check_violation', constraint = 'mandate_stays_as_signed';
  end if;
  if old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_because) is distinct from (old.withdrawn_at, old.withdrawn_because) then
    raise exception 'A mandate is withdrawn for good.' using errcode = 'check_violation', constraint = 'mandate_withdrawn_for_good';
  end if;
  if old.granted_at is null and new.granted_at is not null
    and not exists (select from mandate_theme t where t.territory_id = new.territory_id and t.mandate_id = new.id) then
    raise exception 'A mandate is for some theme.' using errcode = 'check_violation', constraint = 'mandate_for_some_theme';
  end if;
  return new;
end $$;
create trigger mandate_stays_as_signed before update or delete on mandate for each row execute function mandate_stays_as_signed();

-- A mandate is born a draft, so that nothing above can be passed by.
create function mandate_begins_as_draft() returns trigger language plpgsql as $$
begin
  if new.granted_at is not null then
    raise exception 'A mandate begins as a draft.' using errcode = 'check_violation', constraint = 'mandate_begins_as_draft';
  end if;
  return new;
end $$;
create trigger mandate_begins_as_draft before insert on mandate for each row execute function mandate_begins_as_draft();

-- The list of themes is part of what was signed; a theme is withdrawn once and for good.
create function mandate_theme_stays() returns trigger language plpgsql as $$
declare
  signed constant boolean := exists (
    select from mandate m where m.territory_id = coalesce(new.territory_id, old.territory_id) and m.id = coalesce(new.mandate_id, old.mandate_id) and m.granted_at is not null);
begin
  if signed and (tg_op <> 'UPDATE' or (new.mandate_id, new.theme) is distinct from (old.mandate_id, old.theme)) then
    raise exception 'The themes of a signed mandate stay.' using errcode = 'check_violation', constraint = 'mandate_stays_as_signed';
  end if;
  if tg_op = 'UPDATE' and old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'A theme is withdrawn for good.' using errcode = 'check_violation', constraint = 'mandate_withdrawn_for_good';
  end if;
  return coalesce(new, old);
end $$;
create trigger mandate_theme_stays before insert or update or delete on mandate_theme for each row execute function mandate_theme_stays();

-- The mandate to the structure that was live at that instant and covers the theme, in the operation's town; null when none.
-- At the instant of its withdrawal, or of its end, it is live no more. Of two, the one signed last.
create function mandate_covers(resident uuid, structure uuid, theme text, at timestamptz) returns uuid
  language sql stable
  return (
    select m.id
    from mandate m join mandate_theme t on t.territory_id = m.territory_id and t.mandate_id = m.id
    where m.territory_id = current_town() and m.resident_id = $1 and m.structure_id = $2 and t.theme = $3
      and m.granted_at <= $4 and m.ends_at > $4
      and (m.withdrawn_at is null or m.withdrawn_at > $4)
      and (t.withdrawn_at is null or t.withdrawn_at > $4)
    order by m.granted_at desc, m.id desc
    limit 1);
