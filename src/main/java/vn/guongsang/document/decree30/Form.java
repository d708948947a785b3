package vn.guongsang.document.decree30;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.Annex;
import vn.guongsang.document.Block;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Signature;
import vn.guongsang.document.text.PlainText;

/**
 * Lays an official document out as Nghị định 30/2020/NĐ-CP has it: which parts, in which order, with
 * which words and signs (phụ lục I; samples 1.2 to 1.10 of phụ lục III).
 *
 * @param sections the document, then each annex; each begins a page and counts its pages from 1
 */
record Form(String title, List<List<Part>> sections) {

    private static final String END = "./.";
    private static final String BLANK_NUMBER = "\u00a0".repeat(6);
    private static final String BLANK = "…";

    static Form of(OfficialDocument document) {
        var sections = new ArrayList<List<Part>>();
        sections.add(new Layout(document).main());
        for (var i = 0; i < document.annexes().size(); i++) {
            sections.add(annex(document, document.annexes().get(i), i));
        }
        return new Form(title(document), List.copyOf(sections));
    }

    private static String title(OfficialDocument document) {
        var about = document.about();
        var prefix = Words.of("about");
        if (about.startsWith(prefix)) {
            about = prefix.toLowerCase(Words.VIETNAMESE) + about.substring(prefix.length());
        }
        return PlainText.clean(Words.of("kind." + document.kind()) + " " + about);
    }

    /** What a letter is about, without the words that its {@code V/v} stands for. */
    static String subject(OfficialDocument document) {
        var about = document.about();
        var prefix = Words.of("about") + " ";
        return about.startsWith(prefix) ? about.substring(prefix.length()) : about;
    }

    private static List<Part> annex(OfficialDocument document, Annex annex, int index) {
        var parts = new ArrayList<Part>();
        var only = document.annexes().size() == 1;
        parts.add(
                new Part.Line(TextStyle.ANNEX, only ? Words.of("annex") : Words.of("annex") + " " + roman(index + 1)));
        parts.add(new Part.Line(TextStyle.ANNEX_TITLE, Words.capitals(annex.title())));
        var of = Words.of(
                "annex.of",
                Words.of("kind." + document.kind()),
                number(document),
                day(document.date()),
                month(document.date()),
                year(document.date()),
                document.authority().isEmpty() ? document.issuer().name().replace('\n', ' ') : document.authority());
        parts.add(new Part.Line(TextStyle.ANNEX_OF, of));
        parts.add(rule(TextStyle.ANNEX_OF, of, Page.TEXT));
        parts.add(new Part.Space(8));
        annex.body().forEach(block -> parts.addAll(parts(block)));
        return parts;
    }

