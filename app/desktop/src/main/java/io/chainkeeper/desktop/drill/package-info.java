/// The restore drill: proves on this computer, and without touching the engine, that a point can be brought back.
package io.chainkeeper.desktop.drill;
