package io.chainkeeper.desktop.pictures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/// The colours and the letters of one picture, as the style sheets set them.
final class Inks {
    private static final Map<Ink, CssMetaData<Picture, Paint>> PAINTS = paints();
    private static final FontCssMetaData<Picture> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(Picture picture) {
            return true;
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(Picture picture) {
            return picture.inks().font;
        }
    };
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    private final Map<Ink, SimpleStyleableObjectProperty<Paint>> paints = new EnumMap<>(Ink.class);
    private final SimpleStyleableObjectProperty<Font> font;

    /// @param changed called whenever a sheet has set something else
    Inks(Picture picture, Runnable changed) {
        for (Ink ink : Ink.values()) {
            var paint = new SimpleStyleableObjectProperty<Paint>(PAINTS.get(ink), picture, ink.property(), Color.GRAY);
            paint.addListener((_, _, _) -> changed.run());
            paints.put(ink, paint);
        }
        font = new SimpleStyleableObjectProperty<>(FONT, picture, "font", Font.getDefault());
        font.addListener((_, _, _) -> changed.run());
    }

    Paint of(Ink ink) {
        return property(ink).get();
    }

    Font font() {
        return font.get();
    }

    private SimpleStyleableObjectProperty<Paint> property(Ink ink) {
        SimpleStyleableObjectProperty<Paint> found = paints.get(ink);
        if (found == null) {
            throw new IllegalStateException("no ink " + ink);
        }
        return found;
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return ALL;
    }

    private static Map<Ink, CssMetaData<Picture, Paint>> paints() {
        Map<Ink, CssMetaData<Picture, Paint>> all = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            all.put(ink, new CssMetaData<>(ink.property(), PaintConverter.getInstance(), Color.GRAY) {
                @Override
                public boolean isSettable(Picture picture) {
                    return true;
                }

                @Override
                public StyleableProperty<Paint> getStyleableProperty(Picture picture) {
                    return picture.inks().property(ink);
                }
            });
        }
        return all;
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(PAINTS.values());
        all.add(FONT);
        return List.copyOf(all);
    }
}
