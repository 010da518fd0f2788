-- The journal: who did what, on whom, when, from where. Ids only, never a name, so that erasing a person does not break it.
-- Append-only by privilege and by trigger; sealed behind the writers in blocks that are chained by their hashes
-- (decisions/0006). Three registers: acts, readings of personal data, and events that belong to no town yet.

-- One order over the three registers. A position is only handed out to a transaction that already has its number: the
-- sealer relies on it to know that nothing can slip in behind what it has sealed.
create sequence journal_position as bigint;

create table journal_act (
  territory_id uuid not null,
  id uuid not null,
  position bigint not null default case when pg_current_xact_id() is not null then nextval('journal_position') end,
  happened_at timestamptz not null,
  operation text not null check (operation ~ '^[A-Za-z][A-Za-z0-9.]{0,79}$'),
  actor_kind text not null check (actor_kind ~ '^[A-Z_]{1,40}$'),
  actor_id uuid,
  structure_id uuid,
  origin text check (length(origin) <= 64 and origin !~ '[[:cntrl:]|]'),
  subject_ids uuid[] not null,
  -- What each subject is (« Resident », « Appointment »), in the same order.
  subject_nouns text[] not null check (array_to_string(subject_nouns, '') ~ '^[A-Za-z]*$'),
  primary key (territory_id, happened_at, id),
  check (cardinality(subject_ids) = cardinality(subject_nouns))
) partition by range (happened_at);

create table journal_reading (like journal_act including all) partition by range (happened_at);

-- What happens before anybody's town is known: a refused sign-in, an unknown program.
create table journal_security (
  id uuid not null,
  position bigint not null default case when pg_current_xact_id() is not null then nextval('journal_position') end,
  happened_at timestamptz not null,
  operation text not null check (operation ~ '^[A-Za-z][A-Za-z0-9.]{0,79}$'),
  actor_kind text not null check (actor_kind ~ '^[A-Z_]{1,40}$'),
  actor_id uuid,
  origin text check (length(origin) <= 64 and origin !~ '[[:cntrl:]|]'),
  subject_ids uuid[] not null,
  subject_nouns text[] not null check (array_to_string(subject_nouns, '') ~ '^[A-Za-z]*$'),
  primary key (happened_at, id),
  check (cardinality(subject_ids) = cardinality(subject_nouns))
) partition by range (happened_at);

create index journal_act_by_position on journal_act (position);
create index journal_reading_by_position on journal_reading (position);
create index journal_security_by_position on journal_security (position);
create index journal_act_by_subject on journal_act using gin (subject_ids);
create index journal_reading_by_subject on journal_reading using gin (subject_ids);

-- The chain. A SEAL block covers the entries of one register that lie in one partition between two positions, both
-- included. A DROP block says that a partition was dropped after its time, and carries the digest of its blocks.
create table journal_block (
  number bigint primary key,
  kind text not null check (kind in ('SEAL', 'DROP')),
  register text not null check (register in ('ACT', 'READING', 'SECURITY')),
  partition text not null,
  from_position bigint not null,
  to_position bigint not null,
  entries bigint not null,
  entries_hash bytea not null,
  previous_hash bytea not null unique,
  hash bytea not null,
  sealed_at timestamptz not null,
  check (number = 1 or previous_hash <> '\x0000000000000000000000000000000000000000000000000000000000000000')
);
create index journal_block_by_register on journal_block (register, to_position) where kind = 'SEAL';
create index journal_block_by_partition on journal_block (partition, number);

create function journal_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on journal_act for each statement execute function journal_refuse();
create trigger append_only before update or delete or truncate on journal_reading for each statement execute function journal_refuse();
create trigger append_only before update or delete or truncate on journal_security for each statement execute function journal_refuse();
create trigger append_only before update or delete or truncate on journal_block for each statement execute function journal_refuse();

-- The owner reads every town, to seal and to verify; the application reads its own, and chooses no position.
select seal_town_table('journal_act');
select seal_town_table('journal_reading');
create policy owner_reads on journal_act for select to inclusion_owner using (true);
create policy owner_reads on journal_reading for select to inclusion_owner using (true);
revoke all on journal_act, journal_reading, journal_security, journal_block from public, inclusion_app;
grant select, insert (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns)
  on journal_act, journal_reading to inclusion_app;