    private static List<Part> parts(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> List.of(new Part.Line(TextStyle.BODY, paragraph.text()));
            case Block.Heading heading -> List.of(new Part.Line(headingStyle(heading.level()), heading.text()));
            case Block.Article article -> article(article);
            case Block.Table table -> List.of(new Part.Grid(table));
        };
    }

    /** The text between bases and signature; its last line ends as the decree has it and stays with the signature. */
    static List<Part> body(OfficialDocument document) {
        var parts = new ArrayList<Part>();
        document.body().forEach(block -> parts.addAll(parts(block)));
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Line last) {
            parts.set(parts.size() - 1, last.ending(END).keptWithNext());
        }
        return parts;
    }

    private static TextStyle headingStyle(int level) {
        return switch (level) {
            case 1 -> TextStyle.HEADING_1;
            case 2 -> TextStyle.HEADING_2;
            default -> TextStyle.HEADING_3;
        };
    }

    private static List<Part> article(Block.Article article) {
        var parts = new ArrayList<Part>();
        var lead = Words.of("article", String.valueOf(article.number()));
        parts.add(new Part.Line(TextStyle.ARTICLE, lead, " " + article.text()));
        for (var i = 0; i < article.points().size(); i++) {
            parts.add(new Part.Line(
                    TextStyle.BODY, (i + 1) + ". " + article.points().get(i)));
        }
        return parts;
    }

    /** One third to one half of the line above it. */
    private static Part.Rule rule(TextStyle style, String text, double room) {
        return new Part.Rule(Math.min(style.width(text), room) * 0.4);
    }

    static String number(OfficialDocument document) {
        var number = document.number();
        if (number == null) {
            number = BLANK_NUMBER;
        } else if (number.split("/", 2)[0].length() == 1) {
            number = "0" + number;
        }
        return number.contains("/") ? number : number + "/" + sign(document);
    }

    static String sign(OfficialDocument document) {
        var issuer = document.issuer().abbreviation();
        if (document.kind() != DocumentKind.LETTER) {
            return document.kind().sign() + "-" + issuer;
        }
        return document.unit().isEmpty() ? issuer : issuer + "-" + document.unit();
    }

    static String day(@Nullable LocalDate date) {
        return date == null ? BLANK : "%02d".formatted(date.getDayOfMonth());
    }

    /** Only January and February take a leading zero. */
    static String month(@Nullable LocalDate date) {
        return date == null ? BLANK : (date.getMonthValue() < 3 ? "0" : "") + date.getMonthValue();
    }

    static String year(@Nullable LocalDate date) {
        return date == null ? BLANK : String.valueOf(date.getYear());
    }

    private static String roman(int number) {
        var tens = "X".repeat(number / 10);
        return tens
                + List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
                        .get(number % 10);
    }

    /** The document itself, without its annexes. */
    private record Layout(OfficialDocument document) {

        List<Part> main() {
            var parts = new ArrayList<Part>();
            parts.add(head());
            parts.addAll(title());
            parts.addAll(addressees());
            parts.addAll(bases());
            parts.addAll(body(document));
            parts.addAll(foot());
            return parts;
        }

        private Part head() {
            var nation = Words.capitals(Words.of("nation"));
            var right = Math.min(
                    Math.max(TextStyle.NATION.width(nation), TextStyle.PLACE_AND_DATE.width(placeAndDate())) + 8,
                    Page.TEXT * 0.66);
            var left = Page.TEXT - right;
            var names = new Part.Columns.Row(issuer(left), nation(nation, right));
            var numbers = new Part.Columns.Row(
                    numberAndSubject(),
                    document.kind() == DocumentKind.MINUTES
                            ? List.of()
                            : List.of(new Part.Line(TextStyle.PLACE_AND_DATE, placeAndDate())));
            return new Part.Columns(left, right, List.of(names, numbers));
        }

        private List<Part> issuer(double room) {
            var parts = new ArrayList<Part>();
            var issuer = document.issuer();
            if (issuer.superior() != null) {
                parts.add(new Part.Line(TextStyle.SUPERIOR, Words.capitals(issuer.superior())));
            }
            var name = Words.capitals(issuer.name());
            parts.add(new Part.Line(TextStyle.ISSUER, name));
            parts.add(rule(TextStyle.ISSUER, name, room));
            return parts;
        }

        private List<Part> nation(String nation, double room) {
            var motto = Words.of("motto");
            return List.of(
                    new Part.Line(TextStyle.NATION, nation),
                    new Part.Line(TextStyle.MOTTO, motto),
                    new Part.Rule(Math.min(TextStyle.MOTTO.width(motto), room)));
        }

        private List<Part> numberAndSubject() {
            var number = new Part.Line(TextStyle.NUMBER, Words.of("number") + gap() + number(document));
            if (document.kind() != DocumentKind.LETTER) {
                return List.of(number);
            }
            return List.of(
                    number, new Part.Line(TextStyle.SUBJECT, Words.of("about.letter") + " " + subject(document)));
        }

        private String gap() {
            return document.number() == null ? "" : " ";
        }

        private String placeAndDate() {
            return Words.of(
                    "date",
                    document.issuer().place(),
                    day(document.date()),
                    month(document.date()),
                    year(document.date()));
        }

        private List<Part> title() {
            if (document.kind() == DocumentKind.LETTER) {
                return List.of();
            }
            var parts = new ArrayList<Part>();
            parts.add(new Part.Line(TextStyle.KIND, Words.capitals(Words.of("kind." + document.kind()))));
            parts.add(new Part.Line(TextStyle.ABOUT, document.about()));
            parts.add(rule(TextStyle.ABOUT, document.about(), Page.TEXT));
            if (!document.authority().isEmpty()) {
                parts.add(new Part.Line(TextStyle.AUTHORITY, Words.capitals(document.authority())));
            }
            parts.add(new Part.Space(10));
            return parts;
        }

        private List<Part> addressees() {
            var to = document.addressees();
            if (to.isEmpty()) {
                return List.of();
            }
            if (to.size() == 1) {
                var line = new Part.Line(TextStyle.ADDRESSEE, Words.of("to") + " " + to.getFirst());
                return List.of(line, new Part.Space(10));
            }
            var parts = new ArrayList<Part>();
            parts.add(new Part.Line(TextStyle.ADDRESSEES_TITLE, Words.of("to")));
            listed(to).forEach(line -> parts.add(new Part.Line(TextStyle.ADDRESSEES, "- " + line)));
            parts.add(new Part.Space(10));
            return parts;
        }

        private List<Part> bases() {
            var parts = new ArrayList<Part>();
            listed(document.bases()).forEach(basis -> parts.add(new Part.Line(TextStyle.BASIS, basis)));
            if (document.kind() == DocumentKind.DECISION) {
                parts.add(new Part.Line(TextStyle.DECIDES, Words.capitals(Words.of("decides"))));
            }
            return parts;
        }

        private List<Part> foot() {
            var half = Page.TEXT / 2;
            var clerk = document.clerk();
            if (clerk == null) {
                return List.of(new Part.Columns(
                        half, half, List.of(new Part.Columns.Row(recipients(), signature(document.signature())))));
            }
            return List.of(new Part.Columns(
                    half,
                    half,
                    List.of(
                            new Part.Columns.Row(signature(clerk), signature(document.signature())),
                            new Part.Columns.Row(recipients(), List.of()))));
        }

        private List<Part> recipients() {
            var parts = new ArrayList<Part>();
            parts.add(new Part.Line(TextStyle.RECIPIENTS_TITLE, Words.of("recipients")));
            var lines = new ArrayList<>(document.recipients().to());
            lines.add(Words.of("archive") + " " + document.recipients().archive());
            listed(lines).forEach(line -> parts.add(new Part.Line(TextStyle.RECIPIENTS, "- " + line)));
            return parts;
        }

        private static List<Part> signature(Signature signature) {
            return List.of(
                    new Part.Line(TextStyle.CAPACITY, Words.capitals(String.join("\n", signature.capacity()))),
                    new Part.Line(TextStyle.SIGNER, signature.name()));
        }
    }

    /** Each line ends with a semicolon, the last one with a dot. */
    static List<String> listed(List<String> lines) {
        var listed = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var bare = lines.get(i).strip().replaceFirst("[;.,]$", "");
            listed.add(bare + (i == lines.size() - 1 ? "." : ";"));
        }
        return listed;
    }
}
