package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/// A chain of one to four images with random shape and content, and next to it, in memory, what its guest
/// must read. Either QEMU makes it, or we do.
final class GeneratedChain {
    private static final int LARGEST_DISK = 12 << 20;

    final Path folder;
    private final Random random;
    private final Path noise;
    private final List<String> story = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<Boolean> raw = new ArrayList<>();
    private byte[] model = {};

    /// @param noise a file with bytes that do not compress
    GeneratedChain(Path folder, Random random, Path noise) {
        this.folder = folder;
        this.random = random;
        this.noise = noise;
    }

    /// What the guest reads, the whole disk.
    byte[] model() {
        return model;
    }

    /// The topmost file's name.
    String top() {
        return files.getLast();
    }

    List<String> files() {
        return files;
    }

    boolean isRaw(int layer) {
        return raw.get(layer);
    }

    /// How it was made, to tell when something is wrong.
    String story() {
        return String.join("\n  ", story);
    }

    GeneratedChain madeByQemu() throws IOException {
        int layers = layers();
        for (int i = 0; i < layers; i++) {
            if (i == 0 && layers > 1 && random.nextInt(4) == 0) {
                rawBase();
            } else {
                qemuLayer(i);
            }
        }
        return this;
    }

    GeneratedChain madeByUs() throws IOException {
        int layers = layers();
        for (int i = 0; i < layers; i++) {
            if (i == 0 && layers > 1 && random.nextInt(6) == 0) {
                rawBase();
            } else {
                ourLayer(i);
            }
        }
        return this;
    }

    private int layers() {
        int dice = random.nextInt(10);
        return dice < 5 ? 1 : dice < 8 ? 2 : dice < 9 ? 3 : 4;
    }

    private void rawBase() throws IOException {
        model = new byte[512 * (1 + random.nextInt(2000))];
        random.nextBytes(model);
        Files.write(folder.resolve("0.raw"), model);
        story.add("raw base of " + model.length);
        keep("0.raw", true);
    }

    private void keep(String file, boolean isRaw) {
        files.add(file);
        raw.add(isRaw);
    }

    private int diskSize(int clusterBits) {
        int sectors = Math.min(LARGEST_DISK, 300 << clusterBits) / 512;
        int size = 512 * (1 + random.nextInt(sectors));
        return random.nextBoolean() || size < 1 << clusterBits ? size : size >> clusterBits << clusterBits;
    }

    private void qemuLayer(int number) {
        boolean extended = random.nextInt(5) == 0;
        int clusterBits = extended ? 14 + random.nextInt(8) : 9 + random.nextInt(13);
        boolean modern = extended || random.nextInt(4) != 0;
        String options = "cluster_size=" + (1 << clusterBits) + ",compat=" + (modern ? "1.1" : "0.10");
        if (modern) {
            options += ",compression_type=" + (random.nextBoolean() ? "zlib" : "zstd") + ",extended_l2="
                    + (extended ? "on" : "off") + ",refcount_bits=" + (1 << random.nextInt(7))
                    + (random.nextInt(4) == 0 ? ",lazy_refcounts=on" : "");
        }
        int size = diskSize(clusterBits);
        String file = number + ".qcow2";
        var create = new ArrayList<Object>(List.of("create", "-q", "-f", "qcow2", "-o", options));
        if (number > 0) {
            create.addAll(List.of("-b", files.getLast(), "-F", raw.getLast() ? "raw" : "qcow2"));
        }
        create.addAll(List.of(file, size));
        Qemu.img(folder, create.toArray());
        model = Arrays.copyOf(model, size);
        List<String> commands = qemuOperations(1 << clusterBits);
        story.add(create + " " + commands);
        if (!commands.isEmpty()) {
            Qemu.io(folder, file, commands);
        }
        keep(file, false);
    }

    /// Compressed clusters come first: QEMU 7.2 damages an image when one is written after another was
    /// overwritten (it goes on packing into the cluster that became free).
    private List<String> qemuOperations(int cluster) {
        var commands = new ArrayList<String>();
        var stored = new BitSet();
        int packed = random.nextInt(4);
        for (int i = 0; i < packed; i++) {
            commands.addAll(qemuCompressed(cluster, stored));
        }
        int count = random.nextInt(10);
        for (int i = 0; i < count; i++) {
            commands.addAll(qemuOperation(cluster));
        }
        return commands;
    }

