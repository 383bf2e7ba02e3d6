/// Repositories: the folder where points live, how full it is and will be, and how much of it was read back.
package io.chainkeeper.desktop.stores;
