package io.chainkeeper.repository;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes `RESTORE.txt`: how a person without Chainkeeper gets this VM back at this point.
///
/// Commands are the lines that begin with four spaces, and no other line does. Nothing from a name goes into
/// a command: they are made of ids and of the folder's name, and both stand in quotes.
final class RestoreText {
    private static final String COMMAND = "    ";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final NewPoint point;
    private final String folder;
    private final StringBuilder text = new StringBuilder();

    private RestoreText(NewPoint point, String folder) {
        this.point = point;
        this.folder = folder;
    }

    /// @param folder the name of the point's folder
    static String of(NewPoint point, List<DiskVersion> disks, String folder) {
        return new RestoreText(point, folder).write(disks);
    }

    private String write(List<DiskVersion> disks) {
        head();
        if (disks.isEmpty()) {
            say("This point holds the VM's configuration and no disk.", "");
        } else {
            preparation(disks);
            for (int i = 0; i < disks.size(); i++) {
                disk(disks.get(i), "Disk " + (i + 1) + " of " + disks.size());
            }
        }
        upload(disks);
        return text.toString();
    }

    private void head() {
        title("How to get this virtual machine back without Chainkeeper");
        say("Virtual machine   " + PlainText.line(point.vm().name()));
        say("Its id            " + point.vm().id());
        say("As it was at      " + MOMENT.format(point.takenAt()));
        say("Promise           " + promise());
        say("Taken from        " + PlainText.line(point.engine().address()));
        say("");
    }

    private String promise() {
        return switch (point.consistency()) {
            case CRASH_CONSISTENT_OR_BETTER -> "as after a power cut, or better";
            case FILE_SYSTEM_CONSISTENT -> "the guest's file systems were frozen";
            case GUEST_OFF -> "the machine was off";
        };
    }

    private void preparation(List<DiskVersion> disks) {
        long bytes = disks.stream().mapToLong(DiskVersion::virtualSize).sum();
        say(
                "You need one program: qemu-img. Debian and Ubuntu have it in the package qemu-utils, Enterprise Linux and");
        say(
                "Fedora in qemu-img. The lines below that begin with four spaces are commands for a terminal. Type or copy");
        say("them in their order.");
        say("");
        title("Before you begin");
        say("Open a terminal in the folder of this virtual machine: the one with the file name.txt and the folder");
        say("points. It may lie on a read-only medium; nothing is written into it.");
        say("Choose a folder with room for the disks, at most " + bytes + " bytes for each form you make:");
        say("");
        run("OUT=\"$HOME/restored-" + point.id() + "\"");
        run("mkdir -p \"$OUT\"");
        say("");
    }

    private void disk(DiskVersion version, String which) {
        String image = quoted("points/" + folder + "/" + version.file());
        String raw = "\"$OUT\"/" + quoted(version.disk() + ".raw");
        String qcow2 = "\"$OUT\"/" + quoted(version.disk() + ".qcow2");
        title(which + ": " + PlainText.line(version.alias()));
        say("Size as the guest saw it: " + version.virtualSize() + " bytes. " + kind(version));
        say("");
        say("See every file that this disk is made of. If one is missing, qemu-img names it here:");
        say("");
        run("qemu-img info -f qcow2 --backing-chain " + image);
        say("");
        say("Check that this point's own file is in order. Do the same with the other files listed above:");
        say("");
        run("qemu-img check -f qcow2 " + image);
        say("");
        say("Make one raw file that holds the whole disk:");
        say("");
        run("qemu-img convert -f qcow2 -O raw " + image + " " + raw);
        say("");
        say("Or make one qcow2 file, which takes less room and is the better one for an upload:");
        say("");
        run("qemu-img convert -f qcow2 -O qcow2 " + image + " " + qcow2);
        say("");
        say("Compare what you made with what is stored. \"Images are identical.\" is the answer you want:");
        say("");
        run("qemu-img compare -f qcow2 -F raw " + image + " " + raw);
        run("qemu-img compare -f qcow2 -F qcow2 " + image + " " + qcow2);
        say("");
        checksum(version, raw);
    }

    private void checksum(DiskVersion version, String raw) {
        say("To prove the raw file against the checksum that was kept when the point was taken, on Linux:");
        say("");
        run("split -b 4194304 --filter=sha256sum " + raw + " | cut -c1-64 | perl -ne 'chomp; print pack(\"H*\", $_)' |"
                + " sha256sum");
        say("");
        say("It has to print " + version.checksum() + ".");
        say("");
    }

    private static String kind(DiskVersion version) {
        Optional<String> parent = version.parentPoint().map(Object::toString);
        return parent.map(id -> "This file holds what changed since the point " + id + ".")
                .orElse("This file holds the whole disk.");
    }

    private void upload(List<DiskVersion> disks) {
        title("Back onto an engine");
        say(
                "The machine's configuration is the file vm.ovf beside this one: memory, processors, network cards. Make a");
        say(
                "new virtual machine like it in the Administration Portal (Compute, Virtual Machines, New), without disks.");
        say("Upload each disk (Storage, Disks, Upload, Start) and choose its qcow2 file, or use the command ovirt-img");
        say("of the package ovirt-imageio-client: ovirt-img upload-disk, with the options --engine-url, --username,");
        say("--password-file, --cafile and --storage-domain, and the qcow2 file as its argument.");
        say("Then open the machine, Disks, Attach, and attach each disk as it was:");
        say("");
        for (DiskVersion disk : disks) {
            say("- " + disk.disk() + " (" + PlainText.line(disk.alias()) + "): " + attachment(disk.shape()));
        }
        say("");
        say("Start the machine with its network unplugged first if the old one still runs somewhere.");
    }

    private static String attachment(DiskShape shape) {
        return "interface " + PlainText.line(shape.diskInterface())
                + (shape.bootable() ? ", bootable" : "")
                + (shape.readOnly() ? ", read only" : "")
                + (shape.active() ? "" : ", not activated")
                + (shape.passDiscard() ? ", pass discard" : "")
                + (shape.sparse() ? ", thin" : ", preallocated");
    }

    private void title(String words) {
        say(words, "-".repeat(Math.min(words.length(), 100)), "");
    }

    private void run(String command) {
        text.append(COMMAND).append(command).append('\n');
    }

    private void say(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }

    /// One word for a shell, whatever is in it.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
