/// First steps in a workplace without plans and points: which VMs, where to, when; then the first backup, live, and a
/// restore drill. It ends in finished backups, not in an empty window.
package io.chainkeeper.desktop.begin;
