/// Random walks: backups, restores and the rest in any order, with trouble of every kind at any step of them.
package io.chainkeeper.force.walk;
