/// What a person has decided once: connections, limits, whom to tell, looks, language.
///
/// One file holds all of it ([SettingsFile][io.chainkeeper.jobs.settings.SettingsFile]), and no secret: passwords are
/// with the [Secrets][io.chainkeeper.jobs.settings.Secrets]. [Homes][io.chainkeeper.jobs.settings.Homes] says in which
/// folders a system wants such things.
package io.chainkeeper.jobs.settings;
