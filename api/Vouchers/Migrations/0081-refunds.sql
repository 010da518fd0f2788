-- What a refund rests on stays as it was written: which voucher, by whose hand, in which claim, decided by whom, paid how much.
-- Otherwise whoever issued a voucher could approve its refund by changing what the decision was looked at by.

create or replace function redemption_stays_claimed() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' and (new.voucher_id, new.programme_id, new.place_id, new.structure_id, new.service, new.minutes, new.redeemed_by, new.redeemed_at)
    is distinct from (old.voucher_id, old.programme_id, old.place_id, old.structure_id, old.service, old.minutes, old.redeemed_by, old.redeemed_at) then
    raise exception 'a redemption stays as it was written' using errcode = '23514', constraint = 'redemption_stays_written', table = 'redemption';
  end if;
  -- There is no old row when one is added.
  if old.claim_id is not null and new.claim_id is distinct from old.claim_id
    or new.claim_id is not null and old.claim_id is null
      and not exists (select from refund_claim c where c.territory_id = new.territory_id and c.id = new.claim_id and c.state = 'SUBMITTED') then
    raise exception 'a redemption joins one claim, before it is decided' using errcode = '23514', constraint = 'redemption_stays_claimed', table = 'redemption';
  end if;
  return new;
end $$;
drop trigger redemption_stays_claimed on redemption;
create trigger redemption_stays_claimed before insert or update on redemption for each row execute function redemption_stays_claimed();

create function voucher_stays_in_booklet() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if (new.booklet_id, new.programme_id, new.position) is distinct from (old.booklet_id, old.programme_id, old.position) then
    raise exception 'a voucher stays in its booklet' using errcode = '23514', constraint = 'voucher_stays_in_booklet', table = 'voucher';
  end if;
  return new;
end $$;
create trigger voucher_stays_in_booklet before update of booklet_id, programme_id, position on voucher for each row execute function voucher_stays_in_booklet();

-- Who issued a booklet is written once, and before any of its vouchers is spent.
create or replace function booklet_issued_once() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.issued_by is not null and (new.issued_by is distinct from old.issued_by or new.issued_at is distinct from old.issued_at) then
    raise exception 'who issued a booklet stays written' using errcode = '23514', constraint = 'booklet_issued_once', table = 'booklet';
  end if;
  if old.issued_by is null and new.issued_by is not null and exists (
    select from voucher v join redemption r on r.territory_id = v.territory_id and r.voucher_id = v.id
    where v.territory_id = new.territory_id and v.booklet_id = new.id) then
    raise exception 'a booklet is handed over before its vouchers are spent' using errcode = '23514', constraint = 'booklet_issued_before_spent', table = 'booklet';
  end if;
  return new;
end $$;

-- Nobody decides on the refund of a voucher that they issued, redeemed or claimed; and what is decided stays.
create or replace function refund_claim_decided_by_another() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' and old.decided_by is not null and new is distinct from old then
    raise exception 'a claim is decided once' using errcode = '23514', constraint = 'refund_claim_decided_once', table = 'refund_claim';
  end if;
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

-- At the commit: a voucher stands where its last step left it, and is refunded, or not, as its claim was decided.
create or replace function voucher_equals_ledger() returns trigger
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
  if stands.state in ('REIMBURSED', 'REJECTED') and not exists (
    select from redemption r join refund_claim c on c.territory_id = r.territory_id and c.id = r.claim_id
    where r.territory_id = new.territory_id and r.voucher_id = asked and r.reversed_at is null
      and c.state = case stands.state when 'REIMBURSED' then 'APPROVED' else 'REJECTED' end) then
    raise exception 'nobody has decided so on the refund of voucher %', asked
      using errcode = '23514', constraint = 'voucher_refund_decided', table = 'voucher';
  end if;
  return null;
end $$;

-- At the commit: what is paid is what was approved, by who approved it.
create function payment_of_approved_claim() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from refund_claim c
    where c.territory_id = new.territory_id and c.id = new.claim_id and c.state = 'APPROVED' and c.decided_by = new.ordered_by and c.cents = new.cents) then
    raise exception 'a payment is for a claim that was approved, as it was approved' using errcode = '23514', constraint = 'payment_of_approved_claim', table = 'payment';
  end if;
  return null;
end $$;
create constraint trigger payment_of_approved_claim after insert on payment
  deferrable initially deferred for each row execute function payment_of_approved_claim();
