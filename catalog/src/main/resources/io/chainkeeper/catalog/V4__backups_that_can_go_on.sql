-- What it takes to go on with a backup whose program died. A row is here from when its point is begun until the point is
-- stored or given up.

create table begun_backup (
    run             uuid primary key,
    vm              uuid not null,
    backup          uuid not null,
    point           uuid not null,
    since           uuid,
    from_checkpoint uuid,
    begun_at        timestamp(9) with time zone not null,
    compression     varchar not null,
    prove           boolean not null,
    consistent      boolean not null,
    -- How many programs have worked on it.
    lives           integer not null
);

create table begun_disk (
    run      uuid not null references begun_backup on delete cascade,
    position integer not null,
    disk     uuid not null,
    mode     varchar not null,
    reason   varchar not null,
    primary key (run, position)
);

-- What an id alone does not tell: the disk that a transfer was asked for, the folder that files are restored to.
alter table journal add column detail varchar;
