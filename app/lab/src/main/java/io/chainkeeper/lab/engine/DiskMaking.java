package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Role;
import io.chainkeeper.lab.model.StorageDomain;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.time.Duration;
import java.util.UUID;

/// Makes disks: what must be said, what may not be combined, and the time it takes.
final class DiskMaking {
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final long SECTOR = 512;

    /// More than any real image, far less than an overflow.
    private static final long LARGEST = 1L << 50;

    private final EngineState state;

    DiskMaking(EngineState state) {
        this.state = state;
    }

    /// A disk is ok when its time has come; by look, at the first look.
    void look(Disk disk) {
        if (disk.okAt().filter(t -> !state.now().isBefore(t)).isPresent()) {
            disk.made();
        }
    }

    /// Enters a new disk, locked for the time of making. The caller makes its file after the lock is released.
    Disk make(Element wanted, String correlationId) {
        if (wanted.textAt("provisioned_size").isEmpty()
                || wanted.textAt("format").isEmpty()) {
            throw Refusal.incomplete("Disk [provisionedSize, format] required for add");
        }
        long size = Inputs.number(wanted, "provisioned_size").orElse(0L);
        if (size < SECTOR || size > LARGEST) {
            throw Refusal.bad("Cannot add Virtual Disk. Disk size " + size + " is out of range.");
        }
        DiskFormat format = Inputs.word(DiskFormat.class, wanted, "format").orElse(DiskFormat.COW);
        StorageDomain domain = domain(wanted);
        UUID id = Inputs.id(wanted).orElseGet(UUID::randomUUID);
        boolean incremental =
                wanted.textAt("backup").filter("incremental"::equals).isPresent();
        boolean sparse = Inputs.flag(wanted, "sparse").orElse(format == DiskFormat.COW);
        check(id, format, sparse, incremental, domain);
        String alias = wanted.textAt("alias").or(() -> wanted.textAt("name")).orElse("disk-" + id);
        Disk disk = format == DiskFormat.COW
                ? Disk.cow(id, alias, rounded(size), domain.id())
                : Disk.raw(id, alias, rounded(size), domain.id());
        disk.incremental(incremental);
        disk.sparse(sparse);
        disk.shareable(Inputs.flag(wanted, "shareable").orElse(false));
        wanted.textAt("description").ifPresent(disk::describe);
        wanted.textAt("content_type").ifPresent(disk::contentType);
        disk.lockedUntil(state.clock().after(TIME));
        state.dataCentre().add(disk);
        state.log(EventKind.DISK_ADDED, "The disk '" + alias + "' was successfully added.", correlationId);
        return disk;
    }

    /// A size in whole sectors.
    static long rounded(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR * SECTOR;
    }

    private void check(UUID id, DiskFormat format, boolean sparse, boolean incremental, StorageDomain domain) {
        if (state.strikes(Happening.PERMISSION_MISSING, Moment.START)
                || !state.dataCentre().role().allows(Role.CREATE)) {
            throw Refusal.forbidden();
        }
        if (state.strikes(Happening.STORAGE_FULL, Moment.START)) {
            throw Refusal.conflict("Cannot add Virtual Disk. Low disk space on Storage Domain " + domain.name() + ".");
        }
        DataCentre dc = state.dataCentre();
        if (dc.disks().containsKey(id)) {
            throw Refusal.conflict("Cannot add Virtual Disk. The selected disk ID: " + id
                    + " is already used by the following existing disk: "
                    + dc.disks().get(id).alias() + ".");
        }
        boolean block = domain.storage().equals("iscsi") || domain.storage().equals("fcp");
        boolean incompatible = format == DiskFormat.RAW && incremental
                || format == DiskFormat.COW && !sparse && !incremental
                || block && format == DiskFormat.RAW && sparse;
        if (incompatible) {
            throw Refusal.conflict("Cannot add Virtual Disk. Disk configuration (" + format + " "
                    + (sparse ? "Sparse" : "Preallocated") + " backup-" + (incremental ? "Incremental" : "None")
                    + ") is incompatible with the storage domain type.");
        }
    }

    private StorageDomain domain(Element wanted) {
        Element named = wanted.find("storage_domains", "storage_domain")
                .or(() -> wanted.child("storage_domain"))
                .orElseThrow(() -> Refusal.incomplete("StorageDomain [id|name] required for add"));
        var domains = state.dataCentre().storageDomains();
        var id = Inputs.id(named);
        if (id.isPresent()) {
            StorageDomain byId = domains.get(id.get());
            if (byId == null) {
                throw Refusal.conflict("Cannot add Virtual Disk. The specified storage domain does not exist.");
            }
            return byId;
        }
        String name =
                named.textAt("name").orElseThrow(() -> Refusal.incomplete("StorageDomain [id|name] required for add"));
        return domains.values().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.noEntity("StorageDomain: name=" + name));
    }
}
