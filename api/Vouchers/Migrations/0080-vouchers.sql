-- Pass numériques: a programme, its qualified places, batches of booklets, vouchers, their redemptions and refunds.
-- A code stands nowhere: only its keyed hash and its end. What became of each voucher stands in voucher_ledger, for good.

create table programme (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  buyer text not null check (length(buyer) between 1 and 200),
  funder text not null check (length(funder) between 1 and 200),
  face_value_cents integer not null check (face_value_cents between 1 and 100000),
  vouchers_per_booklet integer not null check (vouchers_per_booklet in (5, 10)),
  valid_from date not null,
  valid_until date not null,
  grace_days integer not null check (grace_days between 0 and 366),
  minutes_max integer not null check (minutes_max between 15 and 480),
  services text[] not null check (cardinality(services) between 1 and 9),
  opened_at timestamptz not null,
  primary key (territory_id, id),
  constraint programme_lasts check (valid_until >= valid_from)
);
select seal_town_table('programme');

create table programme_place (
  territory_id uuid not null,
  programme_id uuid not null,
  place_id uuid not null,
  qualified_at timestamptz not null,
  ended_at timestamptz,
  primary key (territory_id, programme_id, place_id),
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, place_id) references place
);
select seal_town_table('programme_place');

create table voucher_batch (
  territory_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  booklets integer not null check (booklets between 1 and 200),
  distributor_id uuid,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (territory_id, id),
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, distributor_id) references structure
);
select seal_town_table('voucher_batch');

create table booklet (
  territory_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  batch_id uuid not null,
  serial text not null check (length(serial) between 6 and 20),
  state text not null check (state in ('IN_STOCK', 'WITH_DISTRIBUTOR', 'ISSUED', 'STARTED', 'EXHAUSTED', 'BLOCKED', 'LOST', 'EXPIRED')),
  distributor_id uuid,
  resident_id uuid,
  issued_by uuid,
  issued_by_structure_id uuid,
  issued_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, batch_id) references voucher_batch,
  foreign key (territory_id, distributor_id) references structure,
  foreign key (territory_id, resident_id) references resident,
  foreign key (territory_id, issued_by) references professional,
  foreign key (territory_id, issued_by_structure_id) references structure,
  constraint booklet_serial_once unique (territory_id, serial),
  constraint booklet_issued_whole check ((resident_id is null) = (issued_by is null) and (issued_by is null) = (issued_at is null)),
  constraint booklet_held_when_in_use check (resident_id is not null or state not in ('ISSUED', 'STARTED', 'EXHAUSTED')),
  constraint booklet_stock_held_by_nobody check (resident_id is null or state not in ('IN_STOCK', 'WITH_DISTRIBUTOR'))
);
create index booklet_stock on booklet (territory_id, programme_id, id) where state in ('IN_STOCK', 'WITH_DISTRIBUTOR');
create index booklet_of_programme on booklet (territory_id, programme_id, serial, id);
create index booklet_of_resident on booklet (territory_id, resident_id) where resident_id is not null;
select seal_town_table('booklet');

create table voucher (
  territory_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  booklet_id uuid not null,
  position integer not null check (position between 1 and 10),
  print_number integer not null check (print_number between 1 and 1000),
  code_hash bytea not null check (length(code_hash) = 32),
  code_end text not null check (length(code_end) = 4),
  state text not null check (state in ('AVAILABLE', 'RESERVED', 'REDEEMED', 'CLAIMED', 'REIMBURSED', 'REJECTED', 'BLOCKED', 'EXPIRED')),
  step integer not null check (step >= 1),
  appointment_id uuid,
  primary key (territory_id, id),
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, booklet_id) references booklet,
  foreign key (territory_id, appointment_id) references appointment,
  constraint voucher_place_in_booklet_once unique (territory_id, booklet_id, position),
  constraint voucher_code_once unique (territory_id, code_hash),
  constraint voucher_reserved_for_something check (state <> 'RESERVED' or appointment_id is not null),
  constraint voucher_available_for_nothing check (state not in ('AVAILABLE', 'BLOCKED', 'EXPIRED') or appointment_id is null)
);
-- One voucher pays for one appointment.
create unique index voucher_appointment_once on voucher (territory_id, appointment_id) where appointment_id is not null;
create index voucher_by_state on voucher (territory_id, programme_id, state);
select seal_town_table('voucher');
-- Nothing of the past is deleted.
revoke delete, truncate on programme, voucher_batch, booklet, voucher from inclusion_app;

