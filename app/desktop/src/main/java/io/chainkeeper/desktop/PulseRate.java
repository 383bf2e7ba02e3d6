package io.chainkeeper.desktop;

import org.slf4j.LoggerFactory;

/// How often JavaFX looks whether something is to be drawn. Its clock ticks also while nothing is: sixty ticks a second
/// cost an idle window more time than all the rest.
///
/// The property for it is read twice: by the toolkit, as its class is initialised, for its clock and as the screen's
/// rate; and by the timer of animations, which goes by that rate without it, and with it prints a line that is no news
/// for anybody. So it is there for the one and gone before the other.
final class PulseRate {
    private static final String PROPERTY = "javafx.animation.pulse";
    private static final String TIMES_A_SECOND = "25";
    private static final String TOOLKIT = "com.sun.javafx.tk.quantum.QuantumToolkit";

    private PulseRate() {}

    /// Before JavaFX is launched. Where the toolkit is another one, it ticks as it likes.
    static void slow() {
        System.setProperty(PROPERTY, TIMES_A_SECOND);
        try {
            Class.forName(TOOLKIT);
        } catch (ClassNotFoundException | LinkageError other) {
            LoggerFactory.getLogger(PulseRate.class).debug("the toolkit is another one", other);
        } finally {
            System.clearProperty(PROPERTY);
        }
    }
}
