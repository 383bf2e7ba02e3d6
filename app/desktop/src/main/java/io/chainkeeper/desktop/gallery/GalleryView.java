package io.chainkeeper.desktop.gallery;

import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.wording.Wording;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The gallery's window: switches above, a picture in all its sizes below.
final class GalleryView {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final List<Double> DENSITIES = List.of(1.0, 1.25, 1.5, 2.0, 3.0);

    private final Scene scene;
    private final Looks looks;
    private final Clock clock;
    private GalleryPage page = GalleryPage.CHAIN;
    private Locale language = Locale.ENGLISH;
    private boolean fromTheRight;
    private double density = 1;

    /// @param scene is filled and dressed
    /// @param clock what ages are counted from
    GalleryView(Scene scene, Clock clock) {
        this.scene = scene;
        this.looks = Looks.of(scene);
        this.clock = clock;
        show();
    }

    /// Shows another page.
    void open(GalleryPage next) {
        page = next;
        show();
    }

    /// Speaks another language.
    void speak(Locale next) {
        language = next;
        show();
    }

    /// Reads from the other side.
    void turn(boolean right) {
        fromTheRight = right;
        show();
    }

    /// Draws with another number of pixels.
    void draw(double pixels) {
        density = pixels;
        scene.getWindow().setRenderScaleX(pixels);
        scene.getWindow().setRenderScaleY(pixels);
    }

    Looks looks() {
        return looks;
    }

    private void show() {
        Wording wording = Wording.of(clock, ZoneOffset.UTC, language);
        BorderPane frame = new BorderPane();
        frame.getStyleClass().add("frame");
        frame.setNodeOrientation(fromTheRight ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        frame.setTop(switches(wording));
        ScrollPane scroll = new ScrollPane(samples(wording));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("page-scroll", "edge-to-edge");
        frame.setCenter(scroll);
        scene.setRoot(frame);
    }

    private Parent switches(Wording wording) {
        CheckBox right = new CheckBox(wording.get("gallery.right"));
        right.setSelected(fromTheRight);
        right.setOnAction(_ -> turn(right.isSelected()));
        FlowPane bar = new FlowPane(
                choice(
                        wording.get("gallery.page"),
                        List.of(GalleryPage.values()),
                        page,
                        each -> wording.get(each.key()),
                        this::open),
                choice(
                        wording.get("gallery.theme"),
                        Arrays.asList(Theme.values()),
                        looks.themeProperty().get(),
                        each -> wording.get("shell.theme." + each.name().toLowerCase(Locale.ROOT)),
                        looks.themeProperty()::set),
                choice(
                        wording.get("gallery.language"),
                        LANGUAGES,
                        language,
                        each -> each.getDisplayLanguage(each),
                        this::speak),
                choice(
                        wording.get("gallery.density"),
                        DENSITIES,
                        density,
                        each -> wording.get("gallery.density.times", each),
                        this::draw),
                right);
        bar.getStyleClass().add("gallery-switches");
        return bar;
    }

    private static <T> Node choice(String name, List<T> all, T now, Function<T, String> said, Consumer<T> chosen) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.getItems().setAll(all);
        box.setValue(now);
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : said.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        box.getSelectionModel().selectedItemProperty().addListener((_, _, next) -> chosen.accept(next));
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        return new VBox(4, label, box);
    }

    private Parent samples(Wording wording) {
        VBox all = new VBox();
        all.getStyleClass().add("page");
        for (Sample sample : Sample.values()) {
            Label heading = new Label(wording.get(sample.key()));
            heading.getStyleClass().add("heading");
            VBox card = new VBox(heading, page.picture(sample, wording));
            card.getStyleClass().add("card");
            all.getChildren().add(card);
        }
        return all;
    }
}