-- What became of each voucher, step by step. It is only ever added to.
create table voucher_ledger (
  territory_id uuid not null,
  voucher_id uuid not null,
  step integer not null check (step >= 1),
  was text,
  state text not null,
  cause text not null check (cause in ('MADE', 'RESERVED', 'RELEASED', 'APPOINTMENT_GIVEN_UP', 'APPOINTMENT_RESTORED', 'REDEEMED',
    'REDEMPTION_REVERSED', 'CLAIMED', 'CLAIM_APPROVED', 'CLAIM_REJECTED', 'BOOKLET_BLOCKED', 'OUT_OF_TIME')),
  appointment_id uuid,
  happened_at timestamptz not null,
  done_by uuid,
  primary key (territory_id, voucher_id, step),
  foreign key (territory_id, voucher_id) references voucher deferrable initially deferred,
  foreign key (territory_id, appointment_id) references appointment,
  constraint voucher_ledger_way check (
    (step = 1) = (was is null) and case was
      when 'AVAILABLE' then state in ('RESERVED', 'REDEEMED', 'BLOCKED', 'EXPIRED')
      when 'RESERVED' then state in ('AVAILABLE', 'REDEEMED', 'BLOCKED', 'EXPIRED')
      when 'REDEEMED' then state in ('AVAILABLE', 'CLAIMED', 'BLOCKED', 'EXPIRED')
      when 'CLAIMED' then state in ('REIMBURSED', 'REJECTED')
      else was is null and state = 'AVAILABLE' end)
);
create index voucher_ledger_of_appointment on voucher_ledger (territory_id, appointment_id, happened_at) where appointment_id is not null;
select seal_town_table('voucher_ledger');
revoke update, delete, truncate on voucher_ledger from inclusion_app;

create function voucher_ledger_stays() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'the ledger of vouchers is only ever added to' using errcode = '23514', constraint = 'voucher_ledger_stays', table = 'voucher_ledger';
end $$;
create trigger voucher_ledger_stays before update or delete on voucher_ledger for each row execute function voucher_ledger_stays();
create trigger voucher_ledger_is_not_emptied before truncate on voucher_ledger for each statement execute function voucher_ledger_stays();

-- Each step leaves from where the one before arrived.
create function voucher_ledger_follows() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  last record;
begin
  select l.step, l.state into last from voucher_ledger l
  where l.territory_id = new.territory_id and l.voucher_id = new.voucher_id order by l.step desc limit 1;
  if new.step <> coalesce(last.step, 0) + 1 or new.was is distinct from last.state then
    raise exception 'step % of voucher % does not follow its last', new.step, new.voucher_id
      using errcode = '23514', constraint = 'voucher_ledger_follows', table = 'voucher_ledger';
  end if;
  return new;
end $$;
create trigger voucher_ledger_follows before insert on voucher_ledger for each row execute function voucher_ledger_follows();

-- At the commit, whoever wrote it: a voucher stands where its last step left it. Without its town nothing is found, and it is refused too.
create function voucher_equals_ledger() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  asked uuid;
  stands record;
  last record;
begin
  if tg_table_name = 'voucher' then asked := new.id; end if;
  if tg_table_name = 'voucher_ledger' then asked := new.voucher_id; end if;
  select v.state, v.step into stands from voucher v where v.territory_id = new.territory_id and v.id = asked;
  select l.state, l.step into last from voucher_ledger l
  where l.territory_id = new.territory_id and l.voucher_id = asked order by l.step desc limit 1;
  if stands.state is null or stands.state is distinct from last.state or stands.step is distinct from last.step then
    raise exception 'voucher % does not stand where its ledger says', asked
      using errcode = '23514', constraint = 'voucher_equals_ledger', table = 'voucher';
  end if;
  return null;
end $$;
create constraint trigger voucher_equals_ledger after insert or update on voucher
  deferrable initially deferred for each row execute function voucher_equals_ledger();
create constraint trigger voucher_ledger_equals_voucher after insert on voucher_ledger
  deferrable initially deferred for each row execute function voucher_equals_ledger();

