/// Browsing: which VMs there are, which of them need attention, and everything about one of them.
///
/// The list is sorted by worry: what cannot be backed up or never was comes first, what is safe last. A VM's page shows
/// its chain, its disks with what the next backup would do and why, and starts backups, verifications and restores.
package io.chainkeeper.desktop.browse;