grant insert (id, happened_at, operation, actor_kind, actor_id, origin, subject_ids, subject_nouns) on journal_security to inclusion_app;
grant select on journal_block to inclusion_app;
grant usage on sequence journal_position to inclusion_app;

-- A partition is reached through its parent only: nobody but the owner holds a right on it.
create function journal_guard_partition(name text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  if name not like 'journal_security%' then
    perform seal_town_table(name);
    execute format('create policy owner_reads on %I for select to inclusion_owner using (true)', name);
  end if;
  execute format('revoke all on %I from public, inclusion_app', name);
  execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function journal_refuse()', name);
end $$;

-- What no month was prepared for goes here, so that an insert never fails for want of a partition.
create table journal_act_default partition of journal_act default;
create table journal_reading_default partition of journal_reading default;
create table journal_security_default partition of journal_security default;
select journal_guard_partition(register || '_default') from unnest(array['journal_act', 'journal_reading', 'journal_security']) register;

-- Makes the partitions of this month and the next ones. A month that the default partition already holds rows of is left
-- there: an entry never moves, since its block names the partition it lies in.
create function journal_prepare_months(ahead int default 3) returns setof text
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  parent text;
  month timestamptz;
  name text;
  strays boolean;
begin
  if ahead not between 0 and 24 then raise exception 'journal_prepare_months: 0 to 24 months ahead.'; end if;
  perform pg_advisory_xact_lock(hashtext('journal_prepare_months'));
  foreach parent in array array['journal_act', 'journal_reading', 'journal_security'] loop
    for month in select generate_series(date_trunc('month', now()), date_trunc('month', now()) + ahead * interval '1 month', interval '1 month') loop
      name := parent || to_char(month, '_YYYY_MM');
      continue when to_regclass(name) is not null;
      execute format('select exists (select from %I where happened_at >= $1 and happened_at < $2)', parent || '_default')
        into strays using month, month + interval '1 month';
      continue when strays;
      execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, month, month + interval '1 month');
      perform journal_guard_partition(name);
      return next name;
    end loop;
  end loop;
end $$;

-- Adds one block at the chain's end. The caller holds the chain's lock.
create function journal_append(kind text, register text, part text, from_position bigint, to_position bigint, entries bigint, entries_hash bytea)
returns journal_block language plpgsql set search_path = public, pg_temp as $$
declare
  last journal_block;
  number bigint;
  previous bytea;
  at timestamptz := clock_timestamp();
  made journal_block;
begin
  select * into last from journal_block b order by b.number desc limit 1;
  number := coalesce(last.number, 0) + 1;
  previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  insert into journal_block values (number, kind, register, part, from_position, to_position, entries, entries_hash, previous,
    sha256(convert_to(concat_ws('|', number, kind, register, part, from_position, to_position, entries,
      encode(entries_hash, 'hex'), encode(previous, 'hex'), (extract(epoch from at) * 1000000)::bigint), 'UTF8')), at)
  returning * into made;
  return made;
end $$;

-- Seals what is surely finished, and gives the blocks it made; none when another sealer is at work, or when a writer
-- stays open for more than five seconds. Must be the first thing of a READ COMMITTED transaction.
-- How it knows: it reads the highest position handed out, then takes a transaction number of its own. Every position up
-- to that one belongs to a transaction with a lower number; once no lower number is running, they are all there or never will be.
create function journal_seal(most int default 10000) returns setof journal_block
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  registers constant text[] := array['ACT', 'READING', 'SECURITY'];
  book text;
  source text;
  high bigint;
  done bigint;
  upto bigint;
  waiting int;
  fence xid8;
  part record;
