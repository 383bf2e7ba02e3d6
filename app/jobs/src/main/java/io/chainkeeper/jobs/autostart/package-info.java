/// Starting the agent when its person logs in, in each system's own way: a systemd user unit, a launchd agent,
/// a Windows task. The system's entry is the only place where it is kept whether that is wanted.
package io.chainkeeper.jobs.autostart;
