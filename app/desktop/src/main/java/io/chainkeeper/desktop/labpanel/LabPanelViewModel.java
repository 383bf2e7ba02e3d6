package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The lab's guests and troubles.
public final class LabPanelViewModel {
    private final MachineRoom room;
    private final Background background;
    private final Wording wording;
    private final ObservableList<GuestRow> guests = FXCollections.observableArrayList();
    private final FilteredList<GuestRow> shown = new FilteredList<>(guests);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable GuestRow> selected = new SimpleObjectProperty<>();
    private final ObservableList<OrderRow> orders = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<String>> leftovers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final NewGuestForm form;
    private final TroubleForm troubles;
    private boolean looking;

    /// A panel that has not looked yet.
    public LabPanelViewModel(MachineRoom room, Background background, Wording wording) {
        this.room = room;
        this.background = background;
        this.wording = wording;
        this.form = new NewGuestForm(wording);
        this.troubles = new TroubleForm(wording);
        search.addListener((_, _, words) -> sift(words.strip().toLowerCase(Locale.ROOT)));
    }

    private void sift(String words) {
        shown.setPredicate(
                row -> words.isEmpty() || row.name().toLowerCase(Locale.ROOT).contains(words));
    }

    /// Looks at the machines. One look at a time.
    public void look() {
        if (!looking) {
            looking = true;
            background.ask("lab", room::look, this::show, this::refuse);
        }
    }

    private void show(MachineRoom.Look seen) {
        looking = false;
        List<GuestRow> now =
                seen.guests().stream().map(each -> GuestRow.of(each, wording)).toList();
        // A list that is set anew forgets where a person was in it.
        if (!now.equals(guests)) {
            UUID chosen = selected.get() == null ? null : selected.get().id();
            guests.setAll(now);
            selected.set(now.stream()
                    .filter(each -> Objects.equals(each.id(), chosen))
                    .findFirst()
                    .orElse(null));
        }
        List<OrderRow> ordered =
                seen.orders().stream().map(each -> OrderRow.of(each, wording)).toList();
        if (!ordered.equals(orders)) {
            orders.setAll(ordered);
        }
        leftovers.set(seen.leftovers());
        form.takenAre(now.stream().map(GuestRow::name).collect(Collectors.toSet()));
    }

    private void refuse(Exception refused) {
        looking = false;
        trouble.set(wording.get("lab.refused", String.valueOf(refused.getMessage())));
    }

    private interface Doing {
        void act() throws IOException;
    }

    private void act(String said, Doing doing) {
        ask(() -> {
            doing.act();
            return said;
        });
    }

    private void ask(Callable<String> doing) {
        trouble.set("");
        background.ask(
                "lab",
                doing,
                said -> {
                    news.set(said);
                    look();
                },
                refused -> {
                    refuse(refused);
                    look();
                });
    }

    /// Switches the selected guest on.
    public void start() {
        GuestRow guest = selected.get();
        if (guest != null) {
            act(wording.get("lab.did.start", guest.name()), () -> room.start(guest.id()));
        }
    }

    /// Switches it off.
    public void stop() {
        GuestRow guest = selected.get();
        if (guest != null) {
            act(wording.get("lab.did.stop", guest.name()), () -> room.stop(guest.id()));
        }
    }

    /// Lets it write.
    public void change() {
        GuestRow guest = selected.get();
        if (guest != null) {
            ask(() -> {
                MachineRoom.Change done = room.change(guest.id());
                return done.files() > 0
                        ? wording.get("lab.did.files", guest.name(), done.files(), wording.size(done.bytes()))
                        : wording.get("lab.did.blocks", guest.name(), wording.size(done.bytes()));
            });
        }
    }

    /// Orders the chosen trouble.
    public void order() {
        TroubleWish wish = troubles.wish();
        act(wording.get("lab.did.order", troubles.title(wish.kind())), () -> room.order(wish));
    }

    /// Calls off what has not struck.
    public void callOff() {
        act(wording.get("lab.did.call-off"), room::callOff);
    }

    /// Makes the guest that was entered.
    public void add() {
        if (form.troubleProperty().get().isEmpty()) {
            MachineRoom.NewGuest wanted = form.wanted();
            act(wording.get("lab.did.add", wanted.name()), () -> room.add(wanted));
            form.nameProperty().set("");
        }
    }

    private BooleanBinding doing(GuestState state) {
        return Bindings.createBooleanBinding(
                () -> {
                    GuestRow guest = selected.get();
                    return guest != null && guest.state() == state;
                },
                selected);
    }

    /// Whether the selected guest can be switched on.
    public BooleanBinding canStart() {
        return doing(GuestState.DOWN);
    }

    /// Whether it can be switched off, and can write.
    public BooleanBinding isUp() {
        return doing(GuestState.UP);
    }

    /// Whether a trouble waits.
    public BooleanBinding anyWaits() {
        return Bindings.createBooleanBinding(() -> orders.stream().anyMatch(each -> !each.struck()), orders);
    }

    /// Guests that match the search.
    public ObservableList<GuestRow> guests() {
        return shown;
    }

    /// A part of a guest's name.
    public StringProperty searchProperty() {
        return search;
    }

    /// The selected guest; null for none.
    public ObjectProperty<@Nullable GuestRow> selectedProperty() {
        return selected;
    }

    /// The trouble to be ordered next.
    public TroubleForm troubles() {
        return troubles;
    }

    /// Troubles that were ordered, newest first.
    public ObservableList<OrderRow> orders() {
        return orders;
    }

    /// What clients have begun on the engine and not ended.
    public ReadOnlyObjectProperty<List<String>> leftoversProperty() {
        return leftovers.getReadOnlyProperty();
    }

    /// What was done last.
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Why the last thing could not be done; empty if it could.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The form for a new guest.
    public NewGuestForm form() {
        return form;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
