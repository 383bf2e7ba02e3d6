/// Looking after a repository: reading back what is stored, and taking in what other tools have stored.
///
/// [Care] starts runs like any other; what may be taken in is looked at first and told as a record, so that a
/// person decides before anything is copied.
package io.chainkeeper.jobs.care;
