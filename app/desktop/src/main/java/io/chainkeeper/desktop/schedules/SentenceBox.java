package io.chainkeeper.desktop.schedules;

import java.text.MessageFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// A sentence with controls in it.
///
/// The language decides where in the sentence each control stands: its template names them by number, in any order,
/// and may leave some out. Every word is a node of its own, so the sentence breaks into lines like any other.
public final class SentenceBox extends FlowPane {
    private static final Pattern PLACE = Pattern.compile("\u0001(\\d+)\u0001");
    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

    /// An empty sentence.
    public SentenceBox() {
        getStyleClass().add("sentence");
        setRowValignment(VPos.CENTER);
    }

    /// Says something.
    ///
    /// @param template with `{0}`, `{1}`, … where the controls go
    public void say(String template, List<? extends Node> controls) {
        Object[] places = new Object[controls.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = "\u0001" + i + "\u0001";
        }
        String text = new MessageFormat(template).format(places);
        getChildren().clear();
        Matcher place = PLACE.matcher(text);
        int at = 0;
        while (place.find()) {
            words(text.substring(at, place.start()));
            Node control = controls.get(Integer.parseInt(place.group(1)));
            int end = upToSpace(text, place.end());
            getChildren().add(end == place.end() ? control : held(control, text.substring(place.end(), end)));
            at = end;
        }
        words(text.substring(at));
    }

    /// A comma or full stop stays with what it follows.
    private static Node held(Node control, String mark) {
        HBox both = new HBox(control, word(mark));
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static int upToSpace(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '\u0001') {
            end++;
        }
        return end;
    }

    private void words(String text) {
        WORD.matcher(text).results().forEach(word -> getChildren().add(word(word.group())));
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
