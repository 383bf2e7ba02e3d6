package io.chainkeeper.repository;

/// Makes foreign names safe to stand in a text file: one line, nothing that moves the cursor or turns the direction.
final class PlainText {
    private static final int MAX = 200;

    private PlainText() {}

    static String line(String name) {
        StringBuilder line = new StringBuilder();
        name.codePoints().limit(MAX).map(PlainText::plain).forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static int plain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '\uFFFD';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> character;
        };
    }
}
