package vn.guongsang.plan.cli;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180, and lenient about line ends: records with the line on which each begins. */
final class CsvRecords {

    /** @param line counted from 1 */
    record CsvRecord(int line, List<String> fields) {

        boolean isBlank() {
            return fields.size() == 1 && fields.getFirst().isBlank();
        }
    }

    /** A quotation mark that is never closed. */
    static final class UnclosedQuote extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        UnclosedQuote(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private final String text;
    private int at;
    private int line = 1;

    private CsvRecords(String text) {
        this.text = text;
    }

    static List<CsvRecord> of(String text) throws UnclosedQuote {
        CsvRecords reader = new CsvRecords(text);
        List<CsvRecord> records = new ArrayList<>();
        while (reader.at < text.length()) {
            records.add(reader.next());
        }
        return records;
    }

    private CsvRecord next() throws UnclosedQuote {
        int begin = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        skipEndOfLine();
        return new CsvRecord(begin, fields);
    }

    private String field() throws UnclosedQuote {
        return at < text.length() && text.charAt(at) == '"' ? quotedField() : plainField();
    }

    private String plainField() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private String quotedField() throws UnclosedQuote {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '\n') {
                line++;
            }
            if (character != '"') {
                field.append(character);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return field.append(plainField()).toString();
            }
        }
        throw new UnclosedQuote(opened);
    }

    private void skipEndOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }
}
