/// What a small data centre consists of, as the simulated engine remembers it.
///
/// Read [io.chainkeeper.lab.model.DataCentre] first: it is the shelf on which everything lies, and its one lock
/// guards all of it. Things that never change once made (clusters, hosts, NICs, events) are records; things that
/// live (VMs, disks, backups, transfers) are small mutable classes, to be touched only inside
/// [io.chainkeeper.lab.model.DataCentre#locked]. Nothing here knows HTTP, XML or bytes.
package io.chainkeeper.lab.model;
