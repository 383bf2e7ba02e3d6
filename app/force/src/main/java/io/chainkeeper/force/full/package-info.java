/// The folder of the repository gets full, fails, can't be written, or goes away while a backup works.
package io.chainkeeper.force.full;
