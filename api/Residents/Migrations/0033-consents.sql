-- Consents: a resident lets one structure see named data for one purpose. A partner's program reads them while it is live.

create table resident_consent (
  territory_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  -- Whom it lets see.
  structure_id uuid not null,
  purpose text not null check (purpose in ('FOLLOW_UP')),
  fields text[] not null check (cardinality(fields) between 1 and 2 and fields <@ array['NAME', 'TELEPHONE']),
  channel text not null check (channel in ('SPOKEN', 'ON_SCREEN', 'ON_PAPER')),
  -- The strokes of a signature on the screen.
  sealed_evidence bytea,
  text_version integer not null check (text_version > 0),
  given_at timestamptz not null,
  recorded_by_id uuid not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  primary key (territory_id, id),
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, recorded_by_id) references professional,
  constraint resident_consent_signed_on_screen check ((channel = 'ON_SCREEN') = (sealed_evidence is not null))
);
create unique index resident_consent_live_once on resident_consent (territory_id, resident_id, structure_id, purpose) where withdrawn_at is null;
create index resident_consent_of_resident on resident_consent (territory_id, resident_id, given_at, id);
create index resident_consent_of_structure on resident_consent (territory_id, structure_id, resident_id);
select seal_town_table('resident_consent');
revoke delete on resident_consent from inclusion_app;

-- What was consented to is proof: its terms never change, and it is withdrawn once and for good.
create function resident_consent_stays() returns trigger language plpgsql as $$
begin
  if (new.structure_id, new.purpose, new.fields, new.channel, new.text_version, new.given_at, new.recorded_by_id)
      is distinct from (old.structure_id, old.purpose, old.fields, old.channel, old.text_version, old.given_at, old.recorded_by_id)
    or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
    raise exception 'A consent stays as it was given.' using errcode = 'check_violation', constraint = 'resident_consent_stays';
  end if;
  return new;
end $$;
create trigger resident_consent_stays before update on resident_consent for each row execute function resident_consent_stays();
