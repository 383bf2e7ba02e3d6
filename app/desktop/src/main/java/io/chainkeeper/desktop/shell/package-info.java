/// The frame around every screen: rail, header, guide, status line, and the theme.
package io.chainkeeper.desktop.shell;
