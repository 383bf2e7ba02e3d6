/// What a look at journal, engine, repository and catalog finds, and who ends it.
package io.chainkeeper.jobs.doctor;
