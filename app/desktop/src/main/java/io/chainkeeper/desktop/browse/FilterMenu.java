package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// The filters of the list: a menu to set them, kind by kind, and a chip for each that is set.
final class FilterMenu {
    private final MachinesViewModel model;
    private final Wording wording;

    FilterMenu(MachinesViewModel model, MenuButton button) {
        this.model = model;
        this.wording = model.wording();
        // Made anew on each opening: clusters and tags come and go with the rows.
        button.setOnShowing(_ -> button.getItems().setAll(items()));
        button.getItems().setAll(items());
    }

    private List<MenuItem> items() {
        List<RowFilter> offered = model.offered();
        List<MenuItem> items = new ArrayList<>();
        MenuItem worry = new MenuItem(wording.get("machines.filter.worry"));
        worry.setOnAction(_ -> model.showWorry());
        MenuItem all = new MenuItem(wording.get("machines.show-all"));
        all.setOnAction(_ -> model.showAll());
        items.addAll(List.of(worry, all, new SeparatorMenuItem()));
        for (RowFilter.Kind kind : RowFilter.Kind.values()) {
            List<RowFilter> ofKind =
                    offered.stream().filter(each -> each.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                Menu menu = new Menu(kindName(kind));
                ofKind.forEach(each -> menu.getItems().add(item(each)));
                items.add(menu);
            }
        }
        return items;
    }

    /// Stays open when ticked, so that several can be.
    private MenuItem item(RowFilter filter) {
        CheckBox box = new CheckBox(valueName(filter));
        box.setMnemonicParsing(false);
        box.setSelected(model.filters().contains(filter));
        CustomMenuItem item = new CustomMenuItem(box, false);
        box.selectedProperty().subscribe((_, on) -> model.filter(filter, on));
        // By keyboard the item is chosen, not the box in it.
        item.setOnAction(_ -> box.setSelected(!box.isSelected()));
        box.setMouseTransparent(true);
        box.setFocusTraversable(false);
        return item;
    }

    /// A chip per filter; pressing it takes the filter away.
    List<Node> chips() {
        return model.filters().stream().map(this::chip).toList();
    }

    private Node chip(RowFilter filter) {
        String text = wording.get("machines.chip", kindName(filter.kind()), valueName(filter));
        Button chip = new Button(text, new FontIcon("fth-x"));
        chip.setMnemonicParsing(false);
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText(wording.get("machines.chip.spoken", text));
        chip.setOnAction(_ -> model.filter(filter, false));
        return chip;
    }

    BooleanBinding any() {
        return Bindings.isNotEmpty(model.filters());
    }

    private String kindName(RowFilter.Kind kind) {
        return wording.get("machines.filter." + kind.name().toLowerCase(Locale.ROOT));
    }

    private String valueName(RowFilter filter) {
        if (filter.key().isEmpty()) {
            return filter.value().isEmpty() ? wording.get("machines.filter.unnamed") : filter.value();
        }
        return wording.get(filter.key());
    }
}
