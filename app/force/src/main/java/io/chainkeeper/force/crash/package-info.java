/// The program dies, or the power is cut, at every single step of a full and an incremental backup.
package io.chainkeeper.force.crash;
