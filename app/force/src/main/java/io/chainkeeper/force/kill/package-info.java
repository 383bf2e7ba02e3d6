/// The real process is killed at random moments, as by `kill -9`, and started again.
package io.chainkeeper.force.kill;
