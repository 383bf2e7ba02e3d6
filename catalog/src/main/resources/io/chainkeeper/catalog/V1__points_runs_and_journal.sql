-- Points are a cache of the repository's manifests; runs and journal live only here.

create table kept_point (
    point       uuid primary key,
    run         uuid not null,
    vm          uuid not null,
    vm_name     varchar not null,
    engine      varchar not null,
    taken_at    timestamp(9) with time zone not null,
    checkpoint  uuid,
    consistency varchar not null,
    proven_at   timestamp(9) with time zone
);

create index kept_point_by_vm on kept_point (vm, taken_at);

create table kept_disk (
    point        uuid not null references kept_point on delete cascade,
    position     integer not null,
    disk         uuid not null,
    alias        varchar not null,
    incremental  boolean not null,
    reason       varchar not null,
    virtual_size bigint not null,
    stored_bytes bigint not null,
    parent_point uuid,
    checksum     varchar not null,
    primary key (point, position)
);

create table run (
    id          uuid primary key,
    kind        varchar not null,
    vm          uuid,
    subject     varchar not null,
    point       uuid,
    started_at  timestamp(9) with time zone not null,
    state       varchar,
    ended_at    timestamp(9) with time zone,
    code        varchar,
    words       varchar,
    bytes_moved bigint
);

create index run_by_start on run (started_at);

-- An entry is here from before the thing is created until nobody has to clean it up.
create table journal (
    run   uuid not null,
    kind  varchar not null,
    id    uuid not null,
    vm    uuid not null,
    at    timestamp(9) with time zone not null,
    primary key (run, kind, id)
);
