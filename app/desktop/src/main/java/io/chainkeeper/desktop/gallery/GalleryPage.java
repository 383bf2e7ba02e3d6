package io.chainkeeper.desktop.gallery;

import io.chainkeeper.desktop.chain.ChainTimeline;
import io.chainkeeper.desktop.pictures.BlockMapView;
import io.chainkeeper.desktop.pictures.ProtectionCalendar;
import io.chainkeeper.desktop.pictures.RateChart;
import io.chainkeeper.desktop.wording.Wording;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A page per picture.
enum GalleryPage {
    CHAIN {
        @Override
        Node picture(Sample sample, Wording wording) {
            ChainTimeline timeline = new ChainTimeline(wording);
            timeline.setPicture(new ChainSamples(wording).of(sample));
            return withReadout(timeline, timeline.readoutProperty());
        }
    },
    BLOCKS {
        @Override
        Node picture(Sample sample, Wording wording) {
            BlockMapView blocks = new BlockMapView(wording);
            blocks.show(BlockSamples.of(sample));
            return blocks;
        }
    },
    CALENDAR {
        @Override
        Node picture(Sample sample, Wording wording) {
            ProtectionCalendar calendar = new ProtectionCalendar(wording);
            calendar.show(CalendarSamples.of(sample));
            return withReadout(calendar, calendar.readoutProperty());
        }
    },
    RATE {
        @Override
        Node picture(Sample sample, Wording wording) {
            RateChart chart = new RateChart(wording);
            fill(chart, sample);
            return chart;
        }
    };

    private static final Instant BEGAN = Instant.parse("2026-11-21T18:00:00Z");
    private static final double MIB = 1 << 20;

    /// A new picture of a sample.
    abstract Node picture(Sample sample, Wording wording);

    /// The key of its name.
    String key() {
        return "gallery.page." + name().toLowerCase(Locale.ROOT);
    }

    private static Node withReadout(Node picture, ReadOnlyStringProperty readout) {
        Label line = new Label();
        line.getStyleClass().addAll("muted", "small");
        line.setWrapText(true);
        line.setMinHeight(36);
        line.textProperty().bind(readout);
        return new VBox(8, picture, line);
    }

    /// Readings five times a second, with a pause in the middle.
    private static void fill(RateChart chart, Sample sample) {
        int readings = switch (sample) {
            case NOTHING -> 0;
            case FEW -> 30;
            case MANY -> 400;
            case EXTREME -> 900;
        };
        double top = sample == Sample.EXTREME ? 900 * MIB : 80 * MIB;
        chart.setLimit(sample == Sample.MANY ? (long) (100 * MIB) : 0);
        Random random = new Random(1);
        for (int i = 0; i < readings; i++) {
            boolean pause = i > readings / 2 && i < readings * 5 / 8;
            double rate = pause ? 0 : top * (0.75 + 0.15 * Math.sin(i / 20.0) + 0.1 * random.nextDouble());
            chart.add(BEGAN.plusMillis(200L * i), rate);
        }
    }
}
