-- How often an account has lately typed a code that somebody could guess: counted before the code is looked at, in a
-- transaction of its own, so that what is refused and rolled back stays counted.

create table code_try (
  territory_id uuid not null,
  account_id uuid not null,
  tries integer not null check (tries >= 0),
  since timestamptz not null,
  paused_until timestamptz not null,
  primary key (territory_id, account_id)
);
select seal_town_table('code_try');