begin
  if most < 1 then raise exception 'journal_seal: at least one entry a block.'; end if;
  if pg_current_xact_id_if_assigned() is not null or current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'journal_seal must be the first thing of a READ COMMITTED transaction.';
  end if;
  if not pg_try_advisory_xact_lock(hashtext('journal_block')) then return; end if;

  select last_value into high from journal_position;
  fence := pg_current_xact_id();
  for attempt in 1..250 loop
    exit when pg_snapshot_xmin(pg_current_snapshot()) >= fence;
    perform pg_sleep(0.02);
  end loop;
  if pg_snapshot_xmin(pg_current_snapshot()) < fence then return; end if;

  foreach book in array registers loop
    source := 'journal_' || lower(book);
    select coalesce(max(b.to_position), 0) into done from journal_block b where b.register = book and b.kind = 'SEAL';
    loop
      execute format('select max(position), count(*) from (select position from %I where position > $1 and position <= $2 order by position limit $3) next', source)
        into upto, waiting using done, high, most;
      exit when waiting = 0;
      for part in execute format($sql$
        select c.relname as name, count(*) as entries, sha256(convert_to(string_agg(concat_ws('|',
          position, %s, id, (extract(epoch from happened_at) * 1000000)::bigint, operation, actor_kind, coalesce(actor_id::text, ''),
          %s, coalesce(origin, ''), array_to_string(subject_ids, ','), array_to_string(subject_nouns, ',')), E'\n' order by position), 'UTF8')) as digest
        from %I e join pg_class c on c.oid = e.tableoid where position > $1 and position <= $2 group by c.relname order by c.relname
        $sql$, case book when 'SECURITY' then '''''' else 'territory_id' end,
          case book when 'SECURITY' then '''''' else 'coalesce(structure_id::text, '''')' end, source) using done, upto loop
        return next journal_append('SEAL', book, part.name, done + 1, upto, part.entries, part.digest);
      end loop;
      done := upto;
    end loop;
  end loop;
end $$;

-- Drops the months whose time is over, whole and sealed ones only, and chains a DROP block for each. The floors are the
-- law's, not a setting's: acts are proof for 5 years, readings for at least 6 months.
create function journal_drop_expired(act_months int default 60, reading_months int default 12) returns setof journal_block
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '3s' as $$
declare
  month record;
  late boolean;
  total bigint;
  digest bytea;
begin
  if act_months < 60 or reading_months < 6 then raise exception 'journal_drop_expired: acts are kept 60 months or more, readings 6 or more.'; end if;
  if not pg_try_advisory_xact_lock(hashtext('journal_block')) then return; end if;
  for month in
    select c.relname as name, upper(split_part(c.relname, '_', 2)) as register
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('journal_act'::regclass, 'journal_reading'::regclass, 'journal_security'::regclass)
      and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month'
        <= date_trunc('month', now()) - case when c.relname like 'journal_act%' then act_months else reading_months end * interval '1 month'
    order by right(c.relname, 7), c.relname
  loop
    execute format('select exists (select from %I where position > $1)', month.name) into late
      using (select coalesce(max(b.to_position), 0) from journal_block b where b.register = month.register and b.kind = 'SEAL');
    continue when late;
    select coalesce(sum(b.entries), 0), sha256(coalesce(string_agg(b.hash, ''::bytea order by b.number), ''::bytea)) into total, digest
      from journal_block b where b.partition = month.name and b.kind = 'SEAL';
    execute format('drop table %I', month.name);
    return next journal_append('DROP', month.register, month.name, 0, 0, total, digest);
  end loop;
end $$;

revoke all on function journal_guard_partition(text), journal_append(text, text, text, bigint, bigint, bigint, bytea) from public;
revoke all on function journal_prepare_months(int), journal_seal(int), journal_drop_expired(int, int) from public;
grant execute on function journal_prepare_months(int), journal_seal(int), journal_drop_expired(int, int) to inclusion_app;

-- Acts and readings of the town, as one list.
create view journal_entry with (security_invoker = true) as
  select 'ACT' as kind, territory_id, id, position, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns from journal_act
  union all
  select 'READING', territory_id, id, position, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns from journal_reading;
grant select on journal_entry to inclusion_app;

-- Entries about one subject. Row security would hide the index from « @> »: the owner reads, and filters by town itself.
create function journal_about(subject uuid) returns setof journal_entry
language sql stable security definer set search_path = public, pg_temp as $$
  select e.* from journal_entry e
  where e.territory_id = nullif(current_setting('inclusion.territory', true), '')::uuid and e.subject_ids @> array[subject]
$$;
revoke all on function journal_about(uuid) from public;
grant execute on function journal_about(uuid) to inclusion_app;

select journal_prepare_months();
