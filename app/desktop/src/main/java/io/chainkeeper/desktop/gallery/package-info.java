/// The control gallery: our own pictures beside each other, fed with fixed data, in every look that they must bear.
///
/// It is for people who change a picture or a colour: `chainkeeper gallery` shows at once what that does to few, many
/// and extremely many things, by day and by night, in both languages and from the right.
package io.chainkeeper.desktop.gallery;
