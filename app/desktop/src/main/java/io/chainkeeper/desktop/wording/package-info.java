/// How facts become words: sentences from the bundle, sizes in binary units by one rule, times in the person's zone.
///
/// View models ask here and show what they get; nothing else in the window formats a number.
package io.chainkeeper.desktop.wording;
