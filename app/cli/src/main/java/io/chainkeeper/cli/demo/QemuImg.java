package io.chainkeeper.cli.demo;

import io.chainkeeper.images.ImageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// `qemu-img` as a judge that has never heard of Chainkeeper.
final class QemuImg {
    private final Tool tool;

    QemuImg() throws IOException {
        this.tool = Tool.find("qemu-img", "qemu-utils");
    }

    /// What it complains of in the image's metadata, errors or leaks; empty when there is nothing.
    Optional<String> check(Path image) {
        return complaint("check", "-q", "-f", "qcow2", image.toString());
    }

    /// Why a guest would not read the same from both; empty when it would.
    Optional<String> compare(Path one, ImageFormat oneFormat, Path other, ImageFormat otherFormat) {
        return complaint(
                "compare", "-f", oneFormat.qemuName(), "-F", otherFormat.qemuName(), one.toString(), other.toString());
    }

    private Optional<String> complaint(String... arguments) {
        try {
            tool.run(arguments);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
