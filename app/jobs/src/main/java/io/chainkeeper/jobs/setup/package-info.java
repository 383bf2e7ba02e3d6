/// The whole set-up as one file, to take it to another computer.
package io.chainkeeper.jobs.setup;
