/// Servers that answer anything but the truth. [Lie]s are the rows of a table and mutations by chance, a [Liar] tells
/// them in the middle of a [Flow] of the real program, and a [Court] looks what became of it.
package io.chainkeeper.force.liars;
