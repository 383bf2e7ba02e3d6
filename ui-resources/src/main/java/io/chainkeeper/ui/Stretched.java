package io.chainkeeper.ui;

/// The pseudo-language: English that can still be read, with accents on its vowels and two fifths longer.
///
/// A text that was not taken from a file stays plain and is seen at once; a text that has no room to grow is cut.
/// Other languages need up to 40 % more room than English.
final class Stretched {
    private static final String PLAIN = "aeiouyAEIOUY";
    private static final String ACCENTED = "àéîõüýÀÉÎÕÜÝ";
    private static final String GROWTH = " lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy";

    private Stretched() {}

    /// The same text in the pseudo-language; what stands in braces is left alone.
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (char letter : text.toCharArray()) {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            int at = depth == 0 ? PLAIN.indexOf(letter) : -1;
            out.append(at < 0 ? letter : ACCENTED.charAt(at));
        }
        int more = Math.min(
                GROWTH.length(), Math.round(text.replaceAll("\\{[^}]*}", "").length() * 0.4f));
        return out.append(GROWTH, 0, more).toString().strip();
    }
}
