package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.ImageFormat;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Folder and format of files on this computer.
public final class FilesForm {
    private final Wording wording;
    private final Background background;
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<ImageFormat> format = new SimpleObjectProperty<>(ImageFormat.QCOW2);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper room = new ReadOnlyStringWrapper("");

    FilesForm(Wording wording, Background background) {
        this.wording = wording;
        this.background = background;
        folder.addListener(_ -> check());
        check();
    }

    /// Begins anew. The folder of the last time is a good proposal.
    void begin() {
        format.set(ImageFormat.QCOW2);
        check();
    }

    private void check() {
        Optional<Path> path = path();
        trouble.set(path.isPresent() ? "" : wording.get("restore.missing.folder"));
        room.set("");
        path.ifPresent(where ->
                background.ask("free space", () -> look(where), told -> say(where, told), _ -> say(where, "")));
    }

    /// An answer that a newer question has overtaken is not shown.
    private void say(Path where, String told) {
        if (path().equals(Optional.of(where))) {
            room.set(told);
        }
    }

    private String look(Path where) {
        Path there = where;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return wording.get("restore.files.room.not-a-folder");
        }
        String free = wording.size(there.toFile().getUsableSpace());
        return wording.get(there.equals(where) ? "restore.files.room" : "restore.files.room.new", free);
    }

    /// The folder, if what was typed is one.
    Optional<Path> path() {
        try {
            String typed = folder.get().strip();
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(typed).toAbsolutePath().normalize());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    /// What its completeness hangs on.
    List<Observable> inputs() {
        return List.of(trouble);
    }

    /// The folder, as typed.
    public StringProperty folderProperty() {
        return folder;
    }

    /// The files' format.
    public ObjectProperty<ImageFormat> formatProperty() {
        return format;
    }

    /// What is wrong with the folder; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// How much room there is; empty while unknown.
    public ReadOnlyStringProperty roomProperty() {
        return room.getReadOnlyProperty();
    }
}
