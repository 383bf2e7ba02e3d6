package io.chainkeeper.jobs.support;

import io.chainkeeper.jobs.settings.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A few texts for somebody who helps, in one zip file that a person can look at before it is shared. Nothing is ever
/// sent by the program. Every text has gone through a [Redaction].
public final class SupportBundle {
    /// One text.
    ///
    /// @param name of the file in the zip
    /// @param text all of it
    public record Item(String name, String text) {
        /// In bytes.
        public long size() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /// Longest text, in characters: the end of a longer one is kept, where the trouble is.
    static final int LONGEST = 4 << 20;

    private final Redaction redaction;
    private final List<Item> items = new ArrayList<>();

    /// Nothing is in it.
    public SupportBundle(Redaction redaction) {
        this.redaction = redaction;
    }

    /// Adds a text, without its secrets.
    public SupportBundle add(String name, String text) {
        String clean = redaction.of(text);
        items.add(new Item(name, clean.length() > LONGEST ? "…\n" + clean.substring(clean.length() - LONGEST) : clean));
        return this;
    }

    /// What is in it, exactly as it will be written.
    public List<Item> items() {
        return List.copyOf(items);
    }

    /// Writes it, for the owner's eyes only, in place of what is there.
    public void write(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Item item : items) {
                zip.putNextEntry(new ZipEntry(item.name()));
                zip.write(item.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        PrivateFile.replace(file, bytes.toByteArray());
    }
}
