package io.chainkeeper.desktop;

import javafx.application.Application;

/// Where the program starts. It must not extend [Application]: on the class path the JVM would refuse to start it.
public final class Launcher {
    private Launcher() {}

    /// Opens the window.
    public static void main(String[] arguments) {
        Application.launch(DesktopApp.class, arguments);
    }
}
