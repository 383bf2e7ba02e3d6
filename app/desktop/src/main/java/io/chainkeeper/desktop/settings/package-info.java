/// What a person decides once: connections, limits, notices, looks, the program without a window.
package io.chainkeeper.desktop.settings;
