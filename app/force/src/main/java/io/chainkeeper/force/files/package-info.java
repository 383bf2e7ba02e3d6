/// A file system that stands before the real one, shows every operation to somebody before it is carried out, and
/// fails as told.
package io.chainkeeper.force.files;
