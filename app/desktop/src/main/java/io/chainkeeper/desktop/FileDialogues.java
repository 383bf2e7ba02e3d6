package io.chainkeeper.desktop;

import io.chainkeeper.desktop.settings.FileAsking;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The system's dialogues for files.
///
/// @param stage they belong to
record FileDialogues(Stage stage) implements FileAsking {
    @Override
    public Optional<Path> toRead(String title) {
        return Optional.ofNullable(dialogue(title).showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> toWrite(String title, String name) {
        FileChooser dialogue = dialogue(title);
        dialogue.setInitialFileName(name);
        return Optional.ofNullable(dialogue.showSaveDialog(stage)).map(File::toPath);
    }

    private static FileChooser dialogue(String title) {
        FileChooser dialogue = new FileChooser();
        dialogue.setTitle(title);
        return dialogue;
    }
}
