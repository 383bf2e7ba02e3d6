/// Restore points: what was kept, of every VM, also of those that the engine has forgotten.
package io.chainkeeper.desktop.points;
