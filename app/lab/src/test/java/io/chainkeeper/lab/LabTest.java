package io.chainkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
    private static final int G = 64 << 10;
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabOptions.fast(folder.resolve("lab")));
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
    }

    private static byte[] bytes(LabDisk disk) throws IOException {
        byte[] bytes = new byte[(int) disk.size()];
        disk.read(0, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Test
    void aRestartedLabHasTheSameAuthorityAndPassword() throws IOException {
        String pem = lab.caPem();
        String password = lab.password();
        lab.close();
        lab = Lab.start(LabOptions.fast(folder.resolve("lab")));

        assertThat(lab.caPem()).isEqualTo(pem);
        assertThat(lab.password()).isEqualTo(password).hasSizeGreaterThanOrEqualTo(16);
        assertThat(lab.vms()).isEmpty();
    }

    @Test
    void aFolderBecomesAFileSystemThatHoldsEveryFile() throws Exception {
        Path source = folder.resolve("source");
        Map<String, String> expected = files(source, 7);

        LabVm vm = lab.add(VmSpec.up("files", DiskSpec.folder("files-system", source)));
        vm.disk().copyTo(folder.resolve("disk.raw"));

        assertThat(run("e2fsck", "-fn", folder.resolve("disk.raw").toString())).isZero();
        assertThat(dumped("disk.raw", "dump")).isEqualTo(expected);
        assertThat(lab.folder().resolve("disks")).isDirectory();
        try (var left = Files.list(lab.folder())) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".ext4") || name.endsWith(".out"));
        }
    }

    @Test
    void aGuestThatChangesAFileTouchesLittleOfTheDisk() throws Exception {
        Path source = folder.resolve("source");
        files(source, 8);
        LabVm vm = lab.add(VmSpec.up("files", DiskSpec.folder("files-system", source)));
        Path raw = folder.resolve("disk.raw");
        vm.disk().copyTo(raw);
        Path fresh = Files.writeString(folder.resolve("fresh"), "hello\n");
        assertThat(run("debugfs", "-w", "-R", "write " + fresh + " fresh", raw.toString()))
                .isZero();

        long changed = vm.disk().changeTo(raw);

        assertThat(changed).isBetween(1L, 20L * G);
        vm.disk().copyTo(folder.resolve("again.raw"));
        assertThat(Files.mismatch(folder.resolve("again.raw"), raw)).isEqualTo(-1);
        assertThat(dumped("again.raw", "dump")).containsKey("fresh");
        assertThat(vm.disk().changeTo(raw)).isZero();
    }

    private static Map<String, String> files(Path root, long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> digests = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            String name = "d" + i % 5 + "/e" + i % 3 + "/file " + i + ".bin";
            byte[] content = new byte[random.nextInt(100_000)];
            random.nextBytes(content);
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            digests.put(name, digest(content));
        }
        return digests;
    }

    private Map<String, String> dumped(String raw, String into) throws Exception {
        Path target = Files.createDirectory(folder.resolve(into));
        assertThat(run("debugfs", "-R", "rdump / " + target, folder.resolve(raw).toString()))
                .isZero();
        Map<String, String> digests = new TreeMap<>();
        try (var all = Files.walk(target)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                digests.put(target.relativize(file).toString(), digest(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private int run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool.startsWith("/") ? tool : "/usr/sbin/" + tool));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aRawImageBecomesADiskThatReadsAlike() throws IOException {
        byte[] content = new byte[5 * G + 700];
        new Random(3).nextBytes(content);
        Arrays.fill(content, G, 3 * G, (byte) 0);
        Path raw = Files.write(folder.resolve("a.raw"), content);

        LabDisk disk = lab.add(VmSpec.down("raw", DiskSpec.rawImage("a", raw))).disk();

        assertThat(disk.size()).isEqualTo(5 * G + 1024);
        assertThat(bytes(disk)).isEqualTo(Arrays.copyOf(content, 5 * G + 1024));
        assertThat(disk.allocatedBytes()).isEqualTo(4L * G);
    }

    @Test
    void aQcow2ImageWithItsBackingFileBecomesADiskThatReadsAlike() throws Exception {
        byte[] content = new byte[(int) (3 * MIB)];
        new Random(4).nextBytes(content);
        Arrays.fill(content, G, 20 * G, (byte) 0);
        Path base = Files.write(folder.resolve("base.raw"), content);
        Path top = folder.resolve("top.qcow2");
        assertThat(run(
                        "/usr/bin/qemu-img",
                        "create",
                        "-q",
                        "-f",
                        "qcow2",
                        "-b",
                        base.toString(),
                        "-F",
                        "raw",
                        top.toString()))
                .isZero();
        assertThat(run("/usr/bin/qemu-img", "rebase", "-u", "-b", "base.raw", "-F", "raw", top.toString()))
                .isZero();
        assertThat(run("/usr/bin/qemu-io", "-c", "write -P 9 70000 100000", top.toString()))
                .isZero();
        Arrays.fill(content, 70000, 170000, (byte) 9);

        LabDisk disk = lab.add(VmSpec.down("cow", DiskSpec.qcow2("a", top))).disk();

        assertThat(bytes(disk)).isEqualTo(content);
        assertThat(disk.allocatedBytes()).isLessThan(3 * MIB - 10 * G);
    }

    @Test
    void theSameSeedMakesTheSameGuest() throws IOException {
        for (String name : List.of("one", "two")) {
            LabVm vm = lab.add(VmSpec.up(name, DiskSpec.empty(name, 8 * MIB)));
            vm.guest(5).work(40);
            vm.guest(6).rewrite(MIB);
        }

        byte[] one = bytes(lab.vm("one").disk());
        assertThat(one).isEqualTo(bytes(lab.vm("two").disk()));
        assertThat(one).isNotEqualTo(new byte[one.length]);
    }

    @Test
    void aGuestCanKeepWorkingUntilItIsStopped() throws Exception {
        LabVm vm = lab.add(VmSpec.up("busy", DiskSpec.empty("busy", 8 * MIB)));
        Guest guest = vm.guest(1);
        try (var busy = guest.keepWorking(Duration.ofMillis(1))) {
            assertThat(busy).isNotNull();
            while (guest.actions() < 20) {
                Thread.onSpinWait();
            }
        }
        long done = guest.actions();
        assertThat(vm.disk().allocatedBytes()).isPositive();
        assertThat(guest.actions()).isEqualTo(done);
    }

    @Test
    void theDemoDataCentreIsPlantedQuicklyAndIsVaried() throws IOException {
        long begun = System.nanoTime();
        DemoDataCentre.plant(lab, 1);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(took).isLessThan(Duration.ofSeconds(10));
        System.out.println("planted in " + took.toMillis() + " ms");
        assertThat(lab.vms()).hasSizeBetween(12, 14);
        assertThat(lab.vms().stream().map(LabVm::status).distinct()).contains("up", "down", "paused");
        assertThat(lab.vm("archive01").disks().getLast().size()).isEqualTo(2L << 40);
        assertThat(lab.vm("archive01").disks().getLast().allocatedBytes()).isLessThan(5 * MIB);
        assertThat(lab.vm("cluster-b").disks())
                .extracting(LabDisk::id)
                .contains(lab.vm("cluster-a").disks().getLast().id());
        assertThat(lab.vm("erp01").disks()).hasSize(1);
        lab.assertClean();
    }

    @Test
    void aNameIsGivenOnce() throws IOException {
        lab.add(VmSpec.down("twin", DiskSpec.empty("a", MIB)));

        assertThatThrownBy(() -> lab.add(VmSpec.down("twin", DiskSpec.empty("b", MIB))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lab.vm("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherProcessCanOrderTroublesAndMoveGuests() throws IOException {
        LabVm vm = lab.add(VmSpec.up("far", DiskSpec.empty("far", 8 * MIB)));
        LabRemote remote = LabRemote.at(lab.folder());

        remote.next(Trouble.slow(1000));
        remote.guestWorks("far", 20, 5);

        assertThat(lab.troubles()).containsExactly(Trouble.slow(1000));
        assertThat(remote.troubles()).containsExactly("slow:1000");
        assertThat(remote.vms()).containsExactly("far");
        assertThat(remote.leftovers()).isEmpty();
        assertThat(remote.engineUrl()).isEqualTo(lab.engineUrl());
        assertThat(vm.disk().allocatedBytes()).isPositive();
        assertThatThrownBy(() -> remote.guestWorks("nobody", 1, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no VM is called nobody");
        remote.power("far", false);
        assertThat(vm.status()).isNotEqualTo("up");
    }

    @Test
    void whoDoesNotKnowTheKeyCanOrderNothing() throws IOException {
        Path key = lab.folder().resolve("control.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.writeString(key, "0".repeat(64));

        assertThatThrownBy(() -> LabRemote.at(lab.folder()).vms())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("401");
    }

    @Test
    void aLabThatIsClosedCannotBeFound() throws IOException {
        lab.close();

        assertThatThrownBy(() -> LabRemote.at(lab.folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No lab runs");
    }
}
