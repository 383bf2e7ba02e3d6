package io.chainkeeper.desktop.browse;

import io.chainkeeper.catalog.PointPast;
import io.chainkeeper.desktop.chain.ChainPicture;
import io.chainkeeper.desktop.chain.ChainSketch;
import io.chainkeeper.desktop.chain.PointFacts;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The points of one VM, as a list and as a picture, and which of them is chosen.
public final class KeptPointsViewModel {
    private final Wording wording;
    private final ReadOnlyObjectWrapper<List<PointRow>> points = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ChainPicture> picture = new ReadOnlyObjectWrapper<>(ChainPicture.EMPTY);
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<PointRow>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<UUID, PointFacts> past = Map.of();

    KeptPointsViewModel(Wording wording) {
        this.wording = wording;
        selected.addListener((_, _, _) -> pick());
    }

    /// No points, and none chosen: those of another VM are being read.
    void clear() {
        selected.set(null);
        points.set(List.of());
        any.set(false);
    }

    /// Shows what was read. The newest is chosen when it is new, or when none is.
    ///
    /// @param kept oldest first
    void show(List<Point> kept, List<PointPast> pasts) {
        List<PointRow> rows =
                kept.stream().map(each -> PointRow.of(each, wording)).toList();
        boolean more = rows.size() > points.get().size();
        points.set(rows);
        past = pasts.stream()
                .collect(Collectors.toUnmodifiableMap(
                        PointPast::point, each -> new PointFacts(each.took(), each.verifiedAt())));
        picture.set(new ChainSketch(wording).of(kept, past));
        any.set(!rows.isEmpty());
        if (!rows.isEmpty() && (more || chosen.get().isEmpty())) {
            selected.set(rows.getLast().id());
        }
        pick();
    }

    /// Chooses the last point of a day; none when the day has none.
    ///
    /// @return whether it has one
    boolean pick(LocalDate day) {
        Optional<PointRow> last = points.get().stream()
                .filter(row -> day.equals(wording.moments().date(row.takenAt())))
                .reduce((_, later) -> later);
        selected.set(last.map(PointRow::id).orElse(null));
        return last.isPresent();
    }

    private void pick() {
        UUID wanted = selected.get();
        chosen.set(points.get().stream().filter(row -> row.id().equals(wanted)).findFirst());
    }

    /// What happened to a point, a sentence each.
    public List<String> past(PointRow row) {
        return new ChainSketch(wording).past(past.getOrDefault(row.id(), PointFacts.NONE));
    }

    /// All of them, oldest first.
    public ReadOnlyObjectProperty<List<PointRow>> allProperty() {
        return points.getReadOnlyProperty();
    }

    /// Whether there is one, and so something to restore.
    public ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    /// Their chains as a picture.
    public ReadOnlyObjectProperty<ChainPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// The point that is chosen in the picture; null for none.
    public ObjectProperty<@Nullable UUID> selectedProperty() {
        return selected;
    }

    /// The chosen point in words.
    public ReadOnlyObjectProperty<Optional<PointRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
