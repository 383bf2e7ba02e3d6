/// The built-in lab's own panel: its guests, and troubles to order like dishes from a menu.
///
/// The panel knows the lab only as a [MachineRoom][io.chainkeeper.desktop.labpanel.MachineRoom]. What happens in the
/// machine room reaches the program the long way round, through the engine that the lab simulates.
package io.chainkeeper.desktop.labpanel;
