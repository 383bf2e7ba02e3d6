package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.wording.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// Draws a [ChainPicture] and lets a person walk through it.
///
/// The whole picture is one stop of the Tab key; arrow keys go from mark to mark, Enter, Space or a click select the
/// point. What the mouse is over or the keyboard is on is told by [#readoutProperty], in a line of text rather than in
/// a
/// pop-up, so that it is also there without a mouse.
public final class ChainTimeline extends HBox {
    private static final double COLUMN = 78;
    private static final double LANE = 74;
    private static final double GAP = 6;
    private static final double MARK_Y = 28;
    private static final double SIZE_Y = 50;
    private static final double NAME_WIDTH = 118;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final VBox names = new VBox(GAP);
    private final Pane drawing = new Pane();
    private final ScrollPane scroll = new ScrollPane(drawing);
    private final Map<ChainMark, ChainNode> nodes = new HashMap<>();
    private final Map<UUID, Region> columns = new HashMap<>();
    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private ChainPicture picture = ChainPicture.EMPTY;

    /// An empty timeline.
    public ChainTimeline(Wording wording) {
        setAccessibleText(wording.get("machine.points"));
        getStyleClass().add("chain-timeline");
        setSpacing(8);
        names.setMinWidth(Region.USE_PREF_SIZE);
        names.setMaxWidth(NAME_WIDTH);
        scroll.getStyleClass().addAll("edge-to-edge", "chain-timeline");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(names, scroll);
        drawing.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        selected.addListener((_, _, now) -> showSelected(now));
    }

