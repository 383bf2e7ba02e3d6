package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The choice of a trouble: what, how much, and when.
public final class TroubleForm {
    private static final long MIB = 1L << 20;

    private final Wording wording;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Part> parts = FXCollections.observableArrayList();
    private final ObjectProperty<TroubleKind> kind = new SimpleObjectProperty<>(TroubleKind.DROP_AFTER);
    private final ObjectProperty<Integer> mib = new SimpleObjectProperty<>(8);
    private final ObjectProperty<@Nullable TroubleMoment> moment = new SimpleObjectProperty<>();

    /// The kinds of one group that match the search.
    ///
    /// @param group what they are about
    /// @param kinds at least one
    public record Part(TroubleKind.Group group, List<TroubleKind> kinds) {
        /// Copies the list.
        public Part {
            kinds = List.copyOf(kinds);
        }
    }

    TroubleForm(Wording wording) {
        this.wording = wording;
        search.addListener((_, _, words) -> sift(words.strip().toLowerCase(Locale.ROOT)));
        kind.addListener(
                (_, _, now) -> moment.set(now.moments().stream().findFirst().orElse(null)));
        sift("");
    }

    private void sift(String words) {
        parts.setAll(Arrays.stream(TroubleKind.Group.values())
                .map(group -> new Part(
                        group,
                        Arrays.stream(TroubleKind.values())
                                .filter(each -> each.group() == group && matches(each, words))
                                .toList()))
                .filter(part -> !part.kinds().isEmpty())
                .toList());
    }

    private boolean matches(TroubleKind each, String words) {
        String told = title(each) + " " + wording.get("lab.trouble." + each.code() + ".what") + " " + each.code();
        return told.toLowerCase(Locale.ROOT).contains(words);
    }

    /// A kind's name.
    public String title(TroubleKind each) {
        return wording.get("lab.trouble." + each.code());
    }

    /// A group's name.
    public String title(TroubleKind.Group group) {
        return wording.get("lab.group." + group.code());
    }

    /// A moment's name.
    public String title(TroubleMoment when) {
        return wording.get("lab.moment." + when.code());
    }

    /// What was chosen.
    TroubleWish wish() {
        TroubleKind wanted = kind.get();
        long amount = wanted.unit() == TroubleKind.Unit.NONE ? 0 : mib.get() * MIB;
        return new TroubleWish(wanted, amount, Optional.ofNullable(moment.get()));
    }

    /// A part of a kind's words.
    public StringProperty searchProperty() {
        return search;
    }

    /// The kinds that match the search, by group.
    public ObservableList<Part> parts() {
        return parts;
    }

    /// The chosen kind.
    public ObjectProperty<TroubleKind> kindProperty() {
        return kind;
    }

    /// Its number, in MiB or MiB a second.
    public ObjectProperty<Integer> mibProperty() {
        return mib;
    }

    /// Its moment; null where there is no choice.
    public ObjectProperty<@Nullable TroubleMoment> momentProperty() {
        return moment;
    }

    /// Whether the chosen kind wants a number.
    public BooleanBinding wantsAmount() {
        return Bindings.createBooleanBinding(() -> kind.get().unit() != TroubleKind.Unit.NONE, kind);
    }

    /// Whether the chosen kind wants a moment.
    public BooleanBinding wantsMoment() {
        return Bindings.createBooleanBinding(() -> !kind.get().moments().isEmpty(), kind);
    }
}
