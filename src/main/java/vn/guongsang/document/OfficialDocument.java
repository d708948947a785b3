package vn.guongsang.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An administrative document as a value, before it has a form. {@link Documents} gives it the one of
 * Nghị định 30/2020/NĐ-CP, phụ lục I and III.
 *
 * @param number number in the register of the year, with the sign that it was issued under or without one: the form
 *     then adds the usual one; null in a draft: the form then leaves it blank
 * @param date day of issue; null in a draft: the form then shows {@code ngày … tháng … năm …}
 * @param unit abbreviation of the drafting unit, part of a letter's sign; empty if none
 * @param about the abstract (trích yếu), e.g. {@code Về việc tặng Giấy khen …}; a letter prints it
 *     as {@code V/v …}
 * @param authority who decides, below the abstract of a decision, e.g. {@code Chủ tịch Ủy ban nhân
 *     dân xã Ninh Đông}; empty elsewhere
 * @param addressees {@code Kính gửi}; empty if none
 * @param bases legal bases (căn cứ), most of them beginning with {@code Căn cứ}
 * @param clerk who signs on the left, in minutes only (thư ký)
 * @param details what the text says piece by piece, by the names that an edited form may use; the built-in form
 *     needs none of them
 * @param lists rows by their names, for the same purpose
 */
public record OfficialDocument(
        DocumentKind kind,
        Issuer issuer,
        @Nullable String number,
        @Nullable LocalDate date,
        String unit,
        String about,
        String authority,
        List<String> addressees,
        List<String> bases,
        List<Block> body,
        Signature signature,
        @Nullable Signature clerk,
        Recipients recipients,
        List<Annex> annexes,
        Map<String, String> details,
        Map<String, List<Map<String, String>>> lists) {

    public OfficialDocument {
        addressees = List.copyOf(addressees);
        bases = List.copyOf(bases);
        body = List.copyOf(body);
        annexes = List.copyOf(annexes);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }

    /**
     * The same document as it goes out.
     *
     * @param number with its sign
     */
    public OfficialDocument issued(String number, LocalDate date, Signature signature) {
        return new OfficialDocument(
                kind,
                issuer,
                number,
                date,
                unit,
                about,
                authority,
                addressees,
                bases,
                body,
                signature,
                clerk,
                recipients,
                annexes,
                details,
                lists);
    }

    /** Begins a document; what is not said stays empty, number and date blank. */
    public static Builder of(DocumentKind kind, Issuer issuer) {
        return new Builder(kind, issuer);
    }

    /** Collects the parts in the order in which they are read. */
    public static final class Builder {
        private final DocumentKind kind;
        private final Issuer issuer;
        private @Nullable String number;
        private @Nullable LocalDate date;
        private String unit = "";
        private String about = "";
        private String authority = "";
        private final List<String> addressees = new ArrayList<>();
        private final List<String> bases = new ArrayList<>();
        private final List<Block> body = new ArrayList<>();
        private @Nullable Signature signature;
        private @Nullable Signature clerk;
        private Recipients recipients = new Recipients(List.of(), "VT");
        private final List<Annex> annexes = new ArrayList<>();
        private final Map<String, String> details = new LinkedHashMap<>();
        private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();
        private int articles;

        private Builder(DocumentKind kind, Issuer issuer) {
            this.kind = kind;
            this.issuer = issuer;
        }

        public Builder issued(String number, LocalDate date) {
            this.number = number;
            this.date = date;
            return this;
        }

        public Builder draftedBy(String unit) {
            this.unit = unit;
            return this;
        }

        public Builder about(String about) {
            this.about = about;
            return this;
        }

        public Builder authority(String authority) {
            this.authority = authority;
            return this;
        }

        public Builder to(String... addressees) {
            this.addressees.addAll(List.of(addressees));
            return this;
        }

        public Builder basedOn(String... bases) {
            this.bases.addAll(List.of(bases));
            return this;
        }

        public Builder paragraph(String text) {
            return block(new Block.Paragraph(text));
        }

        public Builder heading(int level, String text) {
            return block(new Block.Heading(level, text));
        }

        /** The next article: they are numbered from 1. */
        public Builder article(String text, String... points) {
            articles++;
            return block(new Block.Article(articles, text, List.of(points)));
        }

        public Builder block(Block block) {
            body.add(block);
            return this;
        }

        /** @param capacity from the authority down; see {@link Signature} */
        public Builder signedBy(String name, String... capacity) {
            this.signature = new Signature(List.of(capacity), name);
            return this;
        }

        public Builder recordedBy(String name, String... capacity) {
            this.clerk = new Signature(List.of(capacity), name);
            return this;
        }

        public Builder copiesTo(String archive, String... recipients) {
            this.recipients = new Recipients(List.of(recipients), archive);
            return this;
        }

        public Builder annex(String title, Block... body) {
            annexes.add(new Annex(title, List.of(body)));
            return this;
        }

        /** A piece of the text by its name, e.g. {@code so_luong}; see {@link Documents#fields}. */
        public Builder detail(String name, String text) {
            details.put(name, text);
            return this;
        }

        /** The rows of a list by its name, e.g. {@code danh_sach}, each row with the same names. */
        public Builder list(String name, List<Map<String, String>> rows) {
            lists.put(name, List.copyOf(rows));
            return this;
        }

        public OfficialDocument build() {
            return new OfficialDocument(
                    kind,
                    issuer,
                    number,
                    date,
                    unit,
                    about,
                    authority,
                    addressees,
                    bases,
                    body,
                    Objects.requireNonNull(signature, "signature"),
                    clerk,
                    recipients,
                    annexes,
                    details,
                    lists);
        }
    }
}
