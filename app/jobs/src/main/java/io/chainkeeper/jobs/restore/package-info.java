/// A restore point becomes disks again.
///
/// [NewVmJob] makes a new VM: new disks with ids that were journaled before they exist, bytes through the
/// image server, the VM from its cleaned configuration, the disks attached as the old ones were. [FilesJob]
/// flattens chains into image files of this computer. Both begin by checking that every link of every chain
/// is there, and both end by comparing what was written with the checksum that was stored when the point was
/// taken. [Reviews] says beforehand, for a person to confirm, what would be sent.
package io.chainkeeper.jobs.restore;
