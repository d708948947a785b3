package vn.guongsang.certificate;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.certificate.paper.Look;
import vn.guongsang.certificate.paper.PrintFile;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.document.Attachments;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.Settings;
import vn.guongsang.job.LongWork;
import vn.guongsang.job.Outcome;
import vn.guongsang.organisation.Names;

/** Makes the file of a print. */
@Component
public class Printing implements LongWork {

    static final String KIND = "certificates-print";

    /** So many are read at once. */
    private static final int READ = 200;

    private static final int NAME = 60;

    private final Prints prints;
    private final Designs designs;
    private final Attachments attachments;
    private final Settings settings;

    Printing(Prints prints, Designs designs, Attachments attachments, Settings settings) {
        this.prints = prints;
        this.designs = designs;
        this.attachments = attachments;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(Task task) {
        Prints.Print print = prints.find(UUID.fromString(task.input())).orElseThrow();
        int pages = (int) print.pages();
        make(print, done -> task.progress().reached(done, pages));
        return Outcome.done("certificate.printed", print.pages()).at("/chung-nhan/ban-in/" + print.id());
    }

    /** One certificate at once. */
    @Transactional
    public UUID now(Actor by, Certificate certificate, String why) {
        UUID print = prints.begin(by, certificate.issuer(), List.of(certificate.id()), Prints.Form.ONE, why);
        make(prints.find(print).orElseThrow(), _ -> {});
        return print;
    }

    private void make(Prints.Print print, IntConsumer reached) {
        try (OutputStream file = prints.fileOf(print.id())) {
            switch (print.form()) {
                case ONE -> one(print, file, reached);
                case SINGLE -> single(print, file, reached);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void one(Prints.Print print, OutputStream file, IntConsumer reached) {
        try (var sheets = new PrintFile(print.fileName())) {
            each(print, reached, (look, certificate) -> add(sheets, look, certificate));
            sheets.save(file);
        }
    }

    private void single(Prints.Print print, OutputStream file, IntConsumer reached) throws IOException {
        try (var zip = new ZipOutputStream(new Unclosed(file))) {
            each(print, reached, (look, certificate) -> {
                try (var sheet = new PrintFile(certificate.wording().name())) {
                    add(sheet, look, certificate);
                    zip.putNextEntry(new ZipEntry(fileName(certificate)));
                    sheet.save(new Unclosed(zip));
                    zip.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Maker {
        void make(Look look, Certificate certificate);
    }

    private void each(Prints.Print print, IntConsumer reached, Maker maker) {
        Map<String, Look> looks = new HashMap<>();
        for (int done = 0; done < print.pages(); ) {
            List<Certificate> read = prints.pages(print.id(), done, READ);
            for (Certificate certificate : read) {
                maker.make(
                        looks.computeIfAbsent(
                                certificate.awardCode(), award -> designs.look(certificate.issuer(), award)),
                        certificate);
                reached.accept(++done);
            }
        }
    }

    private void add(PrintFile sheets, Look look, Certificate certificate) {
        sheets.add(look, certificate, address(certificate.token()), photo(certificate));
    }

    /** What a code says. */
    String address(byte[] token) {
        return settings.address() + "/xac-thuc/" + Code.text(token);
    }

    private byte @Nullable [] photo(Certificate certificate) {
        return certificate.photo() == null
                ? null
                : attachments.content(certificate.photo(), Rendition.CARD).orElse(null);
    }

    /** {@code 0015-2026-nguyen-van-an.pdf} */
    public static String fileName(Certificate certificate) {
        String name = Names.slug(certificate.wording().name());
        return "%04d-%d-%s.pdf"
                .formatted(
                        certificate.serial(),
                        certificate.year(),
                        name.length() > NAME ? name.substring(0, NAME) : name);
    }

    /** What is inside is closed before what holds it. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
