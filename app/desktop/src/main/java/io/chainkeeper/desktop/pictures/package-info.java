/// Our own controls: the chain's ground work, the block map, the protection calendar, the rate chart.
///
/// A [Picture][io.chainkeeper.desktop.pictures.Picture] paints what it shows on one canvas as large as what can be
/// seen of it: thousands of marks cost as much as those on the screen. Colours are named by
/// [Ink][io.chainkeeper.desktop.pictures.Ink] and mixed by the style sheets; every edge lies on a whole pixel by
/// [Pen][io.chainkeeper.desktop.pictures.Pen], which also mirrors what it draws where people read from the right.
/// What a picture shows it also says in words, for screen readers and for tests.
package io.chainkeeper.desktop.pictures;
