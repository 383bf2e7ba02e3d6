-- Which slots of which plans were reached, and what became of them for each VM. The plans themselves are not here:
-- they lie in a file of their own. Without these rows a slot could run twice.

create table plan_slot (
    plan      uuid not null,
    slot      timestamp(9) with time zone not null,
    opened_at timestamp(9) with time zone not null,
    primary key (plan, slot)
);

create table slot_vm (
    plan       uuid not null,
    slot       timestamp(9) with time zone not null,
    vm         uuid not null,
    position   integer not null,
    state      varchar not null,
    attempts   integer not null,
    run        uuid,
    changed_at timestamp(9) with time zone not null,
    not_before timestamp(9) with time zone,
    primary key (plan, slot, vm),
    foreign key (plan, slot) references plan_slot on delete cascade
);

create index slot_vm_by_state on slot_vm (state);

-- Which VM belongs to which plan, and from when, as far as was known when the engine was last asked.
create table plan_member (
    vm    uuid primary key,
    plan  uuid not null,
    since timestamp(9) with time zone not null
);
