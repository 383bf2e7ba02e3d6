package io.chainkeeper.desktop.labpanel;

import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/// Shows the kinds of trouble by group, and keeps the chosen one chosen while the list is searched.
final class TroubleTree {
    private final TreeView<Object> tree;
    private final TroubleForm form;

    private TroubleTree(TreeView<Object> tree, TroubleForm form) {
        this.tree = tree;
        this.form = form;
    }

    /// Lets a tree show a form's kinds.
    static void bind(TreeView<Object> tree, TroubleForm form) {
        TroubleTree shown = new TroubleTree(tree, form);
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new Cell(form));
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && item.getValue() instanceof TroubleKind chosen) {
                form.kindProperty().set(chosen);
            }
        });
        form.parts().addListener((javafx.beans.Observable _) -> shown.fill());
        form.kindProperty().addListener((_, _, _) -> shown.choose());
        shown.fill();
    }

    private void fill() {
        TreeItem<Object> root = new TreeItem<>();
        for (TroubleForm.Part part : form.parts()) {
            TreeItem<Object> group = new TreeItem<>(part.group());
            group.setExpanded(true);
            part.kinds().forEach(kind -> group.getChildren().add(new TreeItem<>(kind)));
            root.getChildren().add(group);
        }
        tree.setRoot(root);
        choose();
    }

    private void choose() {
        TroubleKind chosen = form.kindProperty().get();
        TreeItem<Object> selected = tree.getSelectionModel().getSelectedItem();
        if (selected != null && selected.getValue() == chosen) {
            return;
        }
        for (TreeItem<Object> group : tree.getRoot().getChildren()) {
            for (TreeItem<Object> kind : group.getChildren()) {
                if (kind.getValue() == chosen) {
                    tree.getSelectionModel().select(kind);
                    tree.scrollTo(tree.getRow(group));
                }
            }
        }
    }

    private static final class Cell extends TreeCell<Object> {
        private final TroubleForm form;

        Cell(TroubleForm form) {
            this.form = form;
        }

        @Override
        protected void updateItem(@Nullable Object item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("group");
            switch (empty ? null : item) {
                case TroubleKind kind -> setText(form.title(kind));
                case TroubleKind.Group group -> {
                    setText(form.title(group));
                    getStyleClass().add("group");
                }
                case null, default -> setText("");
            }
        }
    }
}
