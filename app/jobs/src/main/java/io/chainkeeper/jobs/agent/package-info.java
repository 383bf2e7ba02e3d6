/// The program without a window: it keeps the workplaces of a person open, so that plans run and others can
/// ask, until somebody tells it to stop.
///
/// [Agent][io.chainkeeper.jobs.agent.Agent] keeps one [Post][io.chainkeeper.jobs.agent.Post] per connection.
/// While a window owns a catalog the agent waits, and takes over when the window leaves.
/// [AgentControl][io.chainkeeper.jobs.agent.AgentControl] is what other processes may ask of it.
package io.chainkeeper.jobs.agent;
