/// The command `./run force`: which forces there are, and how their reports are told.
package io.chainkeeper.force.command;
