/// Decide.
package io.chainkeeper.jobs;