create table refund_claim (
  territory_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  structure_id uuid not null,
  state text not null check (state in ('SUBMITTED', 'APPROVED', 'REJECTED')),
  vouchers integer not null check (vouchers >= 1),
  cents integer not null check (cents >= 1),
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  rejected_because text check (length(rejected_because) between 1 and 500),
  primary key (territory_id, id),
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, decided_by) references professional,
  constraint refund_claim_decided_whole check ((state = 'SUBMITTED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint refund_claim_rejected_with_reason check ((state = 'REJECTED') = (rejected_because is not null))
);
create index refund_claim_by_time on refund_claim (territory_id, claimed_at, id);
select seal_town_table('refund_claim');
revoke delete, truncate on refund_claim from inclusion_app;

create table redemption (
  territory_id uuid not null,
  id uuid not null,
  voucher_id uuid not null,
  programme_id uuid not null,
  place_id uuid not null,
  structure_id uuid not null,
  appointment_id uuid,
  service text not null,
  minutes integer not null check (minutes between 1 and 480),
  redeemed_by uuid not null,
  redeemed_at timestamptz not null,
  claim_id uuid,
  reversed_at timestamptz,
  reversed_by uuid,
  reversed_because text check (length(reversed_because) between 1 and 500),
  primary key (territory_id, id),
  foreign key (territory_id, voucher_id) references voucher,
  foreign key (territory_id, programme_id) references programme,
  foreign key (territory_id, place_id) references place,
  foreign key (territory_id, structure_id) references structure,
  foreign key (territory_id, appointment_id) references appointment,
  foreign key (territory_id, claim_id) references refund_claim,
  constraint redemption_reversed_whole check ((reversed_at is null) = (reversed_by is null) and (reversed_at is null) = (reversed_because is null)),
  constraint redemption_reversed_before_claimed check (claim_id is null or reversed_at is null)
);
-- A voucher is redeemed at most once.
create unique index redemption_once on redemption (territory_id, voucher_id) where reversed_at is null;
create index redemption_to_claim on redemption (territory_id, structure_id, programme_id, id) where claim_id is null and reversed_at is null;
create index redemption_of_claim on redemption (territory_id, claim_id, redeemed_at, id) where claim_id is not null;
select seal_town_table('redemption');
revoke delete, truncate on redemption from inclusion_app;

create table payment (
  territory_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  cents integer not null check (cents >= 1),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, claim_id) references refund_claim,
  foreign key (territory_id, ordered_by) references professional,
  constraint payment_once unique (territory_id, claim_id)
);
select seal_town_table('payment');
revoke update, delete, truncate on payment from inclusion_app;

-- Nobody decides on the refund of a voucher that they issued, redeemed or claimed.
create function refund_claim_decided_by_another() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.decided_by is null then return new; end if;
  if new.decided_by = new.claimed_by or exists (
    select from redemption r
    join voucher v on v.territory_id = r.territory_id and v.id = r.voucher_id
    join booklet b on b.territory_id = v.territory_id and b.id = v.booklet_id
    where r.territory_id = new.territory_id and r.claim_id = new.id and new.decided_by in (r.redeemed_by, b.issued_by)) then
    raise exception 'whoever issued, redeemed or claimed a voucher does not decide on its refund'
      using errcode = '23514', constraint = 'refund_claim_decided_by_another', table = 'refund_claim';
  end if;
  return new;
end $$;
create trigger refund_claim_decided_by_another before insert or update on refund_claim for each row execute function refund_claim_decided_by_another();

-- A redemption joins a claim while it is being made, and stays in it.
create function redemption_stays_claimed() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.claim_id is not null and new.claim_id is distinct from old.claim_id
    or new.claim_id is not null and old.claim_id is null
      and not exists (select from refund_claim c where c.territory_id = new.territory_id and c.id = new.claim_id and c.state = 'SUBMITTED') then
    raise exception 'a redemption joins one claim, before it is decided' using errcode = '23514', constraint = 'redemption_stays_claimed', table = 'redemption';
  end if;
  return new;
end $$;
create trigger redemption_stays_claimed before update of claim_id on redemption for each row execute function redemption_stays_claimed();

-- Who issued a booklet is written once.
create function booklet_issued_once() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.issued_by is not null and (new.issued_by is distinct from old.issued_by or new.issued_at is distinct from old.issued_at) then
    raise exception 'who issued a booklet stays written' using errcode = '23514', constraint = 'booklet_issued_once', table = 'booklet';
  end if;
  return new;
end $$;
create trigger booklet_issued_once before update on booklet for each row execute function booklet_issued_once();
