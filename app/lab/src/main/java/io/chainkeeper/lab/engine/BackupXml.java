package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.Words;
import java.util.UUID;

/// Backups and checkpoints as the API shows them. No element names a backup's kind: clients tell by `<snapshot>`
/// and `<host>`.
final class BackupXml {
    private BackupXml() {}

    static Element of(Backup backup) {
        Element xml = Api.thing("backup", "vms/" + backup.vm() + "/backups", backup.id());
        Api.actions(xml, "finalize");
        if (!backup.description().isEmpty()) {
            xml.add("description", backup.description());
        }
        Api.links(xml, "disks")
                .add("creation_date", Api.date(backup.created()))
                .add("from_checkpoint_id", backup.fromCheckpoint());
        backup.host().ifPresent(h -> xml.add(Api.thing("host", "hosts", h)));
        xml.add("modification_date", Api.date(backup.modified())).add("phase", Words.of(backup.phase()));
        backup.snapshot().ifPresent(s -> xml.add(Api.bare("snapshot", s)));
        return xml.add("to_checkpoint_id", backup.toCheckpoint()).add(Api.thing("vm", "vms", backup.vm()));
    }

    static Element of(UUID vm, Checkpoint checkpoint) {
        Element xml = Api.thing("checkpoint", "vms/" + vm + "/checkpoints", checkpoint.id());
        if (!checkpoint.description().isEmpty()) {
            xml.add("description", checkpoint.description());
        }
        return Api.links(xml, "disks")
                .add("creation_date", Api.date(checkpoint.created()))
                .add("parent_id", checkpoint.parent())
                .add("state", checkpoint.invalid() ? "invalid" : "created")
                .add(Api.thing("vm", "vms", vm));
    }
}
