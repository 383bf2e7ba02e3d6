/// What happened, and how things stand because of it: runs with their steps, the calendar of points, what needs
/// attention, and the space that all of it takes.
///
/// [Activity] answers from the catalog, so it is quick and works without an engine; only [Activity#health()] asks
/// the engine which VMs there are, and says so when it got no answer. Everything here is a plain record: it can
/// be sent to another process.
package io.chainkeeper.jobs.activity;
