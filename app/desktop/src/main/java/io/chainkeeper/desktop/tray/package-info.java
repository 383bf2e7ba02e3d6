/// The window put away: it is hidden, the program goes on, and an icon in the system's tray says how things
/// stand. [TrayViewModel] knows what it says, [Tray] shows it with the one tray that Java has, AWT's.
package io.chainkeeper.desktop.tray;
