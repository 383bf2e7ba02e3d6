-- What a run went through is written once, when it ends. It outlives the points that the run made.

alter table run add column plan uuid;
alter table run add column plan_name varchar;
-- How many of its notes ask for something to be done.
alter table run add column warnings integer default 0 not null;

create index run_by_vm on run (vm, started_at);

create table run_step (
    run        uuid not null references run on delete cascade,
    position   integer not null,
    stage      varchar not null,
    state      varchar not null,
    started_at timestamp(9) with time zone,
    ended_at   timestamp(9) with time zone,
    primary key (run, position)
);

create table run_note (
    run      uuid not null references run on delete cascade,
    position integer not null,
    kind     varchar not null,
    disk     uuid,
    facts    varchar array not null,
    primary key (run, position)
);

create table run_disk (
    run          uuid not null references run on delete cascade,
    position     integer not null,
    disk         uuid not null,
    alias        varchar not null,
    mode         varchar,
    reason       varchar,
    bytes_moved  bigint not null,
    virtual_size bigint not null,
    primary key (run, position)
);

-- Of a run or of a VM.
create table acknowledged (
    about uuid primary key,
    at    timestamp(9) with time zone not null
);

-- One a day; a later one of the same day replaces it.
create table space_sample (
    taken_on date primary key,
    used     bigint not null,
    free     bigint not null
);

-- No reference to kept_point: a rebuild empties that table, and the points were verified all the same.
create table verified_point (
    point uuid primary key,
    at    timestamp(9) with time zone not null
);

create index kept_point_by_time on kept_point (taken_at);
