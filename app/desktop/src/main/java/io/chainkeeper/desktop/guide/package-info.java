/// The guided strip of the built-in lab: back up, change something, back up again, restore.
///
/// It presses no button by itself and knows no lab: what a guest does is behind the interface
/// [DemoGuest][io.chainkeeper.desktop.guide.DemoGuest].
package io.chainkeeper.desktop.guide;
