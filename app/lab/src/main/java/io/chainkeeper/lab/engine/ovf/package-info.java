/// A VM's configuration as the engine exports it: an OVF in oVirt's own dialect.
///
/// [io.chainkeeper.lab.engine.ovf.OvfWriting] writes what a backup saves, [io.chainkeeper.lab.engine.ovf.OvfVm] reads
/// what a restore sends back, also after a client cut its disks and snapshots out.
package io.chainkeeper.lab.engine.ovf;
