/// A restore point in words, the same on a VM's page, in the list of all points and in the restore wizard.
package io.chainkeeper.desktop.kept;
