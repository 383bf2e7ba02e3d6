/// What died runs, other tools and people have left behind: seen, explained, and ended where it is ours.
package io.chainkeeper.desktop.doctor;
