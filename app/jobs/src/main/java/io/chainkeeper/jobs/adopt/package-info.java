/// Takes in what other tools have stored, and looks after what is there: the [io.chainkeeper.jobs.care.Care] of the
/// workplace in this process.
package io.chainkeeper.jobs.adopt;
