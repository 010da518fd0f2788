-- Pass numériques in booklets of ten: of ten booklets three are spent, three are in residents' hands, four lie in stock.

-- A million rows: what triggers look at row by row is looked at once, at the end.
set local session_replication_role = replica;

insert into programme (territory_id, id, name, buyer, funder, face_value_cents, vouchers_per_booklet, valid_from, valid_until, grace_days, minutes_max, services, opened_at)
select pg_temp.town(), pg_temp.id_of('programme', 0, pg_temp.founded()), 'Pass numérique', 'Grandville-sur-Aune', 'Grandville-sur-Aune', 1000, 10,
  pg_temp.today() - 300, pg_temp.today() + 120, 31, 120, array['EVERYDAY_TOOLS', 'SAFE_USE'], pg_temp.today() - 301
where current_setting('town.vouchers')::int > 0;

insert into programme_place (territory_id, programme_id, place_id, qualified_at)
select territory_id, r.id, p.id, r.opened_at from programme r join place p using (territory_id);

create temp table bundle as
select n, pg_temp.id_of('booklet', n, made_at) id, made_at, n / 200 batch, n % 10 < 6 is_issued, n % 10 < 3 is_spent,
  -- Which of the printed codes are its own.
  case when n % 10 between 3 and 5 then 10 * (3 * (n / 10) + n % 10 - 3) end codes_from
from generate_series(0, current_setting('town.vouchers')::int / 10 - 1) n, lateral (select (pg_temp.today() - 200 + n * interval '1 second')::timestamptz made_at) moment;

insert into voucher_batch (territory_id, id, programme_id, booklets, made_at, made_by)
select pg_temp.town(), pg_temp.id_of('batch', batch, pg_temp.founded()), pg_temp.id_of('programme', 0, pg_temp.founded()), count(*), min(made_at), (select id from staff where role = 'COORDINATOR' order by n limit 1)
from bundle group by batch;

insert into booklet (territory_id, id, programme_id, batch_id, serial, state, resident_id, issued_by, issued_by_structure_id, issued_at)
select pg_temp.town(), b.id, pg_temp.id_of('programme', 0, pg_temp.founded()), pg_temp.id_of('batch', b.batch, pg_temp.founded()),
  upper(left(md5('serial ' || b.n), 5)) || '-' || lpad(b.n::text, 6, '0'),
  case when b.is_spent then 'EXHAUSTED' when b.is_issued then 'ISSUED' else 'IN_STOCK' end, p.id, s.id, s.structure_id, case when b.is_issued then b.made_at + interval '2 days' end
from bundle b
left join person p on b.is_issued and p.n = b.n % current_setting('town.residents')::int
left join staff s on b.is_issued and s.role = 'SOCIAL_WORKER' and s.n = current_setting('town.mediators')::int + b.n % 12
order by b.n;

-- The codes of those in residents' hands are real ones; nobody has seen the others.
create temp table pass as
select 10 * b.n + position - 1 n, position, pg_temp.id_of('voucher', 10 * b.n + position - 1, b.made_at) id, b.id booklet_id, b.made_at, b.is_spent, c.hash, c.code_end
from bundle b cross join generate_series(1, 10) position left join code c on c.n = b.codes_from + position - 1;

insert into voucher (territory_id, id, programme_id, booklet_id, position, print_number, code_hash, code_end, state, step)
select pg_temp.town(), id, pg_temp.id_of('programme', 0, pg_temp.founded()), booklet_id, position, 1, coalesce(hash, sha256(convert_to('unseen ' || n, 'UTF8'))),
  coalesce(code_end, upper(left(md5('end ' || n), 4))), case when is_spent then 'REDEEMED' else 'AVAILABLE' end, case when is_spent then 2 else 1 end
from pass order by n;

insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at)
select pg_temp.town(), id, 1, null, 'AVAILABLE', 'MADE', made_at from pass order by n;

insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at, done_by)
select pg_temp.town(), p.id, 2, 'AVAILABLE', 'REDEEMED', 'REDEEMED', p.made_at + interval '30 days', m.id
from pass p join staff m on m.n = p.n % current_setting('town.mediators')::int where p.is_spent order by p.n;

insert into redemption (territory_id, id, voucher_id, programme_id, place_id, structure_id, service, minutes, redeemed_by, redeemed_at)
select pg_temp.town(), pg_temp.id_of('redemption', p.n, p.made_at + interval '30 days'), p.id, pg_temp.id_of('programme', 0, pg_temp.founded()), h.id, h.structure_id,
  'EVERYDAY_TOOLS', 60, m.id, p.made_at + interval '30 days'
from pass p
join staff m on m.n = p.n % current_setting('town.mediators')::int
join (select row_number() over (order by id) - 1 n, count(*) over () many, id, structure_id from place) h on h.n = p.n % h.many
where p.is_spent order by p.n;

do $$
begin
  if exists (
    select from voucher v left join lateral (select l.state, l.step from voucher_ledger l where l.territory_id = v.territory_id and l.voucher_id = v.id order by l.step desc limit 1) l on true
    where l.state is distinct from v.state or l.step is distinct from v.step)
    or (select count(*) from voucher) <> current_setting('town.vouchers')::int
    or (select count(*) from voucher v join code c on c.hash = v.code_hash where v.state = 'AVAILABLE') <> (select count(*) from code) then
    raise exception 'the vouchers are not what their ledger says, or not as many as they should be';
  end if;
end $$;

set local session_replication_role = origin;
