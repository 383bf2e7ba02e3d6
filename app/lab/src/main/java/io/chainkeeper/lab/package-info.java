/// The playground: a small oVirt data centre that lives inside one process and speaks the real protocols.
///
/// [io.chainkeeper.lab.Lab] starts an engine and an image server on loopback, with real certificates, real tickets
/// and disks that hold real bytes. Guests write while a backup runs; troubles can be ordered like dishes from a menu
/// ([io.chainkeeper.lab.trouble.Trouble]) and strike once. At the end the lab is asked what was left behind, and it
/// is strict about it. Start reading at `Lab`, then follow a request: `http` → `engine` → `imageio` → `storage`.
package io.chainkeeper.lab;