    private List<String> qemuCompressed(int cluster, BitSet stored) {
        int number = random.nextInt(Math.max(1, model.length / cluster));
        if (stored.get(number) || (number + 1) * cluster > model.length) {
            return List.of();
        }
        stored.set(number);
        return List.of(data("-c ", number * cluster, cluster));
    }

    private List<String> qemuOperation(int cluster) {
        int offset = 512 * random.nextInt(model.length / 512);
        int length = Math.min(512 * (1 + random.nextInt(Math.max(1, 3 * cluster / 512))), model.length - offset);
        if (random.nextInt(3) == 0) {
            Arrays.fill(model, offset, offset + length, (byte) 0);
            return List.of("write -z " + (random.nextBoolean() ? "-u " : "") + offset + " " + length);
        }
        return List.of(data("", offset, length));
    }

    /// QEMU repeats the pattern file for as long as it needs.
    private String data(String flags, int offset, int length) {
        if (random.nextInt(3) == 0) {
            byte[] pattern = noiseBytes();
            for (int i = 0; i < length; i++) {
                model[offset + i] = pattern[i % pattern.length];
            }
            return "write " + flags + "-s " + noise + " " + offset + " " + length;
        }
        int fill = random.nextInt(256);
        Arrays.fill(model, offset, offset + length, (byte) fill);
        return "write " + flags + "-P " + fill + " " + offset + " " + length;
    }

    private byte[] noiseBytes() {
        try {
            return Files.readAllBytes(noise);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void ourLayer(int number) throws IOException {
        int clusterBits = 9 + random.nextInt(13);
        int cluster = 1 << clusterBits;
        int size = diskSize(clusterBits);
        var compression = Qcow2Writer.Compression.values()[random.nextInt(3)];
        var options = Qcow2Writer.Options.of(size).withClusterSize(cluster).withCompression(compression);
        if (number > 0) {
            options = options.withBacking(files.getLast(), raw.getLast() ? ImageFormat.RAW : ImageFormat.QCOW2);
        }
        model = Arrays.copyOf(model, size);
        String file = number + ".qcow2";
        story.add("our writer: " + options);
        try (var writer = Qcow2Writer.create(folder.resolve(file), options)) {
            int offset = 0;
            while (offset < size) {
                int length = Math.min(cluster * (1 + random.nextInt(5)), size - offset);
                ourOperation(writer, offset, length);
                offset += length;
            }
            writer.finish();
        }
        keep(file, false);
    }

    private void ourOperation(Qcow2Writer writer, int offset, int length) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> {
                writer.writeZeroes(offset, length);
                if (files.isEmpty()) {
                    return;
                }
                Arrays.fill(model, offset, offset + length, (byte) 0);
            }
            case 1, 2, 3 -> {
                byte[] data = someData(length, writer.clusterSize());
                writer.write(offset, random.nextBoolean() ? ByteBuffer.wrap(data) : direct(data));
                System.arraycopy(data, 0, model, offset, length);
            }
            default -> story.add("hole at " + offset + ", " + length);
        }
    }

    private static ByteBuffer direct(byte[] data) {
        return ByteBuffer.allocateDirect(data.length).put(data).flip();
    }

    /// Clusters of noise, of one letter, of text-like bytes, and of nothing.
    private byte[] someData(int length, int cluster) {
        byte[] data = new byte[length];
        for (int at = 0; at < length; at += cluster) {
            int end = Math.min(at + cluster, length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] part = new byte[end - at];
                    random.nextBytes(part);
                    System.arraycopy(part, 0, data, at, part.length);
                }
                case 1 -> Arrays.fill(data, at, end, (byte) (1 + random.nextInt(255)));
                case 2 -> {
                    for (int i = at; i < end; i++) {
                        data[i] = (byte) ('a' + random.nextInt(6));
                    }
                }
                default -> Arrays.fill(data, at, end, (byte) 0);
            }
        }
        return data;
    }
}
