/// What the window looks like and what it says: views, styles, the typeface and every text.
///
/// Nothing here runs. Beside this class lie `views` (one FXML file per screen, named as its controller and its view
/// model in the desktop module), `styles` (sheets of structure, and one of colours per theme), `fonts` (Inter, under
/// the SIL Open Font License) and `texts` (a file per screen and language, a key per thing a person reads). To change
/// a word, a colour or the order of two buttons, this is the only module to touch; [io.chainkeeper.ui.UiResources]
/// hands the files out.
package io.chainkeeper.ui;