    /// Draws another picture. The selection stays if its point is still there.
    public void setPicture(ChainPicture next) {
        picture = next;
        nodes.clear();
        columns.clear();
        drawing.getChildren().clear();
        names.getChildren()
                .setAll(next.lanes().stream().map(ChainTimeline::name).toList());
        double width = next.columns().size() * COLUMN;
        double height = next.lanes().size() * (LANE + GAP);
        drawing.setMinSize(width, height + 40);
        drawing.setPrefSize(width, height + 40);
        scroll.minHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> height + (width > scroll.getWidth() ? 54 : 42), scroll.widthProperty()));
        drawLanes();
        drawColumns(height);
        drawMarks();
        readout.set("");
        scroll.setHvalue(1);
        showSelected(selected.get());
    }

    /// The point whose column is marked; null for none.
    public ObjectProperty<@Nullable UUID> selectedProperty() {
        return selected;
    }

    /// What the mark under the mouse or the keyboard is, in words; empty for none.
    public ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    private static Label name(ChainLane lane) {
        Label name = new Label(lane.name());
        name.getStyleClass().add("chain-lane-name");
        name.setMinHeight(LANE);
        name.setMaxWidth(NAME_WIDTH);
        return name;
    }

    private void drawLanes() {
        for (int i = 0; i < picture.lanes().size(); i++) {
            Region lane = new Region();
            lane.getStyleClass().add("chain-lane");
            lane.setMouseTransparent(true);
            lane.relocate(0, i * (LANE + GAP));
            lane.setMinHeight(LANE);
            lane.prefWidthProperty().bind(drawing.widthProperty());
            drawing.getChildren().add(lane);
        }
    }

    private void drawColumns(double height) {
        for (int i = 0; i < picture.columns().size(); i++) {
            ChainColumn column = picture.columns().get(i);
            Label day = caption(column.day());
            Label time = caption(column.time());
            VBox box = new VBox(1, day, time);
            box.getStyleClass().add("chain-column");
            box.setAlignment(Pos.BOTTOM_CENTER);
            box.setOnMouseClicked(_ -> selected.set(column.point()));
            box.setMinSize(COLUMN - 4, height + 38);
            box.relocate(i * COLUMN + 2, 0);
            columns.put(column.point(), box);
            drawing.getChildren().add(box);
        }
    }

    private static Label caption(String text) {
        Label caption = new Label(text);
        caption.getStyleClass().add("chain-date");
        return caption;
    }

    private void drawMarks() {
        List<ChainNode> marks = new ArrayList<>();
        for (int lane = 0; lane < picture.lanes().size(); lane++) {
            for (ChainMark mark : picture.lanes().get(lane).marks()) {
                double x = middle(mark.point());
                double y = lane * (LANE + GAP) + MARK_Y;
                drawLink(mark, x, y);
                drawSize(mark, x, lane * (LANE + GAP) + SIZE_Y);
                ChainNode node = new ChainNode(mark, picture.radius(mark));
                node.setManaged(false);
                node.center(x, y);
                listen(node);
                nodes.put(mark, node);
                marks.add(node);
            }
        }
        drawing.getChildren().addAll(marks);
        picture.newest().map(nodes::get).ifPresent(entry -> entry.setFocusTraversable(true));
    }

    private void drawLink(ChainMark mark, double x, double y) {
        mark.parent().filter(parent -> picture.column(parent) >= 0).ifPresent(parent -> {
            Line link = new Line(middle(parent), y, x, y);
            link.getStyleClass().add("chain-link");
            link.setMouseTransparent(true);
            drawing.getChildren().add(link);
        });
    }

    private void drawSize(ChainMark mark, double x, double y) {
        Label size = new Label(mark.size());
        size.getStyleClass().add("chain-size");
        size.setAlignment(Pos.CENTER);
        size.setMinWidth(COLUMN);
        size.setMouseTransparent(true);
        size.relocate(x - COLUMN / 2, y);
        drawing.getChildren().add(size);
    }

    private double middle(UUID point) {
        return picture.column(point) * COLUMN + COLUMN / 2;
    }

    private void listen(ChainNode node) {
        node.setOnMouseEntered(_ -> readout.set(node.mark().spoken()));
        node.setOnMouseExited(
                _ -> readout.set(focused().map(n -> n.mark().spoken()).orElse("")));
        node.setOnMouseClicked(_ -> {
            node.requestFocus();
            selected.set(node.mark().point());
        });
        node.focusedProperty()
                .addListener((_, _, now) -> readout.set(now ? node.mark().spoken() : ""));
    }

    private Optional<ChainNode> focused() {
        return nodes.values().stream().filter(ChainNode::isFocused).findFirst();
    }

    private void walk(KeyEvent key) {
        Optional<ChainNode> from = focused();
        if (from.isEmpty()) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            selected.set(from.get().mark().point());
            key.consume();
            return;
        }
        way(key.getCode()).ifPresent(way -> {
            picture.next(from.get().mark(), way).ifPresent(to -> step(from.get(), to));
            key.consume();
        });
    }

    private void step(ChainNode from, ChainMark to) {
        ChainNode node = nodes.get(to);
        if (node != null) {
            from.setFocusTraversable(false);
            node.setFocusTraversable(true);
            node.requestFocus();
            reveal(to.point());
        }
    }

    private static Optional<ChainPicture.Way> way(KeyCode code) {
        return switch (code) {
            case LEFT -> Optional.of(ChainPicture.Way.EARLIER);
            case RIGHT -> Optional.of(ChainPicture.Way.LATER);
            case UP -> Optional.of(ChainPicture.Way.UP);
            case DOWN -> Optional.of(ChainPicture.Way.DOWN);
            default -> Optional.empty();
        };
    }

    private void reveal(UUID point) {
        double hidden = drawing.getWidth() - scroll.getViewportBounds().getWidth();
        if (hidden > 0) {
            double wanted = middle(point) - scroll.getViewportBounds().getWidth() / 2;
            scroll.setHvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }

    private void showSelected(@Nullable UUID point) {
        columns.forEach((id, column) -> column.pseudoClassStateChanged(SELECTED, id.equals(point)));
        nodes.forEach((mark, node) -> node.showSelected(mark.point().equals(point)));
    }
}
